package org.wardledger.transparency;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wardledger.transparency.merkle.TreeHead;

/// How far the log is. A record is publicly provable once the witnessed checkpoint covers it;
/// before that it is recorded, and nobody but the operator vouches for it.
///
/// @param latest newest that the log has signed
/// @param witnessed newest that enough witnesses have cosigned
public record LogStatus(Optional<Seen> latest, Optional<Seen> witnessed) {

    /// @param at since when it stands in the public folder
    public record Seen(TreeHead head, Instant at) {
        public Duration age(Instant now) {
            return Duration.between(at, now);
        }
    }

    /// @param position of an event in the store, from 1
    public boolean provable(long position) {
        return witnessed.filter(w -> position <= w.head().size()).isPresent();
    }
}
