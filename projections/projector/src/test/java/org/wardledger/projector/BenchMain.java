package org.wardledger.projector;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.wardledger.codec.EntryReader;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.searchserver.AnalysisSettings;
import org.wardledger.searchserver.SearchServer;
import org.wardledger.searchserver.SearchServerSettings;
import org.wardledger.searchserver.SharedSearchServer;
import org.wardledger.views.Views;

/// Runs [ReplayBench] on a made-up ledger, on a server tuned as in earnest.
/// Arguments: folder for store and server, homes, purchases of each.
final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]).toAbsolutePath();
        SearchServerSettings settings =
                SearchServerSettings.defaults(folder, SharedSearchServer.distribution());
        try (SearchServer server = SearchServer.start(settings);
                Search search = new Search(server);
                EventStore store =
                        BenchLedger.open(
                                folder.resolve("events"),
                                Integer.parseInt(args[1]),
                                Integer.parseInt(args[2]))) {
            ReplayBench bench =
                    new ReplayBench(source(store, search), ProjectorSettings.defaults("bench"));
            System.out.println(bench.run(folder.resolve("documents.spool"), 3));
            lag(folder, search);
        }
    }

    private static void lag(Path folder, Search search) {
        LagProbe probe = new LagProbe();
        try (EventStore store = SqliteEventStore.open(folder.resolve("live-" + System.nanoTime()));
                Projector projector =
                        Projector.start(
                                source(store, search), ProjectorSettings.defaults("lag"), probe)) {
            BenchLedger.live(store, 20, 60, 200, probe::recorded);
            if (!projector.awaitSearchable(Duration.ofSeconds(30))) {
                throw new IllegalStateException(projector.status().toString());
            }
            System.out.println(probe.figures());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Projector.Source source(EventStore store, Search search) {
        return new Projector.Source(
                Views.ALL,
                store,
                new CodecReader(BenchLedger.TAGS, new EntryReader(BenchKeys.ring()), false),
                search.rest(),
                IndexSettings.single(AnalysisSettings.json()),
                InstantSource.system());
    }
}
