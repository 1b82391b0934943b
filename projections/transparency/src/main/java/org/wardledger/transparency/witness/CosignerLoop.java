package org.wardledger.transparency.witness;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a [Cosigner] go its rounds on a thread of its own.
public final class CosignerLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CosignerLoop.class);

    private final Cosigner cosigner;
    private final Duration pause;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    private CosignerLoop(Cosigner cosigner, Duration pause) {
        this.cosigner = cosigner;
        this.pause = pause;
        this.thread =
                Thread.ofPlatform().name("public-log-witnesses").daemon().unstarted(this::run);
    }

    /// Takes over the cosigner; it is closed with the loop.
    ///
    /// @param pause between two rounds
    public static CosignerLoop start(Cosigner cosigner, Duration pause) {
        var loop = new CosignerLoop(cosigner, pause);
        loop.thread.start();
        return loop;
    }

    private void run() {
        try {
            do {
                try {
                    var _ = cosigner.round();
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
