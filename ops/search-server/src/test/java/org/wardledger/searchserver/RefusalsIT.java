package org.wardledger.searchserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.searchserver.SearchServerException.Reason;

/// Why a server cannot be started: one line that says what to do, and nothing left behind.
class RefusalsIT {

    private Path data = Path.of("");
    private SearchServerSettings settings = SharedSearchServer.settings(data);

    @BeforeEach
    void folder() {
        data = SharedSearchServer.freshFolder("search-server-refusals");
        settings = SharedSearchServer.settings(data);
    }

    @Test
    void a_busy_port_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            refuses(settings.withHttpPort(port), Reason.PORT_BUSY, String.valueOf(port));
        }
    }

    @Test
    void a_missing_distribution_says_how_to_build_it() {
        refuses(withZip(data.resolve("none.zip")), Reason.WRONG_DISTRIBUTION, "mvn -pl");
    }

    @Test
    void a_file_that_is_no_zip_is_refused() throws IOException {
        Files.createDirectories(data);
        Path file = Files.writeString(data.resolve("text.zip"), "not a zip");
        refuses(withZip(file), Reason.WRONG_DISTRIBUTION, "not a readable zip");
    }

    @Test
    void another_version_is_refused() throws IOException {
        Files.createDirectories(data);
        Path file = data.resolve("other.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("elasticsearch-7.17.0/lib/elasticsearch-7.17.0.jar"));
        }
        refuses(withZip(file), Reason.WRONG_DISTRIBUTION, "is not Elasticsearch 8.");
    }

    @Test
    void a_folder_without_java_is_refused() {
        refuses(settings.withJavaHome(data), Reason.WRONG_JAVA, "bin/java");
    }

    @Test
    void a_server_that_is_not_ready_in_time_is_ended() {
        SearchServerException refusal =
                refuses(
                        settings.withStartTimeout(Duration.ofMillis(1)),
                        Reason.TOO_SLOW,
                        "Its log is in");
        assertThat(data.resolve("search/server.pid")).doesNotExist();
        assertThat(refusal.logTail()).isNotNull();
    }

    @Test
    void a_server_that_dies_at_once_shows_its_last_words() {
        SearchServerException refusal =
                refuses(settings.withHeapMb(100_000_000), Reason.DIED, "ended while starting");
        assertThat(String.join(" ", refusal.logTail())).contains("heap");
    }

    @Test
    void a_parent_folder_that_the_server_may_not_enter_is_named() throws IOException {
        assumeTrue(
                ServerUser.current() instanceof ServerUser.Nobody,
                "only root steps down to a user who may not enter a folder of root's");
        Path closed = Files.createDirectories(data.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Path inside = closed.resolve("data");

        assertThat(SearchServer.obstacle(inside)).get().asString().contains("chmod o+x " + closed);
        refuses(
                SharedSearchServer.settings(inside),
                Reason.FOLDER_UNREACHABLE,
                "chmod o+x " + closed);
    }

    @Test
    void a_half_unpacked_server_is_unpacked_again() throws IOException {
        Path zip = SharedSearchServer.distribution();
        Path folder = Files.createDirectories(data.resolve("search"));
        Distribution.Home home = Distribution.unpack(zip, folder);
        Path library = home.path().resolve("lib/lucene-core-9.12.2.jar");
        long size = Files.size(library);
        Files.writeString(library, "power cut");
        Path leftover = Files.createDirectories(folder.resolve("unpacking-1/lib"));

        assertThat(Distribution.unpack(zip, folder)).isEqualTo(home);
        assertThat(Files.size(library)).isEqualTo(size);
        assertThat(leftover.getParent()).doesNotExist();
    }

    private SearchServerSettings withZip(Path zip) {
        return SearchServerSettings.defaults(data, zip);
    }

    private SearchServerException refuses(
            SearchServerSettings tried, Reason reason, String advice) {
        SearchServerException refusal =
                catchThrowableOfType(
                        SearchServerException.class, () -> SearchServer.start(tried).stop());
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).message().contains(advice).doesNotContain("\n");
        ServerFolder.claim(tried.dataDir()).close();
        return refusal;
    }
}
