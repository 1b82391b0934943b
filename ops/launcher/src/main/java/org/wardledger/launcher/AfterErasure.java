package org.wardledger.launcher;

import java.util.concurrent.atomic.AtomicLong;
import org.wardledger.command.Caller;
import org.wardledger.launcher.rebuild.Rebuilding;
import org.wardledger.launcher.rebuild.Rebuilding.Standing;

/// Makes the views anew after keys were destroyed, so that readers see "erased" where something
/// was. The views hold nothing that stood under a ward's key, so readers go on reading meanwhile.
/// One rebuild serves all erasures that came before it began.
final class AfterErasure implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AfterErasure.class.getName());
    private static final long LOOK_MILLIS = 200;

    private final Erasing erasing;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong followed = new AtomicLong();
    private volatile boolean closed;

    AfterErasure(Erasing erasing) {
        this.erasing = erasing;
    }

    /// Called before keys are destroyed.
    void begin() {
        erasing.begin();
        begun.incrementAndGet();
    }

    /// From now on. What an earlier process left under way, or the keys began as they were opened,
    /// is seen here.
    void follow(Rebuilding rebuilding) {
        if (erasing.isUnderWay()) {
            begun.incrementAndGet();
        }
        Thread.ofPlatform().daemon().name("after-erasure").start(() -> run(rebuilding));
    }

    private void run(Rebuilding rebuilding) {
        try {
            while (!closed) {
                if (begun.get() != followed.get() && !rebuilding.standing().running()) {
                    rebuild(rebuilding);
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the views could not be made anew after an erasure; restart to try again",
                    e);
        }
    }

    /// Differing views are what is expected: that is what was erased.
    private void rebuild(Rebuilding rebuilding) throws InterruptedException {
        long seen = begun.get();
        if (!rebuilding.start(true, Caller.clock())) {
            return;
        }
        Standing standing = rebuilding.standing();
        while (standing.running()) {
            if (closed) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
            standing = rebuilding.standing();
        }
        if (standing.state().equals("FAILED")) {
            throw new IllegalStateException(standing.trouble());
        }
        followed.set(seen);
        if (begun.get() == seen) {
            erasing.end();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
