package org.wardledger.projector;

import java.time.Duration;

/// How the work is shared out among workers, in this process and in others.
///
/// @param parts of the generations that this process makes; one that stands keeps the number it
///     was made with. 0: as many as the one before, and one where there is none
/// @param workers parts that this process writes while others take the rest; a part that nobody
///     takes it writes as well
/// @param grace how long a part has to be free before a process takes more than `workers`
/// @param handBack after which time a process offers what it has taken beyond `workers`
public record Split(int parts, int workers, Duration grace, Duration handBack) {
    public static final int PARTS_MAX = Part.PARTS_MAX;

    /// Nobody has said anything.
    public static final Split AS_IT_STANDS = of(0, PARTS_MAX);

    public Split {
        if (parts < 0 || parts > PARTS_MAX || workers < 1) {
            throw new IllegalArgumentException(
                    "%d parts and %d workers: at most %d parts, at least 1 worker"
                            .formatted(parts, workers, PARTS_MAX));
        }
    }

    public static Split of(int parts, int workers) {
        return new Split(parts, workers, Duration.ofSeconds(3), Duration.ofMinutes(5));
    }

    /// Parts of a generation where there is none before.
    int ofFirst() {
        return Math.max(1, parts);
    }

    /// Parts of the generation after another.
    int after(Generation before) {
        return parts == 0 ? before.parts() : parts;
    }

    public Split withTimes(Duration free, Duration back) {
        return new Split(parts, workers, free, back);
    }
}
