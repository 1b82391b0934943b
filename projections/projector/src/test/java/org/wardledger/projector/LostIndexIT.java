package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the search side can lose comes back by itself, and is the same to the last version of each
/// document.
class LostIndexIT {
    private static final int EVENTS = 2_000;
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

    /// Projects all of it; the digest of each view.
    private Map<String, IndexDigest> projected(ToyStore store) throws Exception {
        try (Projector projector = search.start(store)) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        Map<String, IndexDigest> digests = new TreeMap<>();
        int generation = LivePosition.read(search.rest(), ToyViews.ALL).orElseThrow().generation();
        for (var view : ToyViews.ALL) {
            String index = view.name() + "-g" + generation;
            digests.put(view.name(), IndexDigest.of(search.client(), index, store.head()));
        }
        return digests;
    }

    @Test
    void a_lost_checkpoint_is_found_again_by_writing_everything_once_more() throws Exception {
        ToyStore store = new ToyStore(20, EVENTS);
        Map<String, IndexDigest> before = projected(store);
        search.client().require("DELETE", "/" + Checkpoint.INDEX);

        assertThat(projected(store)).isEqualTo(before);
    }

    @Test
    void all_indices_that_are_lost_are_made_again_the_same() throws Exception {
        ToyStore store = new ToyStore(20, EVENTS);
        Map<String, IndexDigest> before = projected(store);
        assertThat(before).hasSize(3).doesNotContainValue(IndexDigest.NONE);
        search.close();
        search = Search.empty();

        assertThat(projected(store)).isEqualTo(before);
    }

    @Test
    void one_view_that_is_lost_beside_its_checkpoint_is_found_by_a_rebuild() throws Exception {
        ToyStore store = new ToyStore(20, EVENTS);
        Map<String, IndexDigest> before = projected(store);
        search.client().require("DELETE", "/toy-balance-g1");
        RebuildReport report =
                new Rebuild(
                                search.source(store, ToyViews.ALL),
                                Search.settings("here"),
                                ProjectorListener.none())
                        .run(true);

        assertThat(report.differing()).containsExactly("toy-balance");
        assertThat(projected(store)).isEqualTo(before);
    }
}
