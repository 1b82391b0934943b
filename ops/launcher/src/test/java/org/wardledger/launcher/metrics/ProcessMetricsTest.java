package org.wardledger.launcher.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.codec.Opened;
import org.wardledger.events.ActorMark;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.projector.EventReader;
import org.wardledger.projector.IndexSettings;
import org.wardledger.projector.Projector;
import org.wardledger.projector.ProjectorListener;
import org.wardledger.projector.ProjectorSettings;
import org.wardledger.views.Views;

class ProcessMetricsTest {
    private final ProcessMetrics metrics = new ProcessMetrics();

    @Test
    void the_position_is_right_before_anything_is_written() {
        metrics.commandSide().opened(4_711);
        assertThat(metrics.registry().scrape()).contains("ledger_store_position 4711.0");
    }

    @Test
    void what_was_counted_before_the_web_started_is_shown_by_it() {
        metrics.commandSide().committed(3, 5, 1_000, 5, 0);
        metrics.projecting(new ProjectorListener() {})
                .bulk(7, 2, 1_024, java.time.Duration.ofMillis(3));
        String shown = metrics.registry().scrape();
        assertThat(shown)
                .contains("ledger_store_append_batch_events_sum 5.0")
                .contains("ledger_projector_bulk_documents_sum 7.0")
                .contains("ledger_projector_bulk_repeated_total 2.0");
        assertThat(metrics.scraped().scrape()).isNotEmpty();
    }

    @Test
    void of_a_part_it_says_who_writes_it_and_of_its_lag_only_where_it_is_written(
            @TempDir Path folder) throws Exception {
        HttpServer refusing =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(403, -1);
                    exchange.close();
                });
        refusing.start();
        HttpHost place = new HttpHost("127.0.0.1", refusing.getAddress().getPort());
        try (EventStore store = SqliteEventStore.open(folder);
                RestClient client = RestClient.builder(place).build();
                Projector projector =
                        Projector.start(
                                new Projector.Source(
                                        Views.ALL,
                                        store,
                                        new NoEvents(),
                                        client,
                                        IndexSettings.single("{\"analysis\":{}}"),
                                        Clock.systemUTC()),
                                ProjectorSettings.defaults("here"),
                                metrics.projecting(ProjectorListener.none()))) {
            metrics.following(projector);
            assertThat(metrics.registry().scrape())
                    .contains("ledger_lease_held{lease=\"projection-1\"} 0.0")
                    .contains("ledger_projector_part_searchable{part=\"1\"} 0.0")
                    .contains("ledger_projector_part_lag_seconds{part=\"1\"} NaN")
                    .doesNotContain("projection-2");
        } finally {
            refusing.stop(0);
        }
    }

    /// There are none to be read.
    private static final class NoEvents implements EventReader {
        @Override
        public Opened read(StoredEvent event) {
            throw new IllegalStateException("nothing was recorded");
        }

        @Override
        public String tag(ActorMark person, Recorded<? extends LedgerEvent> event) {
            throw new IllegalStateException("nothing was recorded");
        }
    }
}
