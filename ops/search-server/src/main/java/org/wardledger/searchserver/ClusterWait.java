package org.wardledger.searchserver;

import static org.wardledger.searchserver.SearchServerException.Reason.DIED;
import static org.wardledger.searchserver.SearchServerException.Reason.TOO_SLOW;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Waits until a started server answers, and then until its indices can be read.
final class ClusterWait {

    private static final System.Logger LOG = System.getLogger(ClusterWait.class.getName());
    private static final Duration SHARDS_TIMEOUT = Duration.ofSeconds(60);
    private static final long PAUSE_MS = 100;

    private ClusterWait() {}

    /// A server whose indices stay unreadable is handed over all the same, because the way out is
    /// to rebuild them on it; [SearchHealth] says so.
    static void forAnswers(ServerProcess process, NodeHttp http, URI uri, long deadlineNanos) {
        while (http.get(uri, "/_cluster/health?filter_path=status").isEmpty()) {
            if (!process.isAlive()) {
                throw new SearchServerException(DIED, "The search server ended while starting.");
            }
            if (System.nanoTime() > deadlineNanos) {
                throw new SearchServerException(
                        TOO_SLOW, "The search server does not answer at " + uri + ".");
            }
            pause();
        }
        long shardsDeadline = Math.min(deadlineNanos, System.nanoTime() + SHARDS_TIMEOUT.toNanos());
        Optional<String> readable = Optional.empty();
        while (readable.isEmpty() && System.nanoTime() < shardsDeadline) {
            readable = http.get(uri, "/_cluster/health?wait_for_status=yellow&timeout=5s");
        }
        if (readable.isEmpty()) {
            LOG.log(Level.WARNING, "Some index of the search server cannot be read; rebuild it.");
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchServerException(DIED, "Interrupted while starting the search server.");
        }
    }
}
