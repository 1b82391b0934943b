package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import org.wardledger.projector.FaultyWay.Culprit;
import org.wardledger.projector.FaultyWay.Fault;

class FaultyWayIT {
    private final long seed = Long.getLong("ledger.faults.seed", new Random().nextLong());

    @Test
    void lost_repeated_late_and_refused_requests_change_nothing() throws Exception {
        System.out.println("FaultyWayIT: -Dledger.faults.seed=" + seed);
        ToyStore store = new ToyStore(12, 700);
        try (Search search = Search.empty();
                FaultyWay way = new FaultyWay(search.server(), seed, Culprit.WAY);
                RestClient rest = Search.rest(way.port(), "none")) {
            Projector.Source source = Search.source(rest, store, ToyViews.ALL);
            ProjectorSettings settings =
                    Search.settings("here").withBatch(150, 250).withCacheBytesMax(100_000);
            try (Projector projector =
                    Projector.start(source, settings, ProjectorListener.none())) {
                for (int growth = 0; growth < 4; growth++) {
                    assertThat(projector.awaitSearchable(Duration.ofMinutes(3)))
                            .as("%s", projector.status())
                            .isTrue();
                    store.grow(50);
                }
                assertThat(projector.awaitSearchable(Duration.ofMinutes(3))).isTrue();
            }
            RebuildReport report =
                    new Rebuild(source, settings, ProjectorListener.none()).run(false);
            assertThat(report.swapped()).isTrue();
            assertThat(way.met()).containsKeys(Fault.TOO_MANY_REQUESTS, Fault.UNAVAILABLE);
            assertThat(way.met()).containsKeys(Fault.LOST_REQUEST, Fault.LOST_ANSWER);
            assertThat(way.met()).containsKeys(Fault.TWICE, Fault.LATE);
            Expected expected = Expected.after(store, 900);
            for (int generation : List.of(1, 2)) {
                expected.requireIn(search.client(), new Generation(generation), 900);
            }
        }
    }

    @Test
    void a_server_that_fails_inside_makes_it_begin_again_at_its_checkpoint() throws Exception {
        System.out.println("FaultyWayIT: -Dledger.faults.seed=" + seed);
        ToyStore store = new ToyStore(12, 600);
        try (Search search = Search.empty();
                FaultyWay way = new FaultyWay(search.server(), seed, Culprit.SERVER_FAILS);
                RestClient rest = Search.rest(way.port(), "none")) {
            Projector.Source source = Search.source(rest, store, ToyViews.ALL);
            ProjectorSettings settings = Search.settings("here").withBatch(100, 200);
            for (int run = 0; run < 3; run++) {
                // Each start reads back what it needs, from a server that does not answer for all.
                try (Projector projector =
                        Projector.start(source, settings, ProjectorListener.none())) {
                    store.grow(100);
                    assertThat(projector.awaitSearchable(Duration.ofMinutes(3)))
                            .as("%s", projector.status())
                            .isTrue();
                }
            }
            assertThat(way.met()).containsOnlyKeys(Fault.FAILED, Fault.FAILED_ITEMS);
            Expected.after(store, 900).requireIn(search.client(), new Generation(1), 900);
        }
    }

    @Test
    void what_is_said_to_stand_there_and_does_not_is_written_after_all() throws Exception {
        ToyStore store = new ToyStore(12, 300);
        try (Search search = Search.empty();
                FaultyWay way = new FaultyWay(search.server(), seed, Culprit.SERVER_FORGETS);
                RestClient rest = Search.rest(way.port(), "none")) {
            Projector.Source source = Search.source(rest, store, ToyViews.ALL);
            ProjectorSettings settings = Search.settings("here").withBatch(100, 200);
            try (Projector projector =
                    Projector.start(source, settings, ProjectorListener.none())) {
                for (int growth = 0; growth < 3; growth++) {
                    assertThat(projector.awaitSearchable(Duration.ofMinutes(3)))
                            .as("%s", projector.status())
                            .isTrue();
                    store.grow(50);
                }
                assertThat(projector.awaitSearchable(Duration.ofMinutes(3))).isTrue();
            }
            assertThat(way.met()).containsOnlyKeys(Fault.FORGOTTEN);
            Expected.after(store, 450).requireIn(search.client(), new Generation(1), 450);
        }
    }

    @Test
    void writes_that_come_twice_and_in_the_wrong_order_leave_the_newest() {
        ToyStore store = new ToyStore(5, 400);
        try (Search search = Search.empty()) {
            Projector.Source source = search.source(store, ToyViews.ALL);
            ProjectorSettings settings = Search.settings("here");
            Progress progress = new Progress(InstantSource.system(), ProjectorListener.none());
            Runner.Parts parts = source.parts(settings, progress, new Retry(settings, progress));
            Generation generation = parts.indices().liveOrFirst(1);
            Doubts doubts = new Doubts(parts, generation);
            BulkSender sender = new BulkSender(parts, generation, doubts);
            Random random = new Random(seed);
            List<Write> writes = new java.util.ArrayList<>();
            Documents documents =
                    new Documents(
                            new DocumentCache(Long.MAX_VALUE), DocumentSource.nothing(), true, 0);
            Folding folding =
                    new Folding(
                            ToyViews.ALL,
                            ToyViews.READER,
                            documents,
                            Checkpoint.start(1, "", List.of(), java.time.Instant.EPOCH));
            for (long position = 1; position <= 400; position++) {
                Incoming event =
                        new Incoming(
                                store.event(position), ToyViews.READER.read(store.event(position)));
                Batch batch = folding.fold(List.of(event), 100).batch();
                assertThat(batch).isNotNull();
                writes.addAll(batch.ended());
                writes.addAll(batch.current());
            }
            writes.addAll(List.copyOf(writes.subList(0, writes.size() / 2)));
            java.util.Collections.shuffle(writes, random);
            for (List<Write> some : BulkBody.split(writes, 1 << 20, 37)) {
                sender.send(some);
            }
            parts.indices().refresh(generation, Part.WHOLE);
            assertThat(doubts.isEmpty()).as("older versions came late").isFalse();
            doubts.settle();
            assertThat(doubts.isEmpty()).isTrue();
            doubts.add(List.of(new Write(0, "nobody", 400, "t.v1", new byte[0])));
            assertThatThrownBy(doubts::settle).isInstanceOf(SearchFailed.class);
            Expected.after(store, 400).requireIn(search.client(), generation, 400);
        }
    }
}
