package org.wardledger.launcher.bench;

import java.time.Duration;

/// Load that is not measured, for a minute at least, since the virtual machine compiles for so
/// long: ends when two looks one after the other are hardly faster than the best before them.
///
/// @param took until then
/// @param stable whether it ended for that reason, not because it was too long
record WarmUp(Duration took, boolean stable) {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int LOOKS_MIN = 12;
    private static final int LOOKS_MAX = 18;

    /// Hardly: less than 5 percent.
    private static boolean faster(long rate, long best) {
        return 100 * rate > 105 * best;
    }

    static WarmUp of(int clients, Clients.Call call) {
        long best = 0;
        int calm = 0;
        int looks = 0;
        while (looks < LOOKS_MAX && (looks < LOOKS_MIN || calm < 2)) {
            Clients.Times times = Clients.run(clients, LOOK, call);
            long rate = Figure.rate("", times.nanos().length, times.took()).value();
            calm = faster(rate, best) ? 0 : calm + 1;
            best = Math.max(best, rate);
            looks++;
        }
        return new WarmUp(LOOK.multipliedBy(looks), calm >= 2);
    }

    String text() {
        return "after a warm-up of %d s, %s"
                .formatted(
                        took.toSeconds(),
                        stable ? "when the rate no longer rose" : "the rate was still rising");
    }
}
