package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a log behind its event store, on a thread of its own. An outage is tried again for as long
/// as it lasts; a contradiction ends the log, and only the log: recording goes on without it.
public final class LogFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sequencer writer;
    private final Duration cadence;
    private final Function<Exception, String> words;
    private final Thread thread;
    private final AtomicReference<Optional<String>> trouble =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> verdict =
            new AtomicReference<>(Optional.empty());
    private final CountDownLatch end = new CountDownLatch(1);

    private LogFollower(Sequencer writer, Duration cadence, Function<Exception, String> words) {
        this.writer = writer;
        this.cadence = cadence;
        this.words = words;
        this.thread = Thread.ofPlatform().name("public-log").daemon().unstarted(this::run);
    }

    /// Takes over the writer; it is closed with the follower.
    ///
    /// @param words what is said of a contradiction or an outage to whoever runs the log
    public static LogFollower start(
            Sequencer writer, Duration cadence, Function<Exception, String> words) {
        var follower = new LogFollower(writer, cadence, words);
        follower.thread.start();
        return follower;
    }

    /// What keeps the log from growing; empty while all is well.
    public Optional<String> trouble() {
        return verdict.get().or(trouble::get);
    }

    /// Whether it has given up for good.
    public boolean stopped() {
        return !thread.isAlive();
    }

    /// Signs nothing any more, not even after a new start, for a reason that came from outside: a
    /// witness that shows this log's own signature under another history.
    public void halt(String reason) {
        try {
            writer.halt(reason);
        } catch (IOException e) {
            LOG.error("the reason to halt could not be written down: {}", e.getMessage());
        }
        stop(new LogContradiction(Contradiction.HALTED, reason));
    }

    private void stop(LogContradiction contradiction) {
        end.countDown();
        String reason = words.apply(contradiction);
        verdict.set(Optional.of(reason));
        LOG.error("the public log has stopped: {}", reason);
    }

    private void run() {
        while (end.getCount() > 0) {
            try {
                boolean more = writer.advance();
                trouble.set(Optional.empty());
                pause(more ? Duration.ZERO : cadence);
            } catch (LogContradiction e) {
                stop(e);
            } catch (IOException | RuntimeException e) {
                String said = words.apply(e);
                trouble.set(Optional.of(said));
                LOG.warn("the public log does not grow, trying again: {}", said);
                pause(PATIENCE);
            }
        }
    }

    private void pause(Duration time) {
        try {
            var _ = end.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            end.countDown();
        }
    }

    /// Waits for the checkpoint under way.
    @Override
    public void close() throws IOException {
        end.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("the public log is busy; waiting for its checkpoint");
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
