package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.launcher.moving.Loaded.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.security.Policy;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.OpenLedger;
import org.wardledger.launcher.Product;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.vault.Kek;
import org.wardledger.vault.KeyName;
import org.wardledger.vault.KeyVault;
import org.wardledger.vault.SqliteKeyVault;
import org.wardledger.vault.VaultTrouble;

/// What an operator can lose, one thing after the other, on a real ledger: it comes back by itself
/// and is the same, or it is refused with a code and with what to do. The search side has its own:
/// `LostIndexIT`.
class DisasterTest {
    @TempDir static Path shared;
    @TempDir Path own;
    private Path root = Path.of("");
    private DataFolder data = new DataFolder(Path.of(""), null);

    @BeforeAll
    static void one_home() throws Exception {
        Loaded.home(shared.resolve("data"));
    }

    @BeforeEach
    void a_copy_of_it() throws IOException {
        root = Loaded.copy(shared.resolve("data"), own.resolve("data"));
        data = DataFolder.of(root);
    }

    private OpenLedger opened() {
        return OpenLedger.open(data, OpenLedger.Rules.of(Clock.systemUTC(), 32));
    }

    private void startRefused(String code) {
        assertThatThrownBy(
                        () -> Product.open(data, new Policy(), Path.of("none"), Clock.systemUTC()))
                .isInstanceOf(Failed.class)
                .hasMessageStartingWith(code)
                .hasMessageContaining("docs/howto/recover.md");
        assertThat(root.resolve("search")).doesNotExist();
    }

    private String logTrouble() throws Exception {
        try (EventStore store = SqliteEventStore.open(data.store());
                PublicLog log = Loaded.log(store, data)) {
            return log.trouble().orElse("");
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (var walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                found.put(folder.relativize(file).toString(), bytes);
            }
        }
        return found;
    }

    @Test
    void index_clock_and_times_that_are_lost_come_back_by_themselves() throws Exception {
        for (String name : List.of("index.db", "index.db-wal", "index.db-shm", "clock")) {
            Files.deleteIfExists(root.resolve(name));
        }
        Folders.delete(data.logTimes());
        HistoryDigest.Sum before = Loaded.sum(root);
        try (OpenLedger ledger = opened()) {
            assertThat(ledger.core().index()).isNotNull();
        }
        assertThat(Loaded.sum(root)).isEqualTo(before);
        assertThat(logTrouble()).isEmpty();
    }

    @Test
    void a_published_checkpoint_that_is_lost_is_published_again_byte_for_byte() throws Exception {
        Map<String, String> before = files(data.log());
        Files.delete(data.log().resolve("checkpoint"));
        Files.delete(data.log().resolve("checkpoint.latest"));
        assertThat(logTrouble()).isEmpty();
        assertThat(files(data.log())).isEqualTo(before);
    }

    @Test
    void a_damaged_checkpoint_is_the_trouble_of_the_log_while_its_decision_stands()
            throws Exception {
        Map<String, String> before = files(data.log());
        Path latest = data.log().resolve("checkpoint.latest");
        Files.writeString(latest, "damaged");
        try (OpenLedger ledger = opened()) {
            assertThat(ledger.store().head()).isEqualTo(Loaded.sum(root).size());
        }
        assertThat(logTrouble())
                .contains(latest.toString(), Says.in(null).text("log.checkpoint-damaged"));
        Files.delete(latest);
        assertThat(logTrouble()).isEmpty();
        assertThat(files(data.log())).isEqualTo(before);
    }

    @Test
    void a_damaged_checkpoint_without_a_decision_starts_nothing() throws Exception {
        Files.writeString(data.log().resolve("checkpoint.latest"), "damaged");
        Folders.delete(data.logState());
        startRefused("store.published-unknown");
    }

    @Test
    void a_store_older_than_the_decision_is_found_behind_a_damaged_checkpoint() throws Exception {
        Path older = Loaded.copy(data.store(), own.resolve("older"));
        try (EventStore store = SqliteEventStore.open(data.store())) {
            Loaded.append(store, "later", 5);
        }
        Loaded.publish(data);
        Folders.delete(data.store());
        Loaded.copy(older, data.store());
        Files.writeString(data.log().resolve("checkpoint.latest"), "damaged");
        startRefused("store.older-than-log");
        try (EventStore store = SqliteEventStore.open(data.store())) {
            Loaded.append(store, "a-second-history", 5);
        }
        startRefused("store.not-the-published");
    }

    @Test
    void lost_or_damaged_tiles_are_made_again_from_the_events_byte_for_byte() throws Exception {
        Map<String, String> before = files(data.log());
        before.keySet().removeIf(name -> name.contains(".p/"));
        Path bundle = data.log().resolve("tile/entries");
        Folders.delete(bundle);
        assertThat(logTrouble()).contains("log.tiles-differ");
        assertThat(run("rebuild", "--log", "--lang=en", "--data", root).out())
                .contains("under the root that was decided on: " + Loaded.sum(root).root());
        assertThat(logTrouble()).isEmpty();
        assertThat(files(data.log())).containsAllEntriesOf(before);
        Folders.delete(data.log());
        assertThat(logTrouble()).contains("log.tiles-differ");
        assertThat(run("rebuild", "--log", "--data", root).code()).isZero();
        assertThat(logTrouble()).isEmpty();
        assertThat(files(data.log())).containsAllEntriesOf(before);
        assertThat(run("verify", "--lang=en", data.log()).code()).isEqualTo(20);
    }

    @Test
    void tiles_are_not_made_from_events_that_are_not_the_published_ones() throws Exception {
        Folders.delete(data.log());
        Folders.delete(data.store());
        try (EventStore store = SqliteEventStore.open(data.store())) {
            Loaded.append(store, "other", 2_000);
        }
        assertThat(run("rebuild", "--log", "--lang=ru", "--data", root).err())
                .contains("log.store-differs: События", "[the events give another root at size");
        assertThat(data.log()).doesNotExist();
    }

    @Test
    void a_lost_decision_or_key_of_the_log_signs_nothing_and_recording_goes_on() throws Exception {
        Path state = own.resolve("state");
        Files.move(data.logState(), state);
        assertThat(logTrouble()).contains("log.state-lost");
        Folders.delete(data.logState());
        Files.move(state, data.logState());
        assertThat(logTrouble()).isEmpty();
        Files.move(data.logKey(), own.resolve("key"));
        assertThat(logTrouble()).contains("log.key-missing");
        try (EventStore store = SqliteEventStore.open(data.store())) {
            Loaded.append(store, "goes-on", 1);
        }
    }

    @Test
    void a_vault_that_is_lost_or_older_than_the_events_starts_nothing() throws IOException {
        Path older = own.resolve("older.db");
        Files.copy(data.vault(), older);
        Path mark = data.store().resolve("keys.mark");
        try (KeyVault vault =
                SqliteKeyVault.open(data.vault(), Kek.ofFile(data.kek()), mark, false)) {
            vault.keys(List.of(new KeyName(Subject.WARD, "wrd_ffffffffffffffff", KeyClass.CARE)));
        }
        Files.delete(data.vault());
        startRefusedBy("is missing; restore its latest backup");
        assertThat(data.vault()).doesNotExist();
        Files.copy(older, data.vault());
        startRefusedBy("is older than the events");
        assertThat(run("replay", "--data", root).err()).contains("restore its latest backup");
        Files.delete(data.kek());
        startRefusedBy("key-encryption key");
        assertThat(data.kek()).doesNotExist();
    }

    private void startRefusedBy(String words) {
        assertThatThrownBy(
                        () -> Product.open(data, new Policy(), Path.of("none"), Clock.systemUTC()))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining(words);
    }

    @Test
    void a_lost_secret_starts_nothing() throws IOException {
        Files.delete(data.secret());
        assertThatThrownBy(
                        () -> Product.open(data, new Policy(), Path.of("none"), Clock.systemUTC()))
                .isInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining("secret of the store is missing");
        assertThat(data.secret()).doesNotExist();
        assertThat(Loaded.sum(root).size()).as("nothing stays open behind it").isPositive();
    }

    @Test
    void a_store_put_back_older_than_its_log_starts_nothing() throws Exception {
        Path older = Loaded.copy(data.store(), own.resolve("older"));
        try (EventStore store = SqliteEventStore.open(data.store())) {
            Loaded.append(store, "later", 5);
        }
        Loaded.publish(data);
        Folders.delete(data.store());
        Loaded.copy(older, data.store());
        startRefused("store.older-than-log");
        assertThat(logTrouble()).contains("log.store-short");
        try (EventStore store = SqliteEventStore.open(data.store())) {
            Loaded.append(store, "a-second-history", 5);
        }
        startRefused("store.not-the-published");
        assertThat(logTrouble()).contains("log.entry-differs");
    }

    @Test
    void a_store_older_than_a_decision_that_nobody_saw_yet_starts_nothing() throws Exception {
        Path older = Loaded.copy(data.store(), own.resolve("older"));
        Path published = Loaded.copy(data.log(), own.resolve("published"));
        try (EventStore store = SqliteEventStore.open(data.store())) {
            Loaded.append(store, "later", 1);
        }
        Loaded.publish(data);
        Folders.delete(data.store());
        Folders.delete(data.log());
        Loaded.copy(older, data.store());
        Loaded.copy(published, data.log());
        startRefused("store.older-than-log");
    }

    private Path restored() throws IOException {
        Path file = own.resolve("ledger.backup");
        Path key = Loaded.key(own, 1);
        Path restored = own.resolve("restored");
        assertThat(run("backup", "--data", root, "--to", file, "--key-file", key).code()).isZero();
        assertThat(run("restore", file, "--to", restored, "--key-file", key).code()).isZero();
        return restored;
    }

    @Test
    void a_restored_ledger_says_so_before_its_log_goes_on_though_it_was_never_served()
            throws Exception {
        Path restored = restored();
        Files.copy(root.resolve("kek"), restored.resolve("kek"));
        Files.copy(root.resolve("log.key"), restored.resolve("log.key"));
        long position = Loaded.sum(restored).size();
        assertThat(run("log", "continue", "--origin", "example.org/2", "--data", restored).code())
                .isZero();
        try (EventStore store = SqliteEventStore.open(restored.resolve("store"))) {
            assertThat(store.readAll(position, 10))
                    .extracting(StoredEvent::type)
                    .containsExactly("ledger.restored.v1", "ledger.genesis.v1");
        }
    }

    @Test
    void a_restored_ledger_says_so_first_and_once_and_its_log_signs_nothing() throws Exception {
        Path restored = restored();
        Files.copy(root.resolve("kek"), restored.resolve("kek"));
        Files.copy(root.resolve("log.key"), restored.resolve("log.key"));
        Map<String, String> published = files(restored.resolve("log"));
        data = DataFolder.of(restored);
        long position = Loaded.sum(restored).size();
        for (int start = 0; start < 2; start++) {
            try (OpenLedger ledger = opened()) {
                List<StoredEvent> behind = ledger.store().readAll(position, 10);
                assertThat(behind).extracting(StoredEvent::type).containsOnly("ledger.restored.v1");
                assertThat(behind).hasSize(1);
                assertThat(new String(behind.getFirst().entry(), StandardCharsets.UTF_8))
                        .contains(String.valueOf(position));
            }
            assertThat(logTrouble()).contains("log.frozen");
        }
        assertThat(files(restored.resolve("log"))).isEqualTo(published);
    }

    @Test
    void the_state_of_the_lost_installation_lets_the_log_of_a_restored_one_go_on()
            throws Exception {
        Path restored = restored();
        Files.copy(root.resolve("log.key"), restored.resolve("log.key"));
        Folders.delete(restored.resolve("log-state"));
        Files.move(data.logState(), restored.resolve("log-state"));
        data = DataFolder.of(restored);
        try (EventStore store = SqliteEventStore.open(data.store())) {
            Loaded.append(store, "goes-on", 2);
        }
        Loaded.publish(data);
        assertThat(run("verify", "--lang=en", data.log()).code()).isEqualTo(20);
    }
}
