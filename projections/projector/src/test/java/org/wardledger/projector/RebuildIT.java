package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.Trouble.Kind;
import org.wardledger.views.Lookup;
import org.wardledger.views.Projection;

class RebuildIT {
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

    private Rebuild rebuild(ToyStore store, List<Projection<?>> views) {
        return new Rebuild(
                search.source(store, views), Search.settings("here"), ProjectorListener.none());
    }

    @Test
    void under_live_load_a_rebuild_is_equal_and_readers_move_to_it_and_back() throws Exception {
        ToyStore store = new ToyStore(20, 3_000);
        try (Projector projector = search.start(store);
                ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor()) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            var growing =
                    load.scheduleAtFixedRate(() -> store.grow(10), 0, 50, TimeUnit.MILLISECONDS);

            RebuildReport report = rebuild(store, ToyViews.ALL).run(false);

            assertThat(report.differing()).isEmpty();
            assertThat(report.swapped()).isTrue();
            assertThat(report.position()).isGreaterThanOrEqualTo(3_000);
            assertThat(report.views()).hasSize(3);
            assertThat(report.views().getFirst().old().totals()).containsKey("sum");
            ProjectorIT.await(projector, s -> s.generation() == 2 && s.state() == State.LIVE);

            assertThat(rebuild(store, ToyViews.ALL).rollback()).isEqualTo(Optional.of(1));
            ProjectorIT.await(projector, s -> s.generation() == 1 && s.state() == State.LIVE);
            growing.cancel(false);
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        Expected.after(store, store.head())
                .requireIn(search.client(), new Generation(1), store.head());
    }

    @Test
    void two_rebuilds_later_only_the_last_two_generations_are_kept() throws Exception {
        ToyStore store = new ToyStore(20, 200);
        try (Projector projector = search.start(store)) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            rebuild(store, ToyViews.ALL).run(false);
            RebuildReport second = rebuild(store, ToyViews.ALL).run(false);

            assertThat(second.generationOld()).isEqualTo(2);
            assertThat(second.generationNew()).isEqualTo(3);
            assertThat(indices())
                    .contains("toy-move-g2", "toy-move-g3")
                    .doesNotContain("toy-move-g1");
            ProjectorIT.await(projector, s -> s.generation() == 3);
        }
    }

    @Test
    void a_tampered_index_is_found_named_and_not_replaced_without_being_told() throws Exception {
        ToyStore store = new ToyStore(20, 500);
        try (Projector projector = search.start(store)) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        tamper("toy-balance-g1", "toy-3");

        RebuildReport report = rebuild(store, ToyViews.ALL).run(false);

        assertThat(report.swapped()).isFalse();
        assertThat(report.differing()).containsExactly("toy-balance");
        RebuildReport.ViewComparison line =
                report.views().stream().filter(v -> !v.equal()).findFirst().orElseThrow();
        assertThat(line.differences()).hasSize(1);
        assertThat(line.differences().getFirst()).startsWith("toy-3@");
        assertThat(line.old().totals()).isNotEqualTo(line.rebuilt().totals());
        assertThat(LivePosition.read(search.rest(), ToyViews.ALL).orElseThrow().generation())
                .isEqualTo(1);

        RebuildReport forced = rebuild(store, ToyViews.ALL).run(true);
        assertThat(forced.swapped()).isTrue();
        assertThat(forced.differing()).containsExactly("toy-balance");
        assertThat(indices()).doesNotContain("toy-move-g2");
        Expected.after(store, 500)
                .requireIn(search.client(), new Generation(forced.generationNew()), 500);
    }

    @Test
    void new_views_wait_for_a_rebuild_and_go_on_after_it() throws Exception {
        ToyStore store = new ToyStore(20, 500);
        List<Projection<?>> fewer = List.of(ToyViews.BALANCES, ToyViews.TOTALS);
        try (Projector projector =
                Projector.start(
                        search.source(store, fewer),
                        Search.settings("here"),
                        ProjectorListener.none())) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        try (Projector projector = search.start(store)) {
            ProjectorStatus waiting = ProjectorIT.awaitState(projector, State.REBUILD_NEEDED);
            assertThat(ProjectorIT.trouble(waiting).kind()).isEqualTo(Kind.OTHER_SHAPE);

            RebuildReport report = rebuild(store, ToyViews.ALL).run(true);

            assertThat(report.differing()).containsExactly("toy-move");
            assertThat(report.swapped()).isTrue();
            ProjectorIT.await(projector, s -> s.state() == State.LIVE && s.generation() == 2);
        }
    }

    @Test
    void a_rebuild_that_meets_a_broken_history_leaves_readers_where_they_are() throws Exception {
        ToyStore store = new ToyStore(20, 500);
        try (Projector projector = search.start(store)) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        Projection<ToyViews.Total> broken =
                new ToyViews.Totals() {
                    @Override
                    public ToyViews.Total fold(
                            ToyViews.@Nullable Total before,
                            String id,
                            Recorded<? extends LedgerEvent> event,
                            Lookup lookup) {
                        if (event.position() == 400) {
                            throw new IllegalStateException("no");
                        }
                        return super.fold(before, id, event, lookup);
                    }
                };
        List<Projection<?>> views = new ArrayList<>(List.of(ToyViews.BALANCES, broken));
        assertThatThrownBy(() -> rebuild(store, views).run(true))
                .isInstanceOf(ProjectorStopped.class)
                .hasMessageContaining("position 400");
        assertThat(LivePosition.read(search.rest(), ToyViews.ALL))
                .isEqualTo(Optional.of(new LivePosition(1, 500)));

        assertThat(rebuild(store, ToyViews.ALL).run(false).swapped()).isTrue();
        assertThat(indices()).doesNotContain("toy-balance-g2");
    }

    private List<String> indices() {
        return search.client()
                .require("GET", "/_cat/indices?h=index")
                .text()
                .lines()
                .map(String::strip)
                .toList();
    }

    private void tamper(String index, String id) {
        String path = "/" + index + "/_doc/" + id;
        var source = search.client().require("GET", path).json().get("_source");
        ((tools.jackson.databind.node.ObjectNode) source).put("sum", 1);
        long version = Long.MAX_VALUE / 2;
        search.client()
                .require("PUT", path + "?refresh&version_type=external&version=" + version, source);
    }
}
