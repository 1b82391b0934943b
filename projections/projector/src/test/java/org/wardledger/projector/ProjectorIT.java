package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.Trouble.Kind;
import org.wardledger.views.AsKnownAt;
import org.wardledger.views.Lookup;
import org.wardledger.views.Projection;
import tools.jackson.databind.JsonNode;

class ProjectorIT {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Generation FIRST = new Generation(1);

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

    @Test
    void everything_in_the_store_becomes_searchable_and_then_what_comes() throws Exception {
        ToyStore store = new ToyStore(10, 5_000);
        try (Projector projector = search.start(store)) {
            assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
            Expected.after(store, 5_000).requireIn(search.client(), FIRST, 5_000);

            store.grow(3);
            assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
            Expected.after(store, 5_003).requireIn(search.client(), FIRST, 5_003);
            assertThat(awaitState(projector, State.LIVE).lagEvents()).isZero();
            assertThat(LivePosition.read(search.rest(), ToyViews.ALL))
                    .isEqualTo(Optional.of(new LivePosition(1, 5_003)));
        }
    }

    @Test
    void a_later_run_goes_on_where_the_first_ended_with_nothing_in_memory() throws Exception {
        ToyStore store = new ToyStore(25, 0);
        for (int run = 1; run <= 4; run++) {
            store.grow(700);
            try (Projector projector = search.start(store)) {
                assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
            }
        }
        Expected expected = Expected.after(store, 2_800);
        expected.requireIn(search.client(), FIRST, 2_800);
        Checkpoint checkpoint = checkpoint();
        assertThat(checkpoint.versions()).isEqualTo(expected.versions());
        assertThat(checkpoint.isFree()).isTrue();
        EventChain chain = new EventChain("");
        store.readAll(0, 2_800).forEach(chain::add);
        assertThat(checkpoint.chain()).isEqualTo(chain.text());
    }

    @Test
    void a_cache_that_holds_almost_nothing_changes_nothing() throws Exception {
        ToyStore store = new ToyStore(40, 600);
        ProjectorSettings tiny = Search.settings("here").withCacheBytesMax(2_000).withBatch(50, 90);
        try (Projector projector = search.start(store, tiny)) {
            assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
        }
        Expected.after(store, 600).requireIn(search.client(), FIRST, 600);
    }

    @Test
    void every_earlier_state_can_still_be_asked_for() throws Exception {
        ToyStore store = new ToyStore(7, 400);
        try (Projector projector = search.start(store)) {
            assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
        }
        for (long position : new long[] {1, 2, 199, 350, 400}) {
            Expected.after(store, position).requireIn(search.client(), FIRST, position);
        }
        String query = "{\"query\":" + new AsKnownAt(199).filter() + "}";
        JsonNode hits =
                search.client()
                        .require("POST", "/toy-total/_search", query.getBytes())
                        .json()
                        .at("/hits/hits");
        assertThat(hits).hasSize(1);
        assertThat(hits.get(0).at("/_source/events").longValue()).isEqualTo(199);
    }

    @Test
    void an_unreadable_event_stops_it_after_everything_before() {
        ToyStore store = new ToyStore(7, 400);
        store.unreadableAt(123);
        try (Projector projector = search.start(store)) {
            ProjectorStatus status = awaitState(projector, State.FAILED);
            Trouble trouble = trouble(status);
            assertThat(trouble.kind()).isEqualTo(Kind.UNREADABLE_EVENT);
            assertThat(trouble.position()).isEqualTo(123);
            assertThat(trouble.type()).isEqualTo(ToyStore.TYPE);
            assertThat(status.searchable()).isEqualTo(122);
        }
        Expected.after(store, 122).requireIn(search.client(), FIRST, 122);
        assertThat(checkpoint().isFree()).isTrue();
    }

    @Test
    void a_fold_that_finds_the_history_broken_stops_it_and_names_the_event() {
        Projection<ToyViews.Total> broken =
                new ToyViews.Totals() {
                    @Override
                    public ToyViews.Total fold(
                            ToyViews.@Nullable Total before,
                            String id,
                            Recorded<? extends LedgerEvent> event,
                            Lookup lookup) {
                        if (event.position() == 77) {
                            throw new IllegalStateException("no such account");
                        }
                        return super.fold(before, id, event, lookup);
                    }
                };
        ToyStore store = new ToyStore(7, 400);
        try (Projector projector = start(store, List.of(broken))) {
            ProjectorStatus status = awaitState(projector, State.FAILED);
            Trouble trouble = trouble(status);
            assertThat(trouble.kind()).isEqualTo(Kind.BROKEN_HISTORY);
            assertThat(trouble.position()).isEqualTo(77);
            assertThat(trouble.document()).isEqualTo("toy-total");
            assertThat(status.searchable()).isEqualTo(76);
        }
    }

    @Test
    void a_document_that_the_mapping_refuses_stops_it_and_is_named() {
        Projection<ToyViews.Total> narrow =
                new ToyViews.Totals() {
                    @Override
                    public String mapping() {
                        return super.mapping()
                                .replace(
                                        "\"sum\":{\"type\":\"long\"}", "\"x\":{\"type\":\"long\"}");
                    }
                };
        try (Projector projector = start(new ToyStore(7, 40), List.of(narrow))) {
            Trouble trouble = trouble(awaitState(projector, State.FAILED));
            assertThat(trouble.kind()).isEqualTo(Kind.REJECTED_DOCUMENT);
            assertThat(trouble.document()).startsWith("toy-total/all");
            assertThat(trouble.type()).isEqualTo(ToyStore.TYPE);
            assertThat(trouble.reason()).contains("strict_dynamic_mapping_exception");
            assertThat(checkpoint().position()).isZero();
        }
    }

    @Test
    void a_store_that_is_gone_is_waited_for_and_nothing_is_lost() throws Exception {
        ToyStore store = new ToyStore(7, 100);
        try (Projector projector = search.start(store)) {
            assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
            store.gone(true);
            ProjectorStatus out = awaitState(projector, State.OUTAGE);
            assertThat(trouble(out).kind()).isEqualTo(Kind.STORE_GONE);
            store.gone(false);
            store.grow(50);
            assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
            assertThat(awaitState(projector, State.LIVE).trouble()).isNull();
        }
        Expected.after(store, 150).requireIn(search.client(), FIRST, 150);
    }

    @Test
    void an_index_of_another_history_is_not_written_on() throws Exception {
        try (Projector projector = search.start(new ToyStore(7, 100))) {
            assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
        }
        try (Projector projector = search.start(new ToyStore(7, 60))) {
            Trouble trouble = trouble(awaitState(projector, State.FAILED));
            assertThat(trouble.kind()).isEqualTo(Kind.OTHER_HISTORY);
            assertThat(trouble.position()).isEqualTo(100);
        }
        assertThat(checkpoint().position()).isEqualTo(100);
    }

    private Projector start(ToyStore store, List<Projection<?>> views) {
        return Projector.start(
                search.source(store, views), Search.settings("here"), ProjectorListener.none());
    }

    private Checkpoint checkpoint() {
        return new CheckpointStore(search.client()).read(1).orElseThrow().checkpoint();
    }

    static Trouble trouble(ProjectorStatus status) {
        Trouble trouble = status.trouble();
        assertThat(trouble).isNotNull();
        return trouble;
    }

    static ProjectorStatus awaitState(Projector projector, State state) {
        return await(projector, status -> status.state() == state);
    }

    static ProjectorStatus await(Projector projector, Predicate<ProjectorStatus> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ProjectorStatus status = projector.status();
        while (!condition.test(status)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still " + status);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            status = projector.status();
        }
        return status;
    }
}
