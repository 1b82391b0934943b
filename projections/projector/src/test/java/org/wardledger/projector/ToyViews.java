package org.wardledger.projector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.Opened;
import org.wardledger.events.ActorMark;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.views.Audience;
import org.wardledger.views.Lookup;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// Views that are small and hard on a projector: one document that every event changes, some that
/// change often, one new one for each event, and old ones that change again much later.
final class ToyViews {
    static final Projection<Total> TOTALS = new Totals();
    static final Projection<Balance> BALANCES = new Balances();
    static final Projection<Move> MOVES = new Moves();
    static final List<Projection<?>> ALL = List.of(MOVES, BALANCES, TOTALS);

    private ToyViews() {}

    /// Understands what [ToyStore] holds.
    static final EventReader READER =
            new EventReader() {
                @Override
                @SuppressWarnings("unchecked")
                public Opened read(StoredEvent event) {
                    return new Opened.Whole((Recorded<LedgerEvent>) ToyStore.recorded(event));
                }

                @Override
                public String tag(ActorMark person, Recorded<? extends LedgerEvent> event) {
                    return person.actor().value();
                }
            };

    static long amount(Recorded<?> event) {
        return event.position() % 7 == 0 ? 0 : event.position() * 7919 % 100_003;
    }

    /// One for everything.
    record Total(String id, long from, long to, long events, long sum) implements View {
        @Override
        public Total until(long end) {
            return new Total(id, from, end, events, sum);
        }
    }

    /// One for each stream.
    record Balance(String id, long from, long to, long sum, @Nullable String last) implements View {
        @Override
        public Balance until(long end) {
            return new Balance(id, from, end, sum, last);
        }
    }

    /// One for each event; a fifth of them is marked as undone by a later one.
    record Move(
            String id, long from, long to, String account, long amount, long before, long undone)
            implements View {
        @Override
        public Move until(long end) {
            return new Move(id, from, end, account, amount, before, undone);
        }
    }

    private static String mapping(String fields) {
        return """
               {"dynamic":"strict","properties":{"id":{"type":"keyword"},"from":{"type":"long"},
               "to":{"type":"long"},%s}}"""
                .formatted(fields);
    }

    static class Totals implements Projection<Total> {
        @Override
        public String name() {
            return "toy-total";
        }

        @Override
        public Class<Total> type() {
            return Total.class;
        }

        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }

        @Override
        public String mapping() {
            return ToyViews.mapping("\"events\":{\"type\":\"long\"},\"sum\":{\"type\":\"long\"}");
        }

        @Override
        public boolean isLookedUp() {
            return false;
        }

        @Override
        public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
            return List.of("all");
        }

        @Override
        public Total fold(
                @Nullable Total before,
                String id,
                Recorded<? extends LedgerEvent> event,
                Lookup lookup) {
            long events = before == null ? 0 : before.events();
            long sum = before == null ? 0 : before.sum();
            return new Total(id, event.position(), View.CURRENT, events + 1, sum + amount(event));
        }
    }

    static class Balances implements Projection<Balance> {
        @Override
        public String name() {
            return "toy-balance";
        }

        @Override
        public Class<Balance> type() {
            return Balance.class;
        }

        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }

        @Override
        public String mapping() {
            return ToyViews.mapping("\"sum\":{\"type\":\"long\"},\"last\":{\"type\":\"keyword\"}");
        }

        @Override
        public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
            return List.of(event.stream());
        }

        @Override
        public Balance fold(
                @Nullable Balance before,
                String id,
                Recorded<? extends LedgerEvent> event,
                Lookup lookup) {
            long amount = amount(event);
            if (before != null && amount == 0) {
                return before;
            }
            long sum = before == null ? 0 : before.sum();
            return new Balance(
                    id, event.position(), View.CURRENT, sum + amount, "m-" + event.position());
        }
    }

    static class Moves implements Projection<Move> {
        @Override
        public String name() {
            return "toy-move";
        }

        @Override
        public Class<Move> type() {
            return Move.class;
        }

        @Override
        public Audience audience() {
            return Audience.PUBLIC;
        }

        @Override
        public String mapping() {
            return ToyViews.mapping(
                    "\"account\":{\"type\":\"keyword\"},\"amount\":{\"type\":\"long\"},"
                            + "\"before\":{\"type\":\"long\"},\"undone\":{\"type\":\"long\"}");
        }

        @Override
        public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
            String own = "m-" + event.position();
            long old = event.position() * 31 % (event.position() / 2 + 1);
            boolean undoes = event.position() % 5 == 0 && lookup.get(this, "m-" + old) != null;
            return undoes ? List.of(own, "m-" + old) : List.of(own);
        }

        @Override
        public Move fold(
                @Nullable Move before,
                String id,
                Recorded<? extends LedgerEvent> event,
                Lookup lookup) {
            if (before != null) {
                return new Move(
                        id,
                        event.position(),
                        View.CURRENT,
                        before.account(),
                        before.amount(),
                        before.before(),
                        event.position());
            }
            Balance balance = lookup.get(BALANCES, event.stream());
            return new Move(
                    id,
                    event.position(),
                    View.CURRENT,
                    event.stream(),
                    amount(event),
                    balance == null ? 0 : balance.sum(),
                    0);
        }
    }
}
