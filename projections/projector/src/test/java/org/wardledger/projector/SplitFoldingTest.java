package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.views.View;
import org.wardledger.views.ViewJson;

/// Several parts fold the same events, each at its own pace, dying and beginning again.
class SplitFoldingTest {
    private static final long EVENTS = 900;
    private static final int PARTS = 3;

    private final ToyStore store = new ToyStore(5, EVENTS);

    /// All indices of a split generation: of each part what its worker has written, and of that
    /// what searches see.
    private static final class Server {
        private final Map<Part, Map<String, Write>> written = new HashMap<>();
        private final Map<Part, Map<String, Write>> visible = new HashMap<>();
        private final Map<Part, Checkpoint> checkpoints = new HashMap<>();

        void take(Part part, List<Write> writes) {
            Map<String, Write> index = written.computeIfAbsent(part, p -> new HashMap<>());
            for (Write write : writes) {
                assertThat(part.owns(name(write.view()), documentOf(write))).isTrue();
                index.merge(
                        write.view() + "/" + write.id(),
                        write,
                        (old, next) -> next.version() > old.version() ? next : old);
            }
        }

        private static String documentOf(Write write) {
            int at = write.id().indexOf(Write.FROM);
            return at < 0 ? write.id() : write.id().substring(0, at);
        }

        private static String name(int view) {
            return ToyViews.ALL.get(view).name();
        }

        private static Map<Key, DocumentSource.Loaded> find(
                Map<String, Write> index, Key key, long position) {
            Map<Key, DocumentSource.Loaded> found = new HashMap<>();
            for (Write write : index.values()) {
                if (write.view() == key.view() && documentOf(write).equals(key.id())) {
                    View view = ViewJson.read(write.json(), ToyViews.ALL.get(key.view()).type());
                    if (view.from() <= position && position < view.to()) {
                        View open = view.until(View.CURRENT);
                        found.put(key, new DocumentSource.Loaded(open, write.json().length));
                    }
                }
            }
            return found;
        }
    }

    /// What one worker reads back.
    private record Source(Server server, Part part) implements DocumentSource {
        @Override
        public Map<Key, Loaded> load(Set<Key> keys, long position) {
            Map<Key, Loaded> found = new HashMap<>();
            for (Key key : keys) {
                assertThat(part.owns(Server.name(key.view()), key.id())).isTrue();
                found.putAll(
                        Server.find(server.written.getOrDefault(part, Map.of()), key, position));
            }
            return found;
        }

        @Override
        public Map<Key, Loaded> loadOthers(Set<Key> keys, long position, long since) {
            Map<Key, Loaded> found = new HashMap<>();
            for (Key key : keys) {
                Part owner = Part.ofDocument(Server.name(key.view()), key.id(), part.of());
                assertThat(owner).isNotEqualTo(part);
                if (server.checkpoints.get(owner).searchable() < since) {
                    throw new Behind(owner, since);
                }
                found.putAll(
                        Server.find(server.visible.getOrDefault(owner, Map.of()), key, position));
            }
            return found;
        }
    }

    private final class Worker {
        private final Server server;
        private final Part part;
        private final Documents documents;
        private final Folding folding;
        private final List<Batch> underWay = new ArrayList<>();
        private long position;
        private int waits;

        Worker(Server server, Part part, long cacheBytes) {
            this.server = server;
            this.part = part;
            Checkpoint from = server.checkpoints.get(part);
            this.position = from.position();
            this.documents =
                    new Documents(
                            new DocumentCache(cacheBytes),
                            new Source(server, part),
                            key -> part.owns(Server.name(key.view()), key.id()),
                            position == 0,
                            position);
            this.folding = new Folding(ToyViews.ALL, ToyViews.READER, documents, from);
        }

        void step(Random random) {
            List<Incoming> page = page(position + 1, position + 1 + random.nextInt(60));
            if (page.isEmpty()) {
                publish();
                return;
            }
            folding.prefetch(page);
            Folding.Result result = folding.fold(page, 1 + random.nextInt(80));
            assertThat(result.stop()).isNull();
            position += result.folded();
            if (result.batch() != null) {
                server.take(part, result.batch().ended());
                underWay.add(result.batch());
            }
            if (result.behind() != null) {
                waits++;
            }
            if (result.behind() != null || random.nextInt(4) == 0) {
                publish();
            }
        }

        private void publish() {
            for (Batch batch : underWay) {
                server.take(part, batch.current());
                documents.acknowledged(batch);
            }
            if (!underWay.isEmpty()) {
                server.visible.put(part, new HashMap<>(server.written.get(part)));
                Checkpoint at = server.checkpoints.get(part);
                Batch last = underWay.getLast();
                server.checkpoints.put(part, at.at(last, last.position(), Instant.EPOCH));
                underWay.clear();
            }
        }
    }

    private List<Incoming> page(long from, long to) {
        List<Incoming> page = new ArrayList<>();
        for (long position = from; position <= Math.min(to, EVENTS); position++) {
            page.add(
                    new Incoming(
                            store.event(position), ToyViews.READER.read(store.event(position))));
        }
        return page;
    }

    @Test
    void parts_at_any_pace_with_any_cache_and_any_death_write_what_one_worker_writes() {
        Expected expected = Expected.after(store, EVENTS);
        int waits = 0;
        for (int seed = 0; seed < 5; seed++) {
            Server server = new Server();
            waits += run(server, new Random(seed));
            long versions = 0;
            for (Part part : Part.all(PARTS)) {
                assertThat(server.checkpoints.get(part).position()).isEqualTo(EVENTS);
                versions += server.checkpoints.get(part).versions();
            }
            assertThat(versions).as("seed %d", seed).isEqualTo(expected.versions());
            for (int view = 0; view < ToyViews.ALL.size(); view++) {
                MultisetHash hash = new MultisetHash();
                int number = view;
                server.visible.values().stream()
                        .flatMap(index -> index.values().stream())
                        .filter(write -> write.view() == number)
                        .forEach(write -> hash.add(write.json()));
                assertThat(hash.text())
                        .as("view %d, seed %d", view, seed)
                        .isEqualTo(expected.digest(ToyViews.ALL.get(view)));
            }
        }
        assertThat(waits).as("a part had to wait for another").isPositive();
    }

    private int run(Server server, Random random) {
        Map<Part, Worker> workers = new HashMap<>();
        for (Part part : Part.all(PARTS)) {
            Checkpoint start = Checkpoint.start(1, part, "", List.of(), Instant.EPOCH);
            server.checkpoints.put(part, start);
        }
        int waits = 0;
        Set<Part> atEnd = new HashSet<>();
        for (int steps = 0; atEnd.size() < PARTS; steps++) {
            assertThat(steps).as("no circle of waiting").isLessThan(20_000);
            Part part = new Part(1 + random.nextInt(PARTS), PARTS);
            Worker worker = workers.get(part);
            if (worker == null || random.nextInt(40) == 0) {
                waits += worker == null ? 0 : worker.waits;
                worker = new Worker(server, part, random.nextInt(8_000));
                workers.put(part, worker);
            }
            worker.step(random);
            if (server.checkpoints.get(part).position() == EVENTS) {
                atEnd.add(part);
            }
        }
        return waits + workers.values().stream().mapToInt(worker -> worker.waits).sum();
    }
}
