package org.wardledger.domain.publication;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.RefusalCode;
import org.wardledger.domain.Streams;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.PublicationEvent;
import org.wardledger.events.PublicationEvent.Checked;
import org.wardledger.events.PublicationEvent.FieldsOpened;
import org.wardledger.events.PublicationEvent.OpeningReason;
import org.wardledger.events.PublicationEvent.TotalsRecomputed;
import org.wardledger.events.Revealed;
import org.wardledger.events.Revealed.Field;

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

    /// Open fields of one earlier event to everybody.
    ///
    /// @param event the earlier one
    /// @param names of the fields
    /// @param facts what the records say about opening it
    public record OpenFields(
            UUID event,
            OpeningReason why,
            @Nullable UUID decision,
            List<String> names,
            Openable facts)
            implements Command {
        @Override
        public String code() {
            return "publication.open";
        }

        @Override
        public String stream() {
            return Streams.openingsOf(event);
        }
    }

    /// @param inst home that the earlier event shows; null where it shows none
    /// @param values its openable fields with their values; empty for an unknown event
    /// @param closed whether what has to end before has ended
    /// @param enough fields of which enough wards have a part, so that they tell of nobody
    /// @param opened fields that postings have opened before
    public record Openable(
            Id.@Nullable Institution inst,
            Map<String, String> values,
            boolean closed,
            Set<String> enough,
            Set<String> opened) {}

    /// @param position of the last recount; 0 for none
    /// @param opened names of fields opened in this stream
    public record State(long position, PSet<String> opened) {}

    /// Why something is not published.
    public enum PublicationRefusal implements RefusalCode {
        POSITION_BEHIND("publication.position-behind"),
        NOT_OPENABLE("publication.not-openable"),
        TOO_EARLY("publication.too-early"),
        BELOW_K("publication.below-k"),
        ALREADY_OPEN("publication.already-open");

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
        return new State(0, HashTreePSet.empty());
    }

    @Override
    public Decision<PublicationEvent> decide(Command command, Envelope envelope, State state) {
        return switch (command) {
            case OpenFields c -> open(c, state);
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

    private static List<String> names(@Nullable List<Revealed> open) {
        return open == null
                ? List.of()
                : open.stream().flatMap(r -> r.fields().stream()).map(Field::name).toList();
    }

    /// First what can never be opened, then what not yet.
    private static Decision<PublicationEvent> open(OpenFields c, State state) {
        Openable facts = c.facts();
        if (c.names().isEmpty() || Set.copyOf(c.names()).size() != c.names().size()) {
            return Decision.refuse(CommonRefusal.MALFORMED, "names");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < c.names().size(); i++) {
            String name = c.names().get(i);
            String place = "names[" + i + "]";
            String value = facts.values().get(name);
            if (value == null) {
                return Decision.refuse(PublicationRefusal.NOT_OPENABLE, place);
            }
            if (facts.opened().contains(name) || state.opened().contains(name)) {
                return Decision.refuse(PublicationRefusal.ALREADY_OPEN, place);
            }
            if (!facts.closed()) {
                return Decision.refuse(PublicationRefusal.TOO_EARLY, place);
            }
            if (!facts.enough().contains(name)) {
                return Decision.refuse(PublicationRefusal.BELOW_K, place);
            }
            fields.add(new Field(name, value));
        }
        return Decision.accept(
                new FieldsOpened(
                        c.why(),
                        facts.inst(),
                        c.decision(),
                        List.of(new Revealed(c.event(), fields))));
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
            case TotalsRecomputed e -> new State(e.position(), state.opened());
            case FieldsOpened e ->
                    new State(state.position(), state.opened().plusAll(names(e.open())));
        };
    }
}
