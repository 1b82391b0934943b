package org.wardledger.searchserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

class SearchServerIT {

    @Test
    void a_document_is_found_again_after_the_server_is_killed_and_restarted() {
        SearchServer server = SharedSearchServer.get();
        TestHttp.send(server, "PUT", "/kill-test", "");
        TestHttp.send(server, "PUT", "/kill-test/_doc/1", "{\"word\":\"medicine\"}");
        var address = server.uri();

        server.kill();
        assertThat(server.isAlive()).isFalse();
        assertThat(server.health().problems()).contains(SearchHealth.Problem.DOWN);
        server.restart();

        assertThat(server.uri()).isEqualTo(address);
        assertThat(TestHttp.send(server, "GET", "/kill-test/_doc/1", "")).contains("medicine");
        assertThat(server.health().isUsable()).isTrue();
        TestHttp.send(server, "DELETE", "/kill-test", "");
    }

    @Test
    void nobody_gets_in_without_the_password() {
        SearchServer server = SharedSearchServer.get();
        HttpRequest stranger =
                HttpRequest.newBuilder(server.uri().resolve("/_cat/indices")).build();

        assertThat(TestHttp.exchange(stranger).statusCode()).isEqualTo(401);
        assertThat(server.credentials().toString()).doesNotContain(server.credentials().password());
    }
}
