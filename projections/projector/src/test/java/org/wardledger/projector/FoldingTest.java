package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.projector.ToyViews.Total;
import org.wardledger.projector.Trouble.Kind;
import org.wardledger.views.Lookup;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.ViewJson;

class FoldingTest {
    private static final Checkpoint START = Checkpoint.start(1, "", List.of(), Instant.EPOCH);

    private final ToyStore store = new ToyStore(5, 10_000);

    private List<Incoming> page(long from, long to) {
        List<Incoming> page = new ArrayList<>();
        for (long position = from; position <= to; position++) {
            page.add(
                    new Incoming(
                            store.event(position), ToyViews.READER.read(store.event(position))));
        }
        return page;
    }

    private static Documents fresh() {
        return new Documents(new DocumentCache(1 << 20), DocumentSource.nothing(), true, 0);
    }

    /// Elasticsearch as a map: acknowledges late, gives back only what it has.
    private static final class Index implements DocumentSource {
        private final Map<String, Write> held = new HashMap<>();

        void take(List<Write> writes) {
            for (Write write : writes) {
                held.merge(
                        write.view() + "/" + write.id(),
                        write,
                        (old, next) -> next.version() > old.version() ? next : old);
            }
        }

        @Override
        public Map<Key, Loaded> load(java.util.Set<Key> keys, long position) {
            Map<Key, Loaded> found = new HashMap<>();
            for (Key key : keys) {
                Write write = held.get(key.view() + "/" + key.id());
                if (write != null) {
                    View view = ViewJson.read(write.json(), ToyViews.ALL.get(key.view()).type());
                    assertThat(view.from())
                            .as("never asked for what is under way")
                            .isLessThanOrEqualTo(position);
                    found.put(key, new Loaded(view, write.json().length));
                }
            }
            return found;
        }
    }

    @Test
    void any_cut_into_batches_and_any_cache_write_the_same_versions() {
        Expected expected = Expected.after(store, 3_000);
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Index index = new Index();
            Documents documents =
                    new Documents(
                            new DocumentCache(seed == 7 ? 0 : random.nextInt(20_000)),
                            index,
                            seed % 2 == 0,
                            0);
            Folding folding = new Folding(ToyViews.ALL, ToyViews.READER, documents, START);
            List<Batch> underWay = new ArrayList<>();
            long position = 0;
            while (position < 3_000) {
                long end = Math.min(3_000, position + 1 + random.nextInt(200));
                List<Incoming> page = page(position + 1, end);
                folding.prefetch(page);
                Folding.Result result = folding.fold(page, 1 + random.nextInt(300));
                position += result.folded();
                if (result.batch() != null) {
                    underWay.add(result.batch());
                }
                while (underWay.size() > random.nextInt(4)) {
                    Batch batch = underWay.removeFirst();
                    index.take(batch.ended());
                    index.take(batch.current());
                    documents.acknowledged(batch);
                }
            }
            underWay.forEach(batch -> index.take(batch.ended()));
            underWay.forEach(batch -> index.take(batch.current()));
            for (int view = 0; view < ToyViews.ALL.size(); view++) {
                MultisetHash hash = new MultisetHash();
                int number = view;
                index.held.values().stream()
                        .filter(write -> write.view() == number)
                        .forEach(write -> hash.add(write.json()));
                assertThat(hash.text())
                        .as("view %d, seed %d", view, seed)
                        .isEqualTo(expected.digest(ToyViews.ALL.get(view)));
            }
        }
    }

    @Test
    void an_event_that_one_view_cannot_fold_changes_no_view() {
        Projection<Total> broken =
                new ToyViews.Totals() {
                    @Override
                    public Total fold(
                            @Nullable Total before,
                            String id,
                            Recorded<? extends LedgerEvent> event,
                            Lookup lookup) {
                        if (event.position() == 3) {
                            throw new IllegalStateException("broken");
                        }
                        return super.fold(before, id, event, lookup);
                    }
                };
        Documents documents = fresh();
        Folding folding =
                new Folding(List.of(ToyViews.BALANCES, broken), ToyViews.READER, documents, START);
        Folding.Result result = folding.fold(page(1, 5), 100);
        assertThat(result.folded()).isEqualTo(2);
        ProjectorStopped stop = result.stop();
        assertThat(stop).isNotNull();
        assertThat(stop.trouble().kind()).isEqualTo(Kind.BROKEN_HISTORY);
        assertThat(stop.trouble().position()).isEqualTo(3);
        Batch batch = result.batch();
        assertThat(batch).isNotNull();
        assertThat(batch.position()).isEqualTo(2);
        String third = store.event(3).stream();
        View balance = documents.get(0, third);
        assertThat(balance == null || balance.from() < 3).isTrue();
    }

    @Test
    void a_version_that_names_another_id_or_position_stops_the_fold() {
        Projection<Total> liar =
                new ToyViews.Totals() {
                    @Override
                    public Total fold(
                            @Nullable Total before,
                            String id,
                            Recorded<? extends LedgerEvent> event,
                            Lookup lookup) {
                        return new Total("other", event.position(), View.CURRENT, 1, 1);
                    }
                };
        Folding.Result result =
                new Folding(List.of(liar), ToyViews.READER, fresh(), START).fold(page(1, 5), 100);
        assertThat(result.folded()).isZero();
        assertThat(result.stop()).isNotNull();
    }

    @Test
    void the_chain_goes_on_from_a_checkpoint() {
        Folding whole = new Folding(ToyViews.ALL, ToyViews.READER, fresh(), START);
        Batch all = whole.fold(page(1, 50), 10_000).batch();
        assertThat(all).isNotNull();

        Documents documents = fresh();
        Batch first =
                new Folding(ToyViews.ALL, ToyViews.READER, documents, START)
                        .fold(page(1, 20), 10_000)
                        .batch();
        assertThat(first).isNotNull();
        Checkpoint saved = START.at(first, 0, Instant.EPOCH);
        Batch second =
                new Folding(ToyViews.ALL, ToyViews.READER, documents, saved)
                        .fold(page(21, 50), 10_000)
                        .batch();
        assertThat(second).isNotNull();
        assertThat(second.chain()).isEqualTo(all.chain());
        assertThat(second.versions()).isEqualTo(all.versions());
    }
}
