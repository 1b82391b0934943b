package org.wardledger.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;

/// The answer to a request. Both kinds are final: the same request under the same key gives the
/// same answer again.
public sealed interface Outcome {

    /// It happened, and is on disk.
    ///
    /// @param events what was recorded; empty when everything wished for was so already
    /// @param position place of the last event in the total order; of the head when there is none
    /// @param hit the answer of an earlier call under the same key
    record Done(List<Fact<? extends LedgerEvent>> events, long position, boolean hit)
            implements Outcome {

        public Done again() {
            return new Done(events, position, true);
        }
    }

    /// A rule says no. Nothing happened, except that the attempt may stand on the record.
    ///
    /// @param before the refusal that an earlier call under this key was given; null otherwise
    record Refused(Refusal refusal, @Nullable Refusal before) implements Outcome {}

    static Outcome refused(Refusal refusal) {
        return new Refused(refusal, null);
    }
}
