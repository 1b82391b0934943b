package org.wardledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.events.Visibility.KeyClass;

class SqliteKeyVaultTest extends KeyVaultContract {
    @TempDir Path folder;

    @Override
    protected KeyVault open() {
        Path file = folder.resolve("vault.db");
        return SqliteKeyVault.open(file, kek, folder.resolve("keys.mark"), !Files.exists(file));
    }

    private KeyVault other(String name, KekSource with, boolean empty) {
        return SqliteKeyVault.open(
                folder.resolve(name).resolve("vault.db"),
                with,
                folder.resolve(name).resolve("keys.mark"),
                empty);
    }

    private Path made(String name) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        try (KeyVault vault = other(name, kek, true)) {
            vault.keys(List.of(CARE, MONEY));
        }
        return home;
    }

    @Test
    void a_destroyed_key_stands_nowhere_on_the_disk() throws IOException {
        Path home = made("one");
        byte[] care = wrapped.get(wrapped.size() - 2);
        byte[] money = wrapped.getLast();
        try (KeyVault vault = other("one", kek, false)) {
            assertThat(found(home, care)).isTrue();

            vault.destroy(List.of(CARE));

            assertThat(found(home, care)).isFalse();
            assertThat(found(home, money)).isTrue();
        }
        assertThat(found(home, care)).isFalse();
    }

    @Test
    void neither_a_secret_nor_a_subject_stands_in_the_file() throws IOException {
        Path home = made("one");
        try (KeyVault vault = other("one", kek, false)) {
            byte[] secret = vault.keys(List.of(CARE)).getFirst().secret();

            assertThat(found(home, secret)).isFalse();
            assertThat(found(home, "wrd_".getBytes(StandardCharsets.US_ASCII))).isFalse();
        }
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(home.resolve("vault.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_missing_vault_is_not_made_again() throws IOException {
        Path home = made("one");
        Files.delete(home.resolve("vault.db"));

        assertThatThrownBy(() -> other("one", kek, false))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("is missing; restore its latest backup");
        assertThatThrownBy(() -> other("one", kek, true))
                .as("the mark says that there were keys")
                .isInstanceOf(VaultTrouble.class);
        assertThat(home.resolve("vault.db")).doesNotExist();
    }

    @Test
    void another_key_encryption_key_is_refused() throws IOException {
        made("one");
        byte[] key = new byte[KekSource.KEY_BYTES];
        key[0] = 1;

        assertThatThrownBy(() -> other("one", Kek.of(key), false))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("is not the one of")
                .hasMessageContaining("LEDGER_KEK");
    }

    @Test
    void a_vault_older_than_the_events_is_refused() throws IOException {
        Path home = made("one");
        Path backup = folder.resolve("backup");
        Files.copy(home.resolve("vault.db"), backup);
        try (KeyVault vault = other("one", kek, false)) {
            vault.keys(List.of(ward("wrd_0000000000000009", KeyClass.MONEY)));
        }
        Files.delete(home.resolve("vault.db"));
        Files.copy(backup, home.resolve("vault.db"));

        assertThatThrownBy(() -> other("one", kek, false))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("is older than the events: it has 2 keys, they need 3");
    }

    @Test
    void the_vault_of_another_ledger_is_refused() throws IOException {
        Path one = made("one");
        Path two = made("two");
        Files.delete(one.resolve("vault.db"));
        Files.copy(two.resolve("vault.db"), one.resolve("vault.db"));

        assertThatThrownBy(() -> other("one", kek, false))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("of another ledger");
    }

    @Test
    void a_key_file_that_others_may_read_is_refused() throws IOException {
        Path file = folder.resolve("kek");
        Kek made = Kek.create(file);
        byte[] bound = {1};
        byte[] locked = made.wrap(new byte[32], bound);

        assertThat(Kek.ofFile(file).unwrap(locked, bound)).isEqualTo(new byte[32]);
        assertThatThrownBy(() -> Kek.ofFile(file).unwrap(locked, new byte[] {2}))
                .isInstanceOf(VaultTrouble.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> Kek.ofFile(file))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> Kek.ofFile(folder.resolve("nothing")))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("--kek-file");
        assertThatThrownBy(() -> Kek.ofText("AAAA", "LEDGER_KEK"))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("LEDGER_KEK");
    }

    @Test
    void a_copy_that_could_not_begin_leaves_no_lock_behind() {
        Path file = folder.resolve("copy.db");
        Path mark = folder.resolve("copy.mark");
        VaultCopy.Head headless = new VaultCopy.Head(UUID.randomUUID(), null);

        assertThatThrownBy(() -> VaultCopy.Target.create(file, mark, headless))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining(file.toString());

        try (KeyVault vault = SqliteKeyVault.open(file, kek, mark, true)) {
            assertThat(vault.keys(List.of(CARE))).hasSize(1);
        }
    }

    private static boolean found(Path folder, byte[] bytes) throws IOException {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> text(f).contains(wanted));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
