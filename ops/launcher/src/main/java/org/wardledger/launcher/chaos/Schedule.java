package org.wardledger.launcher.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What goes wrong, in which order and for how long. Follows from the seed alone: a run that found
/// something is run again. Every kind comes once before any comes twice.
///
/// @param planned more than any run reaches; the time decides where it ends
record Schedule(List<Planned> planned) {
    private static final int ROUNDS = 64;

    /// One fault to come.
    ///
    /// @param calmMs load before it, with nothing wrong, milliseconds
    /// @param holdMs how long it lasts, milliseconds
    /// @param variant any number: what exactly is done, where a kind has several ways
    record Planned(int number, FaultKind kind, int calmMs, int holdMs, int variant) {

        String text() {
            return "%d %s after %d ms for %d ms (variant %d)"
                    .formatted(number, kind.code(), calmMs, holdMs, variant);
        }
    }

    static Schedule of(long seed, List<FaultKind> kinds) {
        Random random = new Random(seed);
        List<Planned> planned = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<FaultKind> order = new ArrayList<>(kinds);
            Collections.shuffle(order, random);
            for (FaultKind kind : order) {
                int hold = 1_000 * kind.shortest;
                planned.add(
                        new Planned(
                                planned.size() + 1,
                                kind,
                                random.nextInt(1_000, 3_000),
                                hold + random.nextInt(1_000 * (kind.longest - kind.shortest) + 1),
                                random.nextInt(1_000)));
            }
        }
        return new Schedule(List.copyOf(planned));
    }
}
