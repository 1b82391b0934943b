package org.wardledger.launcher.chaos;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Somebody who reads public pages all the time. A page may say that reading is interrupted; it may
/// not fail, show its inside or keep anybody waiting.
final class Visitor {
    private static final List<String> PAGES =
            List.of(
                    "/?lang=ru",
                    "/search?q=shoes&lang=en",
                    "/search?lang=kk",
                    "/institutions?lang=en",
                    "/audit?lang=ru",
                    "/proof?lang=en",
                    "/about?lang=kk",
                    "/log/checkpoint",
                    "/api/v1/public/replay?asOf=1");

    private static final long PACE_MS = 300;
    private final Door door;
    private final Tally tally;
    private final Random random;
    private volatile boolean ended;
    private @Nullable Thread thread;

    Visitor(Door door, Tally tally, long seed) {
        this.door = door;
        this.tally = tally;
        this.random = new Random(seed);
    }

    void start() {
        thread = Thread.ofPlatform().name("visitor").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!ended) {
                door.look(PAGES.get(random.nextInt(PAGES.size())));
                tally.pages.increment();
                Thread.sleep(PACE_MS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void end() throws InterruptedException {
        ended = true;
        if (thread != null) {
            thread.join();
        }
    }
}
