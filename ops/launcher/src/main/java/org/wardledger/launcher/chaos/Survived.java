package org.wardledger.launcher.chaos;

import java.util.List;
import java.util.stream.Stream;

/// What became of all faults of one kind.
///
/// @param injected how often
/// @param survived how often the ledger was well again, with every check kept
/// @param recoveredMs from the end of each fault until the ledger was well again
/// @param acknowledgedMeanwhile commands that were acknowledged while the faults lasted
record Survived(
        String fault,
        int injected,
        int survived,
        List<Long> recoveredMs,
        long acknowledgedMeanwhile) {

    static Survived none(FaultKind kind) {
        return new Survived(kind.code(), 0, 0, List.of(), 0);
    }

    Survived and(boolean well, long ms, long acknowledged) {
        List<Long> times = Stream.concat(recoveredMs.stream(), Stream.of(ms)).sorted().toList();
        return new Survived(
                fault,
                injected + 1,
                survived + (well ? 1 : 0),
                times,
                acknowledgedMeanwhile + acknowledged);
    }

    String line() {
        String times = "-";
        if (!recoveredMs.isEmpty()) {
            times =
                    seconds(recoveredMs.getFirst())
                            + " / "
                            + seconds(recoveredMs.get(recoveredMs.size() / 2))
                            + " / "
                            + seconds(recoveredMs.getLast());
        }
        return "%-14s| %8d | %8d | %-22s | %d"
                .formatted(fault, injected, survived, times, acknowledgedMeanwhile);
    }

    private static String seconds(long ms) {
        return "%.1f".formatted(ms / 1_000.0);
    }
}
