package org.wardledger.domain.publication;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.when;

import java.util.List;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.RefusalCode;
import org.wardledger.domain.Streams;
import org.wardledger.events.Fact;
import org.wardledger.events.PublicationEvent;
import org.wardledger.events.PublicationEvent.Checked;
import org.wardledger.events.PublicationEvent.TotalsRecomputed;

/// What the ledger says about what it has published.
public final class Publishing
        implements Decider<Publishing.Command, Publishing.State, PublicationEvent> {

    /// What may be asked.
    public sealed interface Command extends org.wardledger.domain.Command {
        /// Where it is recorded.
        String stream();
    }

    /// @param position of the last event that log and views both know
    /// @param views each compared with the log
    public record RecordRecount(long position, List<Checked> views) implements Command {
        @Override
        public String code() {
            return "publication.record-recount";
        }

        @Override
        public String stream() {
            return Streams.RECOUNTS;
        }
    }

    /// @param position of the last recount; 0 for none
    public record State(long position) {}

    /// Why something is not published.
    public enum PublicationRefusal implements RefusalCode {
        POSITION_BEHIND("publication.position-behind");

        private final String code;

        PublicationRefusal(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Step step() {
            return Step.STATE;
        }
    }

    @Override
    public State initial() {
        return new State(0);
    }

    @Override
    public Decision<PublicationEvent> decide(Command command, Envelope envelope, State state) {
        return switch (command) {
            case RecordRecount c ->
                    accept(
                            () -> new TotalsRecomputed(c.position(), List.copyOf(c.views())),
                            when(c.position() < 1, CommonRefusal.MALFORMED, "position"),
                            when(!told(c.views()), CommonRefusal.MALFORMED, "views"),
                            when(
                                    c.position() < state.position(),
                                    PublicationRefusal.POSITION_BEHIND,
                                    "position"));
        };
    }

    /// What is called equal differs nowhere.
    private static boolean told(List<Checked> views) {
        return !views.isEmpty()
                && views.stream()
                        .allMatch(v -> v.records() >= 0 && v.equal() == (v.differing() == 0));
    }

    @Override
    public State evolve(State state, Fact<? extends PublicationEvent> fact) {
        return switch (fact.event()) {
            case TotalsRecomputed e -> new State(e.position());
        };
    }
}
