package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.Views;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.posting.PostingView;

class RealViewsIT {

    @Test
    void a_ledger_of_purchases_is_projected_found_and_rebuilt_equal(@TempDir Path folder)
            throws Exception {
        LagProbe probe = new LagProbe();
        try (Search search = Search.empty();
                EventStore store = BenchLedger.open(folder, 3, 40)) {
            Projector.Source source = BenchMain.source(store, search);
            try (Projector projector = Projector.start(source, Search.settings("here"), probe)) {
                probe.recorded(store.head());
                assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE))
                        .as("%s", projector.status())
                        .isTrue();
                assertThat(found(search, "ботинках")).as("another form of the word").isEqualTo(120);

                RebuildReport report =
                        new Rebuild(source, Search.settings("here"), ProjectorListener.none())
                                .run(false);
                assertThat(report.differing()).isEmpty();
                assertThat(report.views()).hasSize(Views.ALL.size());
                assertThat(report.views())
                        .filteredOn(v -> v.view().equals(PostingView.PROJECTION.name()))
                        .allMatch(v -> v.old().documents() > 120);

                RebuildReport split =
                        new Rebuild(
                                        source,
                                        Search.settings("here")
                                                .withSplit(Split.of(3, 3))
                                                .withCacheBytesMax(400_000)
                                                .withBatch(200, 400),
                                        ProjectorListener.none())
                                .run(false);
                assertThat(split.differing()).as("in three parts").isEmpty();
                assertThat(split.swapped()).isTrue();
                assertThat(found(search, "ботинках")).isEqualTo(120);
                assertThat(order(search, PostingView.PROJECTION)).isEqualTo("sample");
                assertThat(order(search, ExpenditureView.PROJECTION)).isEmpty();
            }
        }
        assertThat(probe.figures().count()).isOne();
    }

    /// The field that the first index of a view is laid out by; empty where there is none.
    private static String order(Search search, Projection<?> view) {
        return search.client()
                .require("GET", "/" + view.name() + "/_settings?flat_settings=true")
                .json()
                .iterator()
                .next()
                .at("/settings/index.sort.field")
                .asString("");
    }

    private static long found(Search search, String word) {
        String query =
                """
                {"track_total_hits":true,"query":{"bool":{
                 "must":{"multi_match":{"query":"%s","fields":["text*"]}},
                 "filter":{"term":{"to":%d}}}}}"""
                        .formatted(word, View.CURRENT);
        return search.client()
                .require(
                        "POST",
                        "/" + ExpenditureView.PROJECTION.name() + "/_search",
                        query.getBytes(StandardCharsets.UTF_8))
                .json()
                .at("/hits/total/value")
                .longValue();
    }
}
