package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.launcher.moving.Loaded.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventReader;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.LedgerKeys;
import org.wardledger.launcher.publiclog.PublicLog;
import org.wardledger.transparency.sequencer.Reconciliation;
import org.wardledger.vault.VaultCopy;

/// A backup is taken beside a running ledger, holds all that cannot be made again but the keys that
/// must lie elsewhere, and is found out when anything of it was changed.
class BackupTest {
    @TempDir static Path shared;
    @TempDir Path own;
    private Path data = Path.of("");
    private Path file = Path.of("");
    private Path key = Path.of("");

    @BeforeAll
    static void one_home() throws Exception {
        Loaded.home(shared.resolve("data"));
    }

    @BeforeEach
    void a_copy_of_it() throws IOException {
        data = Loaded.copy(shared.resolve("data"), own.resolve("data"));
        file = own.resolve("ledger.backup");
        key = Loaded.key(own, 1);
    }

    private Loaded.Said backup(Object... more) {
        return run(with(more, "backup", "--lang=en", "--data", data, "--to", file));
    }

    private Loaded.Said restore(Path to, Object... more) {
        return run(with(more, "restore", "--lang=en", file, "--to", to));
    }

    private Object[] with(Object[] more, Object... first) {
        Object[] all = Arrays.copyOf(first, first.length + more.length + 2);
        System.arraycopy(more, 0, all, first.length, more.length);
        all[all.length - 2] = "--key-file";
        all[all.length - 1] = Arrays.asList(more).contains("--key-file") ? more[0] : key;
        return all;
    }

    private static List<VaultCopy.Row> keys(Path data) {
        try (VaultCopy.Source vault = VaultCopy.Source.open(data.resolve("vault.db"))) {
            return vault.after(0, 100_000);
        }
    }

    @Test
    void a_restored_ledger_has_the_same_history_keys_and_mirror_and_opens_with_the_key() {
        assertThat(backup().code()).isZero();
        Path to = own.resolve("restored");
        Loaded.Said said = restore(to);
        assertThat(said.code()).as(said.err()).isZero();

        assertThat(Loaded.sum(to)).isEqualTo(Loaded.sum(data));
        assertThat(keys(to)).usingRecursiveComparison().isEqualTo(keys(data));
        assertThat(to.resolve("secret")).hasSameBinaryContentAs(data.resolve("secret"));
        assertThat(to.resolve("people.json")).hasSameBinaryContentAs(data.resolve("people.json"));
        assertThat(to.resolve("store/keys.mark"))
                .hasSameBinaryContentAs(data.resolve("store/keys.mark"));
        assertThat(run("verify", "--lang=en", to.resolve("log")).code()).isEqualTo(20);
        assertThat(to.resolve("log/checkpoint.latest"))
                .hasSameBinaryContentAs(data.resolve("log/checkpoint.latest"));
        assertThat(run("replay", "--data", to, "--kek-file", data.resolve("kek")).code()).isZero();
        assertThat(said.out())
                .contains("at position " + Loaded.sum(data).size())
                .contains(Loaded.sum(data).root())
                .contains("erase them again")
                .contains("localhost/ward-ledger");
    }

    @Test
    void the_public_keys_that_signed_the_log_before_come_back_with_it() throws IOException {
        assertThat(run("log", "rotate-key", "--data", data).code()).isZero();
        Path before = data.resolve("log.keys-before");
        assertThat(Files.readAllLines(before)).hasSize(1);
        assertThat(backup().code()).isZero();
        Path to = own.resolve("restored");
        assertThat(restore(to).code()).isZero();
        assertThat(to.resolve("log.keys-before")).hasSameBinaryContentAs(before);
    }

    private Path continued() throws IOException {
        assertThat(run("log", "rotate-key", "--data", data).code()).isZero();
        assertThat(run("log", "freeze", "--data", data).code()).isZero();
        Loaded.Said said = run("log", "continue", "--origin", "example.org/2", "--data", data);
        assertThat(said.code()).as(said.err()).isZero();
        try (Stream<Path> files = Files.list(data)) {
            return files.map(Path::getFileName)
                    .filter(name -> name.toString().matches("log-[0-9a-f]{8}"))
                    .findAny()
                    .orElseThrow();
        }
    }

    @Test
    void a_log_that_was_continued_comes_back_beside_the_one_that_goes_on() throws IOException {
        Path earlier = continued();
        String keys = earlier.toString().replace("log-", "log.keys-before-");
        assertThat(backup().err()).doesNotContain("only the checkpoints");
        Path to = own.resolve("restored");
        Loaded.Said said = restore(to);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("localhost/ward-ledger is in " + earlier + " again");
        for (String document : List.of("checkpoint", "checkpoint.latest")) {
            assertThat(to.resolve(earlier).resolve(document))
                    .hasSameBinaryContentAs(data.resolve(earlier).resolve(document));
        }
        assertThat(to.resolve(keys)).hasSameBinaryContentAs(data.resolve(keys));
        assertThat(run("verify", "--lang=en", to.resolve(earlier)).code()).isEqualTo(20);
        assertThat(to.resolve(earlier.toString().replace("log-", "log.key-"))).doesNotExist();
        assertThat(run("backup", "--data", to, "--to", file + ".2", "--key-file", key).code())
                .as("what was restored can be backed up again")
                .isZero();
    }

    @Test
    void of_an_earlier_log_with_other_entries_the_checkpoints_come_back_and_that_is_said()
            throws Exception {
        DataFolder other = DataFolder.of(own.resolve("other"));
        try (EventStore store = SqliteEventStore.open(other.store())) {
            Loaded.append(store, "other", 3);
        }
        Loaded.publish(other);
        Path earlier = Loaded.copy(other.log(), data.resolve("log-0123abcd"));
        Loaded.Said made = backup();
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.err()).contains("only the checkpoints are in log-0123abcd");
        Path to = own.resolve("restored");
        assertThat(restore(to).out()).contains("only the checkpoints are in log-0123abcd");
        assertThat(to.resolve("log-0123abcd/checkpoint.latest"))
                .hasSameBinaryContentAs(earlier.resolve("checkpoint.latest"));
        assertThat(to.resolve("log-0123abcd/tile")).doesNotExist();
    }

    @Test
    void neither_key_nor_the_decision_of_the_log_is_in_it() {
        Loaded.Said said = backup();
        assertThat(said.out()).contains("NOT in it: the key-encryption key");
        Path to = own.resolve("restored");
        assertThat(restore(to).code()).isZero();
        assertThat(to.resolve("kek")).doesNotExist();
        assertThat(to.resolve("log.key")).doesNotExist();
        assertThat(to.resolve("log-state/checkpoint.decided")).doesNotExist();
        assertThat(run("replay", "--data", to).err()).contains("key-encryption key");
    }

    @Test
    void nothing_of_the_ledger_can_be_read_in_the_file_and_only_its_owner_reads_it()
            throws IOException {
        assertThat(backup().code()).isZero();
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("institution.registered.v1", "CREATE TABLE", "people");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> beside = Files.list(own)) {
            assertThat(beside.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder("data", "ledger.backup", "backup-key-1");
        }
    }

    @Test
    void a_backup_taken_while_the_ledger_records_and_publishes_is_whole() throws Exception {
        DataFolder folder = DataFolder.of(data);
        AtomicBoolean enough = new AtomicBoolean();
        long before = Loaded.sum(data).size();
        try (EventStore store = SqliteEventStore.open(folder.store());
                LedgerKeys keys = LedgerKeys.open(folder, store);
                PublicLog log = Loaded.log(store, folder)) {
            Thread clerk =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (!enough.get()) {
                                            Loaded.append(store, "clerk", 1);
                                        }
                                    });
            Loaded.Said said = backup();
            enough.set(true);
            clerk.join();
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(keys.ring()).isNotNull();
            Loaded.awaitPublished(store, log);
        }
        Path to = own.resolve("restored");
        assertThat(restore(to).code()).isZero();
        long position = Loaded.sum(to).size();
        assertThat(position).isBetween(before, Loaded.sum(data).size());
        try (SqliteEventReader all = SqliteEventReader.open(data.resolve("store"))) {
            assertThat(Reread.of(all::readAll, position).history()).isEqualTo(Loaded.sum(to));
        }
        try (EventStore store = SqliteEventStore.open(to.resolve("store"))) {
            assertThat(Reconciliation.of(store, to.resolve("log")).first()).isEmpty();
        }
    }

    @Test
    void a_destroyed_key_stays_destroyed() {
        List<VaultCopy.Row> all = keys(data);
        try (EventStore store = SqliteEventStore.open(data.resolve("store"));
                LedgerKeys keys = LedgerKeys.open(DataFolder.of(data), store)) {
            var wards =
                    Erasing.wards(store, keys).stream().limit(1).flatMap(Erasing::keys).toList();
            assertThat(keys.ring().destroy(wards)).isNotEmpty();
        }
        assertThat(backup().code()).isZero();
        Path to = own.resolve("restored");
        assertThat(restore(to).out()).contains("of them destroyed");
        assertThat(keys(to)).hasSameSizeAs(all);
        assertThat(keys(to)).usingRecursiveComparison().isEqualTo(keys(data));
        assertThat(keys(to)).anyMatch(row -> row.wrapped() == null);
    }

    @Test
    void what_was_changed_or_cut_is_refused_and_the_folder_does_not_start() throws IOException {
        assertThat(backup().code()).isZero();
        byte[] good = Files.readAllBytes(file);
        for (int cut : new int[] {good.length - 1, good.length / 2, Sealing.HEADER}) {
            Files.write(file, Arrays.copyOf(good, cut));
            Path to = own.resolve("cut-" + cut);
            assertThat(restore(to).err()).contains("backup.");
            assertThat(run("replay", "--data", to).err()).contains("restore.unfinished");
        }
        byte[] changed = good.clone();
        changed[good.length / 2] ^= 1;
        Files.write(file, changed);
        Path to = own.resolve("changed");
        Loaded.Said said = restore(to);
        assertThat(said.code()).isNotZero();
        assertThat(said.err()).contains("backup.altered");
        assertThat(run("serve", "--data", to).err()).contains("restore.unfinished");
        Files.write(file, good);
        assertThat(restore(to).code()).as("the same folder, with the good file").isZero();
        assertThat(Loaded.sum(to)).isEqualTo(Loaded.sum(data));
    }

    @Test
    void another_key_opens_nothing_and_the_key_encryption_key_is_no_key_for_a_backup()
            throws IOException {
        assertThat(backup().code()).isZero();
        key = Loaded.key(own, 2);
        assertThat(restore(own.resolve("restored")).err()).contains("backup.wrong-key");
        file = own.resolve("second.backup");
        key = data.resolve("kek");
        assertThat(backup().err()).contains("backup.key-is-kek");
        assertThat(file).doesNotExist();
    }

    @Test
    void nothing_is_written_over() throws IOException {
        Files.writeString(file, "mine");
        assertThat(backup().err()).contains("backup.exists");
        assertThat(file).hasContent("mine");
        assertThat(file.resolveSibling(file.getFileName() + ".part")).doesNotExist();
        Files.delete(file);
        assertThat(backup().code()).isZero();
        Path full = Files.createDirectory(own.resolve("full"));
        Files.writeString(full.resolve("note"), "mine");
        assertThat(restore(full).err()).contains("restore.not-empty");
        assertThat(full.resolve("note")).hasContent("mine");
        file = data.resolve("inside.backup");
        assertThat(backup().err()).contains("backup.inside");
        file = own.resolve("no/such/folder");
        assertThat(backup().err()).contains("backup.no-folder");
    }

    @Test
    void a_store_that_is_not_the_published_one_is_not_worth_a_backup() throws IOException {
        Path older = Loaded.copy(shared.resolve("data"), own.resolve("older"));
        try (EventStore store = SqliteEventStore.open(data.resolve("store"))) {
            Loaded.append(store, "more", 3);
        }
        assertThat(backup("--no-verify").out()).contains("It was not tried");
        Path log = data.resolve("log");
        org.wardledger.launcher.Folders.delete(older.resolve("store"));
        try (EventStore store = SqliteEventStore.open(older.resolve("store"))) {
            Loaded.append(store, "other", 2);
        }
        assertThat(log).exists();
        data = older;
        file = own.resolve("older.backup");
        assertThat(backup().err()).contains("backup.store-behind");
        try (EventStore store = SqliteEventStore.open(older.resolve("store"))) {
            Loaded.append(store, "other", 2_000);
        }
        assertThat(backup().err()).contains("backup.store-differs");
        assertThat(file).doesNotExist();
    }
}
