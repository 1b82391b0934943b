package org.wardledger.searchserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who owns a server, and what becomes of it when the owner is gone.
class OwnershipIT {

    private static final int OTHER_USER = 12345;

    /// Long enough for any machine; only a failing test waits for it.
    private static final long PATIENCE_S = 60;

    @Test
    void a_killed_owner_leaves_no_server_and_no_loss_behind() throws Exception {
        Path data = SharedSearchServer.freshFolder("search-server-owned");
        OwnerProcess.Owner owner =
                OwnerProcess.start(asOrdinaryUser(data), data, data + "/no-dictionaries");
        assertThat(owner.advice()).contains("hunspell-kk", "hunspell-ru", "hunspell-en-us");
        put(owner, "/kept", "{\"settings\": " + AnalysisSettings.json() + "}");
        put(owner, "/kept/_doc/1", "{\"text\": \"киімдер\"}");

        owner.process().destroyForcibly().waitFor();

        awaitEnd(owner.serverPid());
        try (SearchServer server = SearchServer.start(SharedSearchServer.settings(data))) {
            assertThat(TestHttp.send(server, "GET", "/kept/_doc/1", "")).contains("киімдер");
            assertThat(server.dictionaries().missing()).isEmpty();
            assertThat(server.health().problems()).isEmpty();
        }
    }

    @Test
    void stopping_ends_the_process_and_frees_the_folder() throws Exception {
        Path data = SharedSearchServer.freshFolder("search-server-owned");
        SearchServer server = SearchServer.start(SharedSearchServer.settings(data));
        long pid = server.pid();

        server.stop();
        server.stop();

        awaitEnd(pid);
        assertThat(data.resolve("search/server.pid")).doesNotExist();
        ServerFolder.claim(data).close();
    }

    @Test
    void a_server_that_lost_its_owner_is_ended_by_the_next_one() throws Exception {
        Path data = SharedSearchServer.freshFolder("search-server-orphan");
        try (ServerFolder folder = ServerFolder.claim(data)) {
            Process orphan = new ProcessBuilder("sh", "-c", "read x; :", folder.mark()).start();
            folder.remember(orphan.toHandle());

            assertThat(folder.endOrphan()).contains(orphan.pid());
            assertThat(orphan.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.endOrphan()).isEmpty();
        }
    }

    @Test
    void a_stranger_with_the_number_of_a_dead_server_is_left_alone() throws Exception {
        Path data = SharedSearchServer.freshFolder("search-server-orphan");
        try (ServerFolder folder = ServerFolder.claim(data)) {
            Process stranger =
                    new ProcessBuilder("sh", "-c", "read x; :", folder.mark() + "-of-another")
                            .start();
            folder.remember(stranger.toHandle());

            assertThat(folder.endOrphan()).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
            stranger.destroyForcibly().waitFor();
        }
    }

    /// Root's tests also try an ordinary user; an ordinary user's tests are that already.
    private static List<String> asOrdinaryUser(Path data) throws IOException {
        Files.createDirectories(data);
        if (!(ServerUser.current() instanceof ServerUser.Nobody)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(data)) {
            for (Path path : tree.toList()) {
                Files.setAttribute(path, "unix:uid", OTHER_USER);
            }
        }
        String setpriv = ServerUser.SETPRIV.toString();
        String id = String.valueOf(OTHER_USER);
        return List.of(setpriv, "--reuid=" + id, "--regid=" + id, "--clear-groups");
    }

    private static void put(OwnerProcess.Owner owner, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(owner.uri()).resolve(path))
                        .header("Authorization", owner.authorization())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        assertThat(TestHttp.exchange(request).statusCode()).isLessThan(300);
    }

    /// A process that has ended may stay in the table until somebody collects it; its arguments go
    /// at once.
    private static void awaitEnd(long pid) throws Exception {
        Path arguments = Path.of("/proc", String.valueOf(pid), "cmdline");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (Files.exists(arguments) && !Files.readString(arguments).isEmpty()) {
            assertThat(System.nanoTime()).as("server %d still runs", pid).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
