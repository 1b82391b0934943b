package org.wardledger.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.web.reading.Documents;

/// Up to how many records a search counts one by one is set by whoever runs it.
class PostingsTest {
    private final RestClient client = RestClient.builder(new HttpHost("localhost", 1)).build();
    private final Documents documents = new Documents(client);

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    @Test
    void a_number_of_records_is_taken() {
        assertThat(new Postings(documents, " 200000 ").counted()).isEqualTo(200_000);
        assertThat(new Postings(documents, "10").counted()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "50 000", "1e6", "9", "0", "-1", "9223372036854775808"})
    void anything_else_is_refused_by_the_name_of_the_setting(String setting) {
        assertThatThrownBy(() -> new Postings(documents, setting))
                .hasMessageContaining("LEDGER_SEARCH_COUNTED is \"" + setting + "\"")
                .hasMessageContaining("from 10,");
    }
}
