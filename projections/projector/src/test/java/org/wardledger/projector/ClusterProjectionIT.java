package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.kurrent.KurrentEventStore;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.eventstore.protocol.ProtocolServer;
import org.wardledger.views.Views;

/// The same events on the embedded store and on the cluster engine: the same documents, and the
/// projector goes over from one to the other without noticing.
class ClusterProjectionIT {

    @Test
    void a_ledger_on_a_cluster_is_projected_to_the_same_digests(@TempDir Path folder)
            throws Exception {
        try (Search search = Search.empty();
                EventStore embedded = BenchLedger.open(folder, 3, 20);
                ProtocolServer server = ProtocolServer.start();
                EventStore cluster =
                        KurrentEventStore.open(
                                KurrentSettings.of(server.connection())
                                        .withReads(KurrentSettings.Reads.FOLLOWER))) {
            copy(embedded, cluster);
            long half = projected(embedded, search);
            RebuildReport report =
                    new Rebuild(
                                    BenchMain.source(cluster, search),
                                    Search.settings("here"),
                                    ProjectorListener.none())
                            .run(false);
            assertThat(report.views()).hasSize(Views.ALL.size());
            assertThat(report.differing()).isEmpty();
            assertThat(projected(cluster, search)).isEqualTo(half);
        }
    }

    /// Runs a projector to the end of a store; gives the position of the end.
    private static long projected(EventStore store, Search search) throws Exception {
        try (Projector projector =
                Projector.start(
                        BenchMain.source(store, search),
                        Search.settings("here"),
                        ProjectorListener.none())) {
            assertThat(projector.awaitSearchable(ProjectorIT.PATIENCE))
                    .as("%s", projector.status())
                    .isTrue();
        }
        return store.head();
    }

    /// In order, what belongs together at once: every answer is waited for.
    private static void copy(EventStore from, EventStore to) {
        List<StoredEvent> all = from.readAll(0, 100_000);
        int next = 0;
        while (next < all.size()) {
            StoredEvent first = all.get(next);
            var together = new ArrayList<NewEvent>();
            while (next < all.size()
                    && together.size() < 200
                    && all.get(next).stream().equals(first.stream())) {
                StoredEvent event = all.get(next++);
                together.add(
                        new NewEvent(
                                event.id(),
                                event.type(),
                                event.recordedAt(),
                                event.entry(),
                                event.payload()));
            }
            var appended =
                    (Appended)
                            to.append(
                                            first.stream(),
                                            ExpectedRevision.after(first.revision() - 1),
                                            together)
                                    .join();
            assertThat(appended.firstPosition()).isEqualTo(first.position());
        }
    }
}
