package org.wardledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;

/// On a real PostgreSQL.
class PostgresKeyVaultTest extends KeyVaultContract {
    @RegisterExtension static final FreshDatabase POSTGRES = new FreshDatabase();

    @TempDir Path folder;

    private boolean opened;

    @Override
    protected KeyVault open() {
        boolean first = !opened;
        opened = true;
        return process("one", kek, first);
    }

    /// As another process with its own folder would open it.
    private KeyVault process(String name, KekSource with, boolean empty) {
        return PostgresKeyVault.open(
                POSTGRES.settings(), with, folder.resolve(name + ".mark"), empty);
    }

    @Test
    void two_processes_that_make_the_same_keys_at_once_get_the_same() throws Exception {
        List<KeyName> names =
                IntStream.range(0, 500)
                        .mapToObj(i -> new KeyName(Subject.WARD, "wrd_" + i, KeyClass.MONEY))
                        .toList();
        List<KeyName> backwards = names.reversed();
        Set<UUID> handles = new HashSet<>();
        try (KeyVault one = process("two", kek, true);
                KeyVault two = process("three", kek, true);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<VaultKey.Live>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                KeyVault vault = i % 2 == 0 ? one : two;
                List<KeyName> wanted = i % 3 == 0 ? names : backwards;
                answers.add(threads.submit(() -> vault.keys(wanted)));
            }
            for (var answer : answers) {
                answer.get().forEach(k -> handles.add(k.handle()));
            }
            assertThat(one.made()).isEqualTo(500);
        }
        assertThat(handles).hasSize(500);
    }

    @Test
    void another_process_hears_of_a_destruction_at_once() throws Exception {
        try (KeyVault one = process("two", kek, true);
                KeyVault two = process("three", kek, true)) {
            one.keys(List.of(CARE));
            long before = settled(two);
            long began = System.nanoTime();
            one.destroy(List.of(CARE));
            while (two.changes() == before) {
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
                Thread.sleep(5);
            }
        }
    }

    private static final Duration SOON = Duration.ofSeconds(3);

    /// The number once the line is heard.
    private static long settled(KeyVault vault) throws InterruptedException {
        long last;
        do {
            last = vault.changes();
            Thread.sleep(20);
        } while (vault.changes() != last);
        return last;
    }

    @Test
    void a_process_that_cannot_hear_takes_nothing_from_memory() throws Exception {
        try (KeyVault vault = process("two", kek, true)) {
            settled(vault);
            POSTGRES.refuse();
            long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
            while (vault.changes() == vault.changes()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(50);
            }
            POSTGRES.admit();
            settled(vault);
            assertThat(vault.keys(List.of(MONEY))).hasSize(1);
        }
    }

    @Test
    void a_destroyed_key_stands_in_no_file_of_the_tables() throws Exception {
        try (KeyVault vault = process("two", kek, true)) {
            List<KeyName> others =
                    IntStream.range(0, 300)
                            .mapToObj(i -> new KeyName(Subject.WARD, "w" + i, KeyClass.MONEY))
                            .toList();
            vault.keys(others);
            vault.keys(List.of(CARE));
            byte[] care = wrapped.getLast();
            assertThat(POSTGRES.filesHold(care)).isTrue();

            try (Connection reader = POSTGRES.connect();
                    Statement snapshot = reader.createStatement()) {
                // Somebody who looks at an old state of the database keeps no row alive.
                reader.setAutoCommit(false);
                reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                snapshot.execute("SELECT count(*) FROM ledger_vault");
                vault.destroy(List.of(CARE));
                assertThat(POSTGRES.filesHold(care)).isFalse();
                reader.rollback();
            }
            assertThat(vault.keys(others)).hasSize(300);
            assertThat(vault.made()).isEqualTo(301);
        }
    }

    @Test
    void neither_a_secret_nor_a_subject_stands_in_the_database() throws Exception {
        try (KeyVault vault = process("two", kek, true)) {
            byte[] secret = vault.keys(List.of(CARE)).getFirst().secret();
            assertThat(POSTGRES.filesHold(secret)).isFalse();
            assertThat(POSTGRES.filesHold("wrd_0000".getBytes(StandardCharsets.US_ASCII)))
                    .isFalse();
        }
    }

    @Test
    void a_missing_vault_is_not_made_again() {
        var empty = POSTGRES.another();
        Path seen = folder.resolve("one.mark");

        assertThatThrownBy(() -> PostgresKeyVault.open(empty, kek, folder.resolve("m"), false))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("there are events but no key vault")
                .hasMessageContaining(empty.place());
        assertThat(seen).exists();
        assertThatThrownBy(() -> PostgresKeyVault.open(empty, kek, seen, true))
                .as("the mark says that there was one")
                .isInstanceOf(VaultTrouble.class);
    }

    @Test
    void another_key_encryption_key_is_refused() {
        byte[] key = new byte[KekSource.KEY_BYTES];
        key[0] = 1;

        assertThatThrownBy(() -> process("two", Kek.of(key), false))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("is not the one of")
                .hasMessageContaining(POSTGRES.name());
    }

    @Test
    void a_vault_older_than_what_a_process_has_seen_is_refused() {
        try (KeyVault vault = process("two", kek, true)) {
            vault.keys(List.of(CARE, MONEY));
        }
        POSTGRES.run("DELETE FROM ledger_key");

        assertThatThrownBy(() -> process("two", kek, false))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("is older than the events: it has 0 keys, they need 2");
    }

    @Test
    void the_vault_of_another_ledger_is_refused() {
        process("two", kek, true).close();
        POSTGRES.run("UPDATE ledger_vault SET id = gen_random_uuid()");

        assertThatThrownBy(() -> process("two", kek, false))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("of another ledger");
    }

    @Test
    void a_process_with_another_secret_of_the_store_is_refused() {
        try (PostgresKeyVault one = (PostgresKeyVault) process("two", kek, true);
                PostgresKeyVault two = (PostgresKeyVault) process("three", kek, true)) {
            one.requireSame(new byte[32], folder.resolve("secret"));
            two.requireSame(new byte[32], folder.resolve("secret"));

            assertThatThrownBy(() -> two.requireSame(new byte[] {1}, folder.resolve("secret")))
                    .isInstanceOf(VaultTrouble.class)
                    .hasMessageContaining("is not the secret with which this cluster began");
        }
    }

    @Test
    void a_database_that_may_forget_is_refused() throws IOException {
        try (RealPostgres forgetful = RealPostgres.forgetful()) {
            var settings =
                    new PostgresSettings(
                            forgetful.url(forgetful.newDatabase()),
                            "ledger",
                            RealPostgres.PASSWORD);
            assertThatThrownBy(
                            () -> PostgresKeyVault.open(settings, kek, folder.resolve("m"), true))
                    .isInstanceOf(VaultTrouble.class)
                    .hasMessageContaining("fsync off");
        }
    }

    @Test
    void credentials_stand_in_no_message_and_not_in_the_address() {
        PostgresSettings wrong = POSTGRES.settings("ledger", "s3cret-word");

        assertThatThrownBy(() -> PostgresKeyVault.open(wrong, kek, folder.resolve("m"), true))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("does not let us in")
                .hasMessageNotContaining("s3cret-word");
        assertThat(wrong.toString()).doesNotContain("s3cret-word");
        for (String url :
                List.of(
                        "jdbc:postgresql://db/vault?user=a&password=b",
                        "jdbc:postgresql://a:b@db/vault",
                        "postgres://db/vault")) {
            assertThatThrownBy(() -> new PostgresSettings(url, "ledger", ""))
                    .isInstanceOf(VaultTrouble.class);
        }
    }

    @Test
    void without_a_word_in_the_address_only_a_server_with_a_known_certificate_is_spoken_to() {
        String plain = POSTGRES.url().replaceFirst("\\?.*", "");

        assertThatThrownBy(
                        () ->
                                PostgresKeyVault.open(
                                        new PostgresSettings(
                                                plain, "ledger", RealPostgres.PASSWORD),
                                        kek,
                                        folder.resolve("m"),
                                        true))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("SSL");
    }
}
