package org.wardledger.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.AppendResult.DuplicateEventId;
import org.wardledger.eventstore.AppendResult.WrongRevision;

/// Random appends to few streams out of few ids, some of them under way together, with restarts in
/// between, against a model of twenty lines. The streams and ids are few so that conflicts,
/// repeats and half repeats come often.
public abstract class EventStoreProperties {
    private static final int IDS = 12;

    /// An empty store; every try asks for a new one.
    protected abstract EventStore fresh() throws Exception;

    /// Closes the store and opens the same data again.
    protected abstract EventStore reopen(EventStore store) throws Exception;

    /// Whether appends to different streams that are under way together keep the order of the
    /// calls; where not, only those to one stream are left under way together.
    protected boolean keepsTheOrderOfCalls() {
        return true;
    }

    /// @param revision -2 any, -1 none, otherwise the exact one
    protected record Step(
            String stream, int revision, List<Integer> ids, boolean settle, int restart) {

        ExpectedRevision expected() {
            return revision == -2 ? ExpectedRevision.any() : ExpectedRevision.after(revision);
        }

        List<NewEvent> events() {
            return ids.stream().map(EventStoreProperties::event).toList();
        }
    }

    private static NewEvent event(int id) {
        byte[] bytes = ("event " + id).getBytes(UTF_8);
        Instant at = Instant.ofEpochSecond(1_000 + id * 37 % IDS);
        return new NewEvent(new UUID(7, id), "t" + id % 3, at, bytes, bytes);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<List<Integer>> ids =
                Arbitraries.integers().between(0, IDS - 1).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of("a", "b"),
                        Arbitraries.integers().between(-2, 4),
                        ids,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 15))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void every_answer_is_what_the_rules_say(@ForAll("steps") List<Step> steps) throws Exception {
        EventStore store = fresh();
        var model = new Model();
        try {
            var underWay = new ArrayList<CompletableFuture<AppendResult>>();
            var due = new ArrayList<AppendResult>();
            String stream = "";
            for (Step step : steps) {
                if (!keepsTheOrderOfCalls() && !step.stream().equals(stream)) {
                    settle(underWay, due);
                }
                stream = step.stream();
                underWay.add(store.append(step.stream(), step.expected(), step.events()));
                due.add(model.append(step));
                if (step.settle() || step.restart() == 0) {
                    settle(underWay, due);
                }
                if (step.restart() == 0) {
                    store = reopen(store);
                }
            }
            settle(underWay, due);
            model.check(store);
            store = reopen(store);
            model.check(store);
        } finally {
            store.close();
        }
    }

    /// The store takes the appends of one caller in the order of the calls, so the answers are due
    /// in that order even where they shared a commit.
    private static void settle(
            List<CompletableFuture<AppendResult>> underWay, List<AppendResult> due) {
        assertThat(underWay.stream().map(answer -> answer.join()).toList()).isEqualTo(due);
        underWay.clear();
        due.clear();
    }

    private record Placed(int id, String stream, int revision) {}

    /// The rules, without disk, threads or indexes.
    private static final class Model {
        private final List<Placed> all = new ArrayList<>();
        private final Map<String, List<Integer>> streams = new HashMap<>();

        AppendResult append(Step step) {
            List<Integer> ids = step.ids();
            for (int i = 0; i < ids.size(); i++) {
                if (ids.subList(0, i).contains(ids.get(i))) {
                    return new DuplicateEventId(new UUID(7, ids.get(i)));
                }
            }
            for (int id : ids) {
                if (positionOf(id) > 0) {
                    Appended first = repeated(step);
                    return first != null ? first : new DuplicateEventId(new UUID(7, id));
                }
            }
            List<Integer> stream =
                    streams.computeIfAbsent(step.stream(), name -> new ArrayList<>());
            int actual = stream.size() - 1;
            if (step.revision() != -2 && step.revision() != actual) {
                return new WrongRevision(step.stream(), actual);
            }
            long first = all.size() + 1L;
            for (int id : ids) {
                all.add(new Placed(id, step.stream(), stream.size()));
                stream.add(id);
            }
            return new Appended(first, all.size(), stream.size() - 1L, false);
        }

        private @Nullable Appended repeated(Step step) {
            int position = positionOf(step.ids().get(0));
            if (position == 0) {
                return null;
            }
            Placed first = all.get(position - 1);
            List<Integer> stream = streams.getOrDefault(step.stream(), List.of());
            int end = first.revision() + step.ids().size();
            boolean there =
                    first.stream().equals(step.stream())
                            && (step.revision() == -2 || step.revision() == first.revision() - 1)
                            && end <= stream.size()
                            && stream.subList(first.revision(), end).equals(step.ids());
            return there
                    ? new Appended(
                            position,
                            positionOf(step.ids().get(step.ids().size() - 1)),
                            end - 1L,
                            true)
                    : null;
        }

        /// 0 for an id that is not there.
        private int positionOf(int id) {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).id() == id) {
                    return i + 1;
                }
            }
            return 0;
        }

        void check(EventStore store) {
            List<StoredEvent> stored = store.readAll(0, 1_000);
            assertThat(store.head()).isEqualTo(all.size());
            assertThat(stored).hasSize(all.size());
            for (int i = 0; i < stored.size(); i++) {
                Placed placed = all.get(i);
                assertThat(stored.get(i).position()).isEqualTo(i + 1);
                StoreUnderTest.same(
                        stored.get(i), placed.stream(), placed.revision(), event(placed.id()));
            }
            streams.forEach(
                    (stream, ids) ->
                            assertThat(store.read(stream, 0, 1_000))
                                    .extracting(event -> (int) event.id().getLeastSignificantBits())
                                    .isEqualTo(ids));
            for (long second = 999; second <= 1_000 + IDS; second++) {
                checkTime(store, stored, Instant.ofEpochSecond(second));
            }
        }

        private static void checkTime(EventStore store, List<StoredEvent> stored, Instant at) {
            long before =
                    stored.stream().takeWhile(event -> event.recordedAt().isBefore(at)).count();
            assertThat(store.positionAt(at)).isEqualTo(before);
        }
    }
}
