package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.launcher.moving.Loaded.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.StoreOptions;

/// A history in another store is the same history: order, ids, bytes, times, positions, root.
class MigrateTest {
    @TempDir static Path shared;
    @TempDir Path own;
    private Path data = Path.of("");

    @BeforeAll
    static void one_home() throws Exception {
        Loaded.home(shared.resolve("data"));
    }

    @BeforeEach
    void place() {
        data = shared.resolve("data");
    }

    private static Loaded.Said migrate(Path from, Path to) {
        return run("migrate", "--lang=en", "--from=sqlite:" + from, "--to=sqlite:" + to);
    }

    private Migration.Done into(EventStore target) throws IOException {
        try (Place.Source source = Place.of("sqlite:" + data, StoreOptions.Access.NONE).source()) {
            return new Migration(source, target, (_, _) -> {}).run();
        }
    }

    @Test
    void the_copy_is_the_same_history_under_the_same_root() {
        Path to = own.resolve("copy");
        Loaded.Said said = migrate(data, to);
        assertThat(said.code()).as(said.err()).isZero();
        HistoryDigest.Sum sum = Loaded.sum(data);
        assertThat(Loaded.sum(to)).isEqualTo(sum);
        assertThat(
                        said.out()
                                .lines()
                                .filter(l -> l.contains(sum.root()) && l.contains(sum.chain())))
                .hasSize(2);
        assertThat(migrate(data, to).out()).startsWith("0 records copied");
    }

    @Test
    void what_moves_beside_it_makes_a_ledger_that_opens_and_publishes_the_same_log()
            throws Exception {
        Path to = own.resolve("copy");
        assertThat(migrate(data, to).code()).isZero();
        for (String name : List.of("secret", "vault.db", "kek", "people.json", "store/keys.mark")) {
            Files.copy(data.resolve(name), to.resolve(name));
        }
        for (String name : List.of("log", "log-state", "log.key")) {
            Loaded.copy(data.resolve(name), to.resolve(name));
        }
        assertThat(run("replay", "--data", to).code()).isZero();
        Loaded.publish(org.wardledger.launcher.DataFolder.of(to));
    }

    @Test
    void events_of_one_stream_go_together_and_the_next_run_goes_on_after_an_outage()
            throws IOException {
        MemoryStore target = new MemoryStore();
        HistoryDigest.Sum sum = Loaded.sum(data);
        for (boolean lost : new boolean[] {false, true}) {
            for (long at : new long[] {0, 1, sum.size() / 3, sum.size() / 2, sum.size() - 1}) {
                target.failsBehind = Math.max(at, target.head());
                target.writesAndFails = lost;
                if (target.head() < sum.size()) {
                    assertThatThrownBy(() -> into(target))
                            .isInstanceOf(EventStoreUnavailable.class);
                }
            }
        }
        target.failsBehind = Long.MAX_VALUE;
        assertThat(into(target).target()).isEqualTo(sum);
        assertThat(target.largest).isGreaterThan(1);
    }

    @Test
    void a_target_that_differs_in_anything_is_refused_with_its_first_position() throws IOException {
        List<UnaryOperator<StoredEvent>> changes =
                List.of(
                        e ->
                                with(
                                        e,
                                        e.stream() + "x",
                                        e.id(),
                                        e.recordedAt().toString(),
                                        e.entry()),
                        e -> with(e, e.stream(), new UUID(1, 1), "" + e.recordedAt(), e.entry()),
                        e -> with(e, e.stream(), e.id(), "2020-01-01T00:00:00Z", e.entry()),
                        e -> with(e, e.stream(), e.id(), "" + e.recordedAt(), new byte[] {1}));
        MemoryStore target = new MemoryStore();
        into(target);
        for (UnaryOperator<StoredEvent> change : changes) {
            StoredEvent good = target.at(7);
            target.rewrite(7, change.apply(good));
            assertThatThrownBy(() -> into(target)).hasMessage("migrate.differs [7]");
            target.rewrite(7, good);
        }
        assertThat(into(target).copied()).isZero();
    }

    private static StoredEvent with(
            StoredEvent e, String stream, UUID id, String at, byte[] entry) {
        return new StoredEvent(
                e.position(),
                stream,
                e.revision(),
                id,
                e.type(),
                java.time.Instant.parse(at),
                entry,
                e.payload());
    }

    @Test
    void a_target_that_goes_on_or_is_of_another_ledger_is_left_as_it_is() throws IOException {
        Path longer = Loaded.copy(data.resolve("store"), own.resolve("longer/store")).getParent();
        try (EventStore store = SqliteEventStore.open(longer.resolve("store"))) {
            Loaded.append(store, "later", 1);
        }
        HistoryDigest.Sum before = Loaded.sum(longer);
        Loaded.Said said = migrate(data, longer);
        assertThat(said.code()).isNotZero();
        assertThat(said.err())
                .contains("migrate.target-longer")
                .contains("position " + (Loaded.sum(data).size() + 1));
        Path other = own.resolve("other");
        try (EventStore store = SqliteEventStore.open(other.resolve("store"))) {
            Loaded.append(store, "other", 2);
        }
        assertThat(migrate(data, other).err()).contains("migrate.differs").contains("position 1");
        assertThat(Loaded.sum(longer)).isEqualTo(before);
        assertThat(Loaded.sum(other).size()).isEqualTo(2);
    }

    @Test
    void a_source_in_use_is_copied_and_said_to_be_in_use() {
        Path from = own.resolve("from");
        Path to = own.resolve("to");
        try (EventStore store = SqliteEventStore.open(from.resolve("store"))) {
            Loaded.append(store, "one", 5);
            assertThat(migrate(from, to).out()).contains("The source may be in use");
            assertThat(migrate(from, from).err()).contains("migrate.same-place");
            assertThat(migrate(to, from).err()).contains("already open");
            Loaded.append(store, "two", 2);
        }
        assertThat(migrate(from, to).out())
                .contains("2 records copied")
                .doesNotContain("The source may be in use");
        assertThat(Loaded.sum(to)).isEqualTo(Loaded.sum(from));
    }

    /// As a shell gives it with `<(...)`: what was read once is gone.
    @Test
    @Timeout(60)
    void a_password_may_come_from_a_pipe_which_can_be_read_only_once() throws Exception {
        Path pipe = own.resolve("password");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            try {
                                Files.writeString(pipe, "secret\n");
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        Loaded.Said said =
                run(
                        "migrate",
                        "--from=sqlite:" + data,
                        "--to=sqlite:" + own.resolve("copy"),
                        "--store-user=ledger",
                        "--store-password-file=" + pipe);
        assertThat(said.code()).as(said.err()).isZero();
    }

    @Test
    void a_place_that_is_none_is_named() {
        assertThat(run("migrate", "--lang=en", "--from=nothing", "--to=sqlite:x").err())
                .contains("migrate.no-place");
        assertThat(migrate(own.resolve("nothing"), own.resolve("to")).err())
                .contains("migrate.no-source");
        assertThat(own.resolve("nothing")).doesNotExist();
        assertThat(own.resolve("to")).doesNotExist();
    }
}
