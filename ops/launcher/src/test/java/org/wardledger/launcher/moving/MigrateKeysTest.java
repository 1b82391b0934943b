package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.launcher.moving.Loaded.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.protocol.ProtocolServer;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.vault.FreshDatabase;
import org.wardledger.vault.Kek;
import org.wardledger.vault.KekSource;
import org.wardledger.vault.KeyName;
import org.wardledger.vault.KeyVault;
import org.wardledger.vault.PostgresKeyVault;
import org.wardledger.vault.RealPostgres;
import org.wardledger.vault.SqliteKeyVault;

/// `migrate --vault`: the keys go with the events, or nobody is told that they did.
class MigrateKeysTest {
    private static final KekSource KEK = Kek.of(new byte[KekSource.KEY_BYTES]);
    private static final KeyName NAME =
            new KeyName(Subject.WARD, "wrd_0000000000000001", KeyClass.CARE);

    @RegisterExtension static final FreshDatabase POSTGRES = new FreshDatabase();

    @TempDir Path folder;
    private final ProtocolServer server;

    MigrateKeysTest() throws IOException {
        server = ProtocolServer.start();
    }

    @AfterEach
    void end() throws Exception {
        server.close();
    }

    private Path ledger(String name) throws IOException {
        Path data = folder.resolve(name);
        Files.createDirectories(data.resolve("store"));
        try (EventStore store = SqliteEventStore.open(data.resolve("store"));
                KeyVault vault = vault(data)) {
            Loaded.append(store, "one", 3);
            vault.keys(List.of(NAME));
        }
        return data;
    }

    private static KeyVault vault(Path data) {
        Path file = data.resolve("vault.db");
        return SqliteKeyVault.open(file, KEK, data.resolve("store/keys.mark"), !Files.exists(file));
    }

    private KeyVault inDatabase() {
        return PostgresKeyVault.open(POSTGRES.settings(), KEK, folder.resolve("mark"), false);
    }

    private Loaded.Said migrate(String from, String to) throws IOException {
        Path password = folder.resolve("password");
        if (!Files.exists(password)) {
            Files.writeString(password, RealPostgres.PASSWORD + "\n");
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        }
        return run(
                "migrate",
                "--lang=en",
                "--from=" + from,
                "--to=" + to,
                "--vault=" + POSTGRES.url(),
                "--vault-password-file=" + password);
    }

    private static String from(Path data) {
        return "sqlite:" + data;
    }

    @Test
    void the_keys_go_with_the_events_and_it_is_said_where_they_still_are() throws IOException {
        Path data = ledger("one");

        Loaded.Said said = migrate(from(data), server.connection());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("1 keys compared one by one and equal, 0 of them destroyed")
                .contains(data.resolve("vault.db") + " still opens everything");
        try (KeyVault there = inDatabase();
                KeyVault here = vault(data)) {
            assertThat(there.find(NAME)).usingRecursiveComparison().isEqualTo(here.find(NAME));
        }
        assertThat(migrate(from(data), server.connection()).code()).isZero();

        Path back = folder.resolve("back");
        assertThat(migrate(server.connection(), from(back)).out())
                .contains("still opens everything")
                .contains(POSTGRES.name());
        try (KeyVault again = vault(back);
                KeyVault here = vault(data)) {
            assertThat(again.find(NAME)).usingRecursiveComparison().isEqualTo(here.find(NAME));
        }
    }

    @Test
    void a_ledger_at_work_is_left_alone() throws IOException {
        Path data = ledger("one");
        try (EventStore working = SqliteEventStore.open(data.resolve("store"))) {
            Loaded.Said said = migrate(from(data), server.connection());

            assertThat(working.head()).isEqualTo(3);
            assertThat(said.code()).isNotZero();
            assertThat(said.err()).contains("migrate.vault-in-use").contains(data.toString());
            assertThat(said.out()).isEmpty();
        }
    }

    @Test
    void keys_go_only_between_a_folder_and_a_database() throws IOException {
        Path data = ledger("one");

        Loaded.Said said = migrate(from(data), from(folder.resolve("two")));

        assertThat(said.err()).contains("migrate.vault-direction");
        assertThat(folder.resolve("two/store")).doesNotExist();
    }

    @Test
    void the_keys_of_another_ledger_or_of_another_state_are_not_replaced() throws Exception {
        assertThat(migrate(from(ledger("one")), server.connection()).code()).isZero();
        Path other = ledger("other");
        try (ProtocolServer empty = ProtocolServer.start()) {
            assertThat(migrate(from(other), empty.connection()).err())
                    .contains("migrate.vault-foreign");
        }
        destroyed();
        assertThat(migrate(from(folder.resolve("one")), server.connection()).err())
                .contains("migrate.vault-differs");
    }

    private void destroyed() {
        try (KeyVault there = inDatabase()) {
            assertThat(there.destroy(List.of(NAME))).hasSize(1);
        }
    }

    /// What the folder has made of those keys itself stays behind when it is left.
    @Test
    void a_folder_to_which_a_ledger_comes_back_makes_anew_what_shows_an_erased_person()
            throws IOException {
        Path data = ledger("one");
        migrate(from(data), server.connection());
        destroyed();
        Files.delete(data.resolve("vault.db"));
        Files.createFile(data.resolve("index.db"));

        Loaded.Said said = migrate(server.connection(), from(data));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("1 of them destroyed");
        assertThat(data.resolve("erasing")).as("the next start begins with it").exists();
    }

    @Test
    void without_a_vault_or_a_database_it_is_said_which_is_missing() throws IOException {
        Path data = ledger("one");
        Files.delete(data.resolve("vault.db"));
        assertThat(migrate(from(data), server.connection()).err())
                .contains("migrate.vault-trouble")
                .contains(data.resolve("vault.db").toString());

        POSTGRES.drop();
        assertThat(migrate(server.connection(), from(folder.resolve("back"))).err())
                .contains("migrate.vault-trouble")
                .contains(POSTGRES.name())
                .doesNotContain("Exception");
    }
}
