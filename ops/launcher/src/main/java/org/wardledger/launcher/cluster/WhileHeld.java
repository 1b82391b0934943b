package org.wardledger.launcher.cluster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that runs here for as long as this process has the right to it. Two may overlap for a
/// moment where a process was paused, so it has to be work that is harmless to do twice.
public final class WhileHeld implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhileHeld.class);
    private static final long LOOK_MILLIS = 500;

    private final Lease lease;
    private final Supplier<AutoCloseable> work;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable AutoCloseable running;

    private WhileHeld(Lease lease, Supplier<AutoCloseable> work) {
        this.lease = lease;
        this.work = work;
        this.thread =
                Thread.ofPlatform().name("turn-" + lease.name()).daemon().unstarted(this::run);
    }

    public static WhileHeld start(Lease lease, Supplier<AutoCloseable> work) {
        WhileHeld started = new WhileHeld(lease, work);
        started.thread.start();
        return started;
    }

    private void run() {
        try {
            do {
                look();
            } while (!end.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            stop();
        }
    }

    private void look() {
        boolean mine = lease.isHeld();
        if (mine && running == null) {
            try {
                running = work.get();
            } catch (RuntimeException e) {
                LOG.warn("{} does not start, trying again: {}", lease.name(), e.getMessage());
            }
        } else if (!mine) {
            stop();
        }
    }

    private void stop() {
        AutoCloseable now = running;
        running = null;
        if (now != null) {
            try {
                now.close();
            } catch (Exception e) {
                LOG.warn("{} did not end in order", lease.name(), e);
            }
        }
    }

    @Override
    public void close() {
        end.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        lease.leave();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
