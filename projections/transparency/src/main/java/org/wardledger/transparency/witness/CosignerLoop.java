package org.wardledger.transparency.witness;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a [Cosigner] go its rounds on a thread of its own.
public final class CosignerLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CosignerLoop.class);

    private final Cosigner cosigner;
    private final Duration pause;
    private final BooleanSupplier when;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    private CosignerLoop(Cosigner cosigner, Duration pause, BooleanSupplier when) {
        this.cosigner = cosigner;
        this.pause = pause;
        this.when = when;
        this.thread =
                Thread.ofPlatform().name("public-log-witnesses").daemon().unstarted(this::run);
    }

    /// Takes over the cosigner; it is closed with the loop.
    ///
    /// @param pause between two rounds
    public static CosignerLoop start(Cosigner cosigner, Duration pause) {
        return start(cosigner, pause, () -> true);
    }

    /// @param when whether a round is this process's to make
    public static CosignerLoop start(Cosigner cosigner, Duration pause, BooleanSupplier when) {
        var loop = new CosignerLoop(cosigner, pause, when);
        loop.thread.start();
        return loop;
    }

    /// Why a witness has not cosigned lately; empty where somebody else asks them.
    public Map<String, String> troubles() {
        return when.getAsBoolean() ? cosigner.troubles() : Map.of();
    }

    private void run() {
        try {
            do {
                try {
                    if (when.getAsBoolean()) {
                        var _ = cosigner.round();
                    } else {
                        cosigner.pause();
                    }
                } catch (IOException | RuntimeException e) {
                    LOG.warn("witnesses were not asked, trying again: {}", e.getMessage());
                }
            } while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        cosigner.close();
    }
}
