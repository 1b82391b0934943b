package org.wardledger.searchserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.wardledger.searchserver.SearchHealth.Problem;
import org.wardledger.searchserver.SearchServerException.Reason;

/// One running server: who gets in, what it survives, what it says about itself.
class SearchServerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void a_document_is_found_again_after_the_server_is_killed_and_restarted() {
        SearchServer server = SharedSearchServer.get();
        TestHttp.send(server, "PUT", "/kill-test", "");
        TestHttp.send(server, "PUT", "/kill-test/_doc/1", "{\"word\":\"medicine\"}");
        var address = server.uri();

        server.kill();
        assertThat(server.isAlive()).isFalse();
        assertThat(server.health().problems()).contains(Problem.DOWN);
        assertThat(server.health().isUsable()).isFalse();
        server.restart();

        assertThat(server.uri()).isEqualTo(address);
        assertThat(TestHttp.send(server, "GET", "/kill-test/_doc/1", "")).contains("medicine");
        assertThat(server.health().isUsable()).isTrue();
        TestHttp.send(server, "DELETE", "/kill-test", "");
    }

    @Test
    void a_server_that_ends_by_itself_is_brought_back() {
        SearchServer server = SharedSearchServer.get();
        long first = server.pid();
        try (SearchServerKeeper keeper = SearchServerKeeper.keep(server)) {
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await(() -> server.pid() != first && server.health().isUsable());
            assertThat(keeper).isNotNull();
        }
        assertThat(TestHttp.send(server, "GET", "/_cat/indices", "")).isNotNull();
    }

    @Test
    void nobody_gets_in_without_the_password() {
        SearchServer server = SharedSearchServer.get();
        HttpRequest stranger =
                HttpRequest.newBuilder(server.uri().resolve("/_cat/indices")).build();

        assertThat(TestHttp.exchange(stranger).statusCode()).isEqualTo(401);
    }

    @Test
    void the_password_is_on_no_command_line_in_no_environment_and_in_no_file() throws IOException {
        SearchServer server = SharedSearchServer.get();
        String password = server.credentials().password();
        Path process = Path.of("/proc", String.valueOf(server.pid()));

        assertThat(Files.readString(process.resolve("cmdline"))).doesNotContain(password);
        assertThat(server.credentials().toString()).doesNotContain(password);
        assertThat(Files.readAllBytes(process.resolve("environ")))
                .asString()
                .contains("LIBFFI_TMPDIR")
                .doesNotContain(password, "PATH=", "JAVA_HOME");
        Path config = SharedSearchServer.folder().resolve("search/config");
        try (var files = Files.walk(config)) {
            assertThat(files.filter(Files::isRegularFile))
                    .noneMatch(file -> file.toString().contains("keystore"));
        }
    }

    @Test
    void the_server_process_is_never_root() throws IOException {
        Object user =
                Files.getAttribute(
                        Path.of("/proc", String.valueOf(SharedSearchServer.get().pid())),
                        "unix:uid");
        assertThat(user).isNotEqualTo(0);
    }

    @Test
    void an_index_that_a_full_disk_has_closed_for_writing_is_reported_and_reopened() {
        SearchServer server = SharedSearchServer.get();
        TestHttp.send(server, "PUT", "/disk-test", "");
        try {
            setFloodStage(server, "\"900tb\"");
            await(() -> server.health().problems().contains(Problem.READ_ONLY));
            assertThat(server.health().readOnlyIndices()).containsExactly("disk-test");
            assertThat(server.health().isUsable()).isFalse();
        } finally {
            setFloodStage(server, "null");
        }
        await(() -> server.health().isUsable());
        TestHttp.send(server, "PUT", "/disk-test/_doc/1", "{}");
        TestHttp.send(server, "DELETE", "/disk-test", "");
    }

    @Test
    void an_index_is_never_made_by_a_mistyped_name() {
        SearchServer server = SharedSearchServer.get();
        var answer = TestHttp.exchange(server, "PUT", "/mistyped/_doc/1", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void a_data_folder_has_one_server_at_a_time() {
        SearchServer server = SharedSearchServer.get();
        Path data = SharedSearchServer.folder();

        assertThatThrownBy(() -> SearchServer.start(SharedSearchServer.settings(data)))
                .isInstanceOfSatisfying(
                        SearchServerException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DATA_IN_USE));
        assertThat(server.health().isUsable()).isTrue();
    }

    private static void setFloodStage(SearchServer server, String size) {
        String prefix = "\"cluster.routing.allocation.disk.watermark.";
        TestHttp.send(
                server,
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {%slow\": %s, %shigh\": %s, %sflood_stage\": %s}}"
                        .formatted(prefix, size, prefix, size, prefix, size));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
