package org.wardledger.projector;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.projector.Trouble.Kind;

/// Repeats what failed for want of a server until it works or the run is to end: an outage is
/// waited out, however long, and is visible in the status meanwhile.
final class Retry {

    /// The run is to end while a server is away; nothing more is written.
    static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("ended while waiting for a server");
        }
    }

    private final Duration min;
    private final Duration max;
    private final Progress progress;
    private final CountDownLatch ending = new CountDownLatch(1);

    Retry(ProjectorSettings settings, Progress progress) {
        this.min = settings.pauses().min();
        this.max = settings.pauses().max();
        this.progress = progress;
    }

    /// From now on nothing is waited for.
    void end() {
        ending.countDown();
    }

    boolean isEnding() {
        return ending.getCount() == 0;
    }

    /// Sleeps unless the run is ending.
    void pause(Duration time) {
        try {
            if (ending.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Abandoned();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Abandoned();
        }
    }

    <T> T call(Supplier<T> work) {
        long pause = min.toNanos();
        while (true) {
            Kind failed;
            try {
                T result = work.get();
                progress.recovered(Kind.SEARCH_GONE);
                return result;
            } catch (SearchUnavailable e) {
                failed = Kind.SEARCH_GONE;
                progress.outage(failed, String.valueOf(e.getMessage()));
            }
            pause(Duration.ofNanos(jittered(pause)));
            pause = Math.min(pause * 2, max.toNanos());
        }
    }

    /// The same for reads of the event store.
    <T> T reading(Supplier<T> work) {
        long pause = min.toNanos();
        while (true) {
            try {
                T result = work.get();
                progress.recovered(Kind.STORE_GONE);
                return result;
            } catch (EventStoreUnavailable e) {
                progress.outage(Kind.STORE_GONE, String.valueOf(e.getMessage()));
            }
            pause(Duration.ofNanos(jittered(pause)));
            pause = Math.min(pause * 2, max.toNanos());
        }
    }

    /// Between half the pause and the whole of it, so that several writers do not come back at
    /// the same instant.
    private static long jittered(long nanos) {
        return nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1);
    }
}
