package org.wardledger.domain.access;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.when;

import java.util.List;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.events.AccessEvent;
import org.wardledger.events.AccessEvent.Read;
import org.wardledger.events.AccessEvent.ReadsRecorded;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;

/// Reads of wards' data, each for itself: nothing that was read before changes what is recorded
/// now. Whether somebody may read is decided before, by those who hold the data.
public final class Reads implements Decider<Reads.RecordReads, Reads.State, AccessEvent> {

    /// @param inst home that holds the data
    /// @param reads what is about to be handed out
    public record RecordReads(Id.Institution inst, List<Read> reads)
            implements org.wardledger.domain.Command {
        @Override
        public String code() {
            return "access.record-reads";
        }
    }

    /// Nothing to remember.
    public record State() {}

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Decision<AccessEvent> decide(RecordReads command, Envelope envelope, State state) {
        List<Read> reads = command.reads();
        return accept(
                () -> new ReadsRecorded(command.inst(), List.copyOf(reads)),
                when(reads.isEmpty(), CommonRefusal.MALFORMED, "reads"),
                when(
                        reads.stream().anyMatch(r -> r.to().isBefore(r.from())),
                        CommonRefusal.MALFORMED,
                        "reads"));
    }

    @Override
    public State evolve(State state, Fact<? extends AccessEvent> fact) {
        return switch (fact.event()) {
            case ReadsRecorded _ -> state;
        };
    }
}
