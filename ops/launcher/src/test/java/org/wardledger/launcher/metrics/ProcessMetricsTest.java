package org.wardledger.launcher.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardledger.projector.ProjectorListener;

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
}
