package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wardledger.projector.ProjectorStatus.State;
import tools.jackson.databind.JsonNode;

class ProjectorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void everything_in_the_store_becomes_searchable_and_then_what_comes() throws Exception {
        try (Search search = Search.empty()) {
            ToyStore store = new ToyStore(10, 5_000);
            try (Projector projector = search.start(store)) {
                assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
                JsonNode total =
                        search.client().require("GET", "/toy-total/_doc/all").json().get("_source");
                assertThat(total.get("events").longValue()).isEqualTo(5_000);

                store.grow(3);
                assertThat(projector.awaitSearchable(PATIENCE)).isTrue();
                assertThat(projector.status().state()).isEqualTo(State.LIVE);
                assertThat(projector.status().lagEvents()).isZero();
            }
        }
    }
}
