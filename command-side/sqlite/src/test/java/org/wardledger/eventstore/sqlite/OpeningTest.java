package org.wardledger.eventstore.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;

/// Who may open which folder, and what is left alone.
class OpeningTest {
    @TempDir private Path folder;

    @Test
    void a_second_opening_in_one_process_is_refused_and_harms_nothing() throws Exception {
        try (EventStore store = SqliteEventStore.open(folder)) {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> SqliteEventStore.open(folder))
                        .isInstanceOf(EventStoreUnavailable.class)
                        .hasMessageContaining("already open in this process");
            }
            store.append("a", ExpectedRevision.noStream(), events(1)).join();
            assertThat(otherProcess()).contains("is in use by process");
        }
        SqliteEventStore.open(folder).close();
    }

    @Test
    void a_folder_reached_by_another_name_is_the_same_folder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        try (EventStore _ = SqliteEventStore.open(folder)) {
            assertThatThrownBy(() -> SqliteEventStore.open(link))
                    .isInstanceOf(EventStoreUnavailable.class);
        }
    }

    @Test
    void another_process_is_refused_and_told_who_has_it() throws Exception {
        try (EventStore store = SqliteEventStore.open(folder)) {
            store.append("a", ExpectedRevision.noStream(), events(3)).join();
            assertThat(otherProcess())
                    .contains("in use by process " + ProcessHandle.current().pid())
                    .contains("stop it first");
            assertThat(store.readAll(0, 10)).hasSize(3);
        }
    }

    /// What a process says that tries to open the folder.
    private String otherProcess() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashChild.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        try (var out = process.getOutputStream()) {
            out.write("%-48s".formatted("0 0").getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isNotZero();
        return said;
    }

    @Test
    void a_file_of_a_newer_release_is_refused_and_left_alone() throws Exception {
        SqliteEventStore.open(folder).close();
        Damage.sql(folder, "PRAGMA user_version = 2");
        byte[] before = Files.readAllBytes(folder.resolve("events.db"));
        assertThatThrownBy(() -> SqliteEventStore.open(folder))
                .isInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining("written by a newer release (store version 2")
                .hasMessageContaining("start that release");
        assertThat(Files.readAllBytes(folder.resolve("events.db"))).isEqualTo(before);
    }

    @Test
    void a_database_of_something_else_is_refused_and_left_alone() throws Exception {
        Damage.sql(folder, "CREATE TABLE recipe (name TEXT)");
        byte[] before = Files.readAllBytes(folder.resolve("events.db"));
        assertThatThrownBy(() -> SqliteEventStore.open(folder))
                .isInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining("is not an event store");
        assertThat(Files.readAllBytes(folder.resolve("events.db"))).isEqualTo(before);
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_alone() throws Exception {
        Files.writeString(folder.resolve("events.db"), "not a database, ".repeat(1_000));
        byte[] before = Files.readAllBytes(folder.resolve("events.db"));
        assertThatThrownBy(() -> SqliteEventStore.open(folder))
                .isInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining("cannot be opened");
        assertThat(Files.readAllBytes(folder.resolve("events.db"))).isEqualTo(before);
    }

    @Test
    void a_refused_opening_gives_the_folder_free() throws Exception {
        Files.writeString(folder.resolve("events.db"), "not a database, ".repeat(1_000));
        assertThatThrownBy(() -> SqliteEventStore.open(folder))
                .isInstanceOf(EventStoreUnavailable.class);
        Files.delete(folder.resolve("events.db"));
        SqliteEventStore.open(folder).close();
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> SqliteEventStore.open(file.resolve("below")))
                .isInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_closed_store_says_so() {
        EventStore store = SqliteEventStore.open(folder);
        store.close();
        store.close();
        assertThatThrownBy(() -> store.append("a", ExpectedRevision.any(), events(1)).join())
                .hasCauseInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining("closed");
        List<Supplier<Object>> readings =
                List.of(
                        () -> store.readAll(0, 1),
                        () -> store.read("a", 0, 1),
                        () -> store.append("a", ExpectedRevision.any(), List.of()).join());
        for (Supplier<Object> reading : readings) {
            assertThatThrownBy(reading::get)
                    .isInstanceOf(EventStoreUnavailable.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void closing_leaves_one_file_with_everything_in_it() throws Exception {
        try (EventStore store = SqliteEventStore.open(folder)) {
            store.append("a", ExpectedRevision.noStream(), events(100)).join();
            assertThat(store.readAll(0, 1_000)).hasSize(100);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("events.db", "events.lock");
        }
    }
}
