package org.wardledger.transparency.note;

import java.util.List;
import java.util.Set;

/// Which witnesses are enough.
public sealed interface Quorum {
    /// No witness is asked for; whatever such a policy accepts is unwitnessed.
    record None() implements Quorum {}

    record One(Vkey witness) implements Quorum {}

    /// At least `threshold` of the members.
    record Group(int threshold, List<Quorum> members) implements Quorum {}

    default boolean met(Set<Vkey> cosigned) {
        return switch (this) {
            case None _ -> true;
            case One(Vkey witness) -> cosigned.contains(witness);
            case Group(int threshold, List<Quorum> members) ->
                    members.stream().filter(m -> m.met(cosigned)).count() >= threshold;
        };
    }
}
