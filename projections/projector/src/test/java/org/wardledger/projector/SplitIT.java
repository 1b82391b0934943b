package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.Trouble.Kind;
import org.wardledger.views.AsKnownAt;

/// Several workers, each with a part of the documents.
class SplitIT {
    private static final Generation TWO = new Generation(1, 2);
    private static final Split EACH_ONE =
            Split.of(2, 1).withTimes(Duration.ofMillis(700), Duration.ofSeconds(2));

    private Search search = Search.empty();

    @BeforeEach
    void begin() {
        search.close();
        search = Search.empty();
    }

    @AfterEach
    void end() {
        search.close();
    }

    private Projector start(ToyStore store, String owner, Split split) {
        return search.start(store, settings(owner, split));
    }

    private static ProjectorSettings settings(String owner, Split split) {
        return Search.settings(owner)
                .withLease(Duration.ofSeconds(10))
                .withSplit(split)
                .withBatch(100, 150);
    }

    /// With a cache that holds little, so that documents of the other part have to be read back.
    private Projector forgetful(ToyStore store, String owner) {
        return search.start(
                store,
                settings(owner, EACH_ONE)
                        .withLease(Duration.ofSeconds(2))
                        .withCacheBytesMax(20_000));
    }

    @Test
    void two_processes_share_the_work_and_one_takes_over_when_the_other_dies() throws Exception {
        ToyStore store = new ToyStore(20, 1_500);
        Projector first = forgetful(store, "one");
        try (Projector second = forgetful(store, "two")) {
            await(() -> held(first) == 1 && held(second) == 1);
            assertThat(first.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            assertThat(second.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            Expected.after(store, 1_500).requireIn(search.client(), TWO, 1_500);
            PartStatus dead = part(first, true);

            first.crash();
            store.grow(300);
            long start = System.nanoTime();
            while (held(second) < 2) {
                long shown = live().searchable();
                if (checkpoint(dead.number()).owner().equals("one")) {
                    assertThat(shown).as("the least of both").isEqualTo(1_500);
                }
                Thread.sleep(20);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isLessThan(Duration.ofSeconds(15));
            }
            await(() -> live().searchable() == 1_800);
            Expected.after(store, 1_800).requireIn(search.client(), TWO, 1_800);

            try (Projector again = forgetful(store, "three")) {
                await(() -> held(again) == 1 && held(second) == 1);
                store.grow(100);
                assertThat(again.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
                assertThat(live().searchable()).isEqualTo(1_900);
            }
        }
        Expected expected = Expected.after(store, 1_900);
        expected.requireIn(search.client(), TWO, 1_900);
        assertThat(checkpoint(1).versions() + checkpoint(2).versions())
                .isEqualTo(expected.versions());
        assertThat(checkpoint(1).chain()).isEqualTo(checkpoint(2).chain());
    }

    /// At every moment the position shown is one at which every document is there, and once.
    @Test
    void readers_at_the_position_shown_never_miss_a_document_and_never_see_one_twice()
            throws Exception {
        ToyStore store = new ToyStore(5, 400);
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong looked = new AtomicLong();
        AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();
        try (Projector projector = start(store, "here", Split.of(3, 3))) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            Thread reader =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            while (!done.get()) {
                                                requireWhole(live().searchable());
                                                looked.incrementAndGet();
                                            }
                                        } catch (Throwable e) {
                                            wrong.set(e);
                                        }
                                    });
            for (int step = 0; step < 50; step++) {
                store.grow(17);
                Thread.sleep(30);
            }
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            done.set(true);
            reader.join();
        }
        assertThat(wrong.get()).isNull();
        assertThat(looked.get()).isGreaterThan(5);
        requireWhole(store.head());
        assertThat(live()).isEqualTo(new LivePosition(1, 400 + 50 * 17));
    }

    /// Each event makes one move, changes the total, and may change one of five balances.
    private void requireWhole(long position) {
        assertThat(known("toy-move", position)).isEqualTo(position);
        assertThat(known("toy-total", position)).isEqualTo(1);
        assertThat(known("toy-balance", position)).isEqualTo(5);
    }

    private long known(String view, long position) {
        String query =
                "{\"size\":0,\"track_total_hits\":true,\"query\":%s}"
                        .formatted(new AsKnownAt(position).filter());
        return search.client()
                .require(
                        "POST",
                        "/" + view + SearchClient.SEARCH,
                        query.getBytes(StandardCharsets.UTF_8))
                .json()
                .at("/hits/total/value")
                .longValue();
    }

    @Test
    void documents_in_one_part_go_on_so_until_a_rebuild_splits_them_and_back() throws Exception {
        ToyStore store = new ToyStore(20, 600);
        try (Projector whole = search.start(store)) {
            assertThat(whole.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        Map<String, Object> before = search.checkpointFields("g1");
        assertThat(before).doesNotContainKeys("part", "parts");

        try (Projector projector = start(store, "here", Split.of(3, 3))) {
            store.grow(100);
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            assertThat(projector.parts()).hasSize(1);
            Expected.after(store, 700).requireIn(search.client(), new Generation(1), 700);

            RebuildReport split = rebuild(store, Split.of(3, 3)).run(false);
            assertThat(split.differing()).isEmpty();
            assertThat(split.swapped()).isTrue();
            await(() -> projector.parts().size() == 3 && held(projector) == 3);
            store.grow(100);
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            assertThat(live()).isEqualTo(new LivePosition(2, 800));
            Expected.after(store, 800).requireIn(search.client(), new Generation(2, 3), 800);
            assertThat(search.checkpointFields("g2")).containsEntry("parts", 3);
            assertThat(search.checkpointFields("g1").keySet()).isEqualTo(before.keySet());

            assertThat(rebuild(store, Split.AS_IT_STANDS).rollback()).contains(1);
            await(() -> projector.parts().size() == 1);
            store.grow(50);
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            assertThat(live()).isEqualTo(new LivePosition(1, 850));
        }
        Expected.after(store, 850).requireIn(search.client(), new Generation(1), 850);
    }

    @Test
    void processes_told_different_numbers_make_one_generation_together() throws Exception {
        ToyStore store = new ToyStore(9, 900);
        try (Projector one = start(store, "one", Split.of(2, 1));
                Projector two = start(store, "two", Split.of(4, 2));
                Projector three = start(store, "three", Split.AS_IT_STANDS)) {
            await(() -> searchable() == 900);
            await(() -> held(one) + held(two) + held(three) == live(store).parts());
        }
        Expected.after(store, 900).requireIn(search.client(), live(store), 900);
    }

    @Test
    void a_part_whose_checkpoint_was_lost_is_written_again_and_others_stay() throws Exception {
        ToyStore store = new ToyStore(9, 500);
        Split both = Split.of(2, 2);
        try (Projector projector = start(store, "here", both)) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        search.client().require("DELETE", "/" + Checkpoint.INDEX + "/_doc/g1-2");
        assertThat(live().searchable()).as("a part of which nothing is known").isZero();
        store.grow(50);
        try (Projector projector = start(store, "here", both)) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        Expected.after(store, 550).requireIn(search.client(), TWO, 550);

        RebuildReport report = rebuild(store, Split.AS_IT_STANDS).run(false);
        assertThat(report.differing()).isEmpty();
        assertThat(live(store)).as("split as before").isEqualTo(new Generation(2, 2));
    }

    @Test
    void what_stops_one_part_does_not_stop_the_other_and_is_told() throws Exception {
        ToyStore store = new ToyStore(9, 200);
        try (Projector before = start(store, "one", EACH_ONE);
                Projector other = start(store, "two", EACH_ONE)) {
            await(() -> held(before) == 1 && held(other) == 1);
            assertThat(before.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            int mine = part(before, true).number();
            try (Projector after = start(store, "one", EACH_ONE)) {
                Trouble trouble = ProjectorIT.trouble(ProjectorIT.awaitState(before, State.FAILED));
                assertThat(trouble.kind()).isEqualTo(Kind.LEASE_LOST);
                assertThat(trouble.reason()).contains("part " + mine + " of 2", "'one'");
                store.grow(100);
                assertThat(after.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
                assertThat(other.status().isRunning()).isTrue();
                assertThat(part(other, true).number()).isNotEqualTo(mine);
            }
        }
        Expected.after(store, 300).requireIn(search.client(), TWO, 300);
    }

    private Rebuild rebuild(ToyStore store, Split split) {
        return new Rebuild(
                search.source(store, ToyViews.ALL),
                settings("here", split),
                ProjectorListener.none());
    }

    private LivePosition live() {
        return LivePosition.read(search.rest(), ToyViews.ALL).orElseThrow();
    }

    private long searchable() {
        return LivePosition.read(search.rest(), ToyViews.ALL)
                .map(LivePosition::searchable)
                .orElse(0L);
    }

    private Generation live(ToyStore store) {
        return search.source(store, ToyViews.ALL).openIndices().live().orElseThrow();
    }

    private Checkpoint checkpoint(int part) {
        return new CheckpointStore(search.client()).read(1, part).orElseThrow().checkpoint();
    }

    private static int held(Projector projector) {
        return (int) projector.parts().stream().filter(PartStatus::held).count();
    }

    private static PartStatus part(Projector projector, boolean held) {
        List<PartStatus> found =
                projector.parts().stream().filter(part -> part.held() == held).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + ProjectorIT.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
