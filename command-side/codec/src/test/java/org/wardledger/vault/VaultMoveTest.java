package org.wardledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.vault.VaultMove.Outcome;

/// From a file into a real PostgreSQL and back: the same keys under the same names, or nothing.
class VaultMoveTest {
    private static final KekSource KEK = Kek.of(new byte[KekSource.KEY_BYTES]);

    /// More than a page of a move.
    private static final List<KeyName> NAMES =
            IntStream.range(0, 2_100)
                    .mapToObj(i -> new KeyName(Subject.WARD, "wrd_" + i, KeyClass.CARE))
                    .toList();

    private static final List<KeyName> ERASED = NAMES.subList(10, 15);

    @RegisterExtension static final FreshDatabase POSTGRES = new FreshDatabase();

    @TempDir Path folder;

    private PostgresSettings database;

    @BeforeEach
    void itsDatabase() {
        database = POSTGRES.settings();
    }

    private Path file(String name) {
        return folder.resolve(name + ".db");
    }

    private Path mark(String name) {
        return folder.resolve(name + ".mark");
    }

    private KeyVault inFile(String name) {
        return SqliteKeyVault.open(file(name), KEK, mark(name), !Files.exists(file(name)));
    }

    private KeyVault inDatabase(String process) {
        return PostgresKeyVault.open(database, KEK, mark(process), false);
    }

    /// What a vault says of all names, and of what was erased.
    private record Said(List<VaultKey.Live> live, List<VaultKey> erased) {
        static Said by(KeyVault vault, List<UUID> erased) {
            List<VaultKey.Live> live = new ArrayList<>();
            for (KeyName name : NAMES) {
                VaultKey.Live found = vault.find(name);
                if (found != null) {
                    live.add(found);
                }
            }
            List<VaultKey> gone = new ArrayList<>();
            erased.forEach(h -> gone.add(vault.find(h)));
            return new Said(live, gone);
        }

        void isAlso(Said other) {
            assertThat(live).usingRecursiveFieldByFieldElementComparator().isEqualTo(other.live);
            assertThat(erased)
                    .allMatch(VaultKey.Destroyed.class::isInstance)
                    .isEqualTo(other.erased);
        }
    }

    private Said made(String name, List<UUID> erased) {
        try (KeyVault vault = inFile(name)) {
            vault.keys(NAMES);
            erased.addAll(vault.destroy(ERASED));
            return Said.by(vault, erased);
        }
    }

    private Outcome toDatabase(String name) {
        return VaultMove.toDatabase(file(name), database, _ -> {});
    }

    private Outcome toFile(String name) {
        return VaultMove.toFile(database, file(name), mark(name), _ -> {});
    }

    @Test
    void all_keys_are_the_same_in_the_database_and_back_in_another_file() {
        List<UUID> erased = new ArrayList<>();
        Said said = made("one", erased);
        List<Integer> shown = new ArrayList<>();

        Outcome there = VaultMove.toDatabase(file("one"), database, shown::add);

        assertThat(there).isEqualTo(new Outcome.Moved(NAMES.size(), ERASED.size(), NAMES.size()));
        assertThat(shown).isSorted().endsWith(100);
        try (KeyVault vault = inDatabase("process")) {
            Said.by(vault, erased).isAlso(said);
            assertThat(vault.made()).isEqualTo(NAMES.size());
        }

        assertThat(toFile("two"))
                .isEqualTo(new Outcome.Moved(NAMES.size(), ERASED.size(), NAMES.size()));
        try (KeyVault vault = inFile("two")) {
            Said.by(vault, erased).isAlso(said);
            assertThat(vault.made()).isEqualTo(NAMES.size());
            assertThat(vault.keys(ERASED)).hasSize(ERASED.size());
        }
    }

    @Test
    void a_second_move_finds_all_of_it_there() {
        made("one", new ArrayList<>());
        toDatabase("one");
        toFile("two");

        assertThat(toDatabase("one")).isEqualTo(new Outcome.Moved(NAMES.size(), ERASED.size(), 0));
        assertThat(toFile("two")).isEqualTo(new Outcome.Moved(NAMES.size(), ERASED.size(), 0));
    }

    @Test
    void the_vault_of_another_ledger_stays_as_it_is() {
        made("one", new ArrayList<>());
        toDatabase("one");
        try (KeyVault other = inFile("other")) {
            other.keys(NAMES.subList(0, 1));
        }

        assertThat(toDatabase("other")).isEqualTo(new Outcome.Foreign());
        assertThat(toFile("other")).isEqualTo(new Outcome.Foreign());

        try (KeyVault vault = inDatabase("process");
                KeyVault other = inFile("other")) {
            assertThat(vault.made()).isEqualTo(NAMES.size());
            assertThat(other.made()).isEqualTo(1);
        }
    }

    private static final KeyName NEW = new KeyName(Subject.WARD, "wrd_new", KeyClass.CARE);

    @Test
    void keys_that_were_made_since_are_added_on_either_side() {
        List<UUID> erased = new ArrayList<>();
        made("one", erased);
        toDatabase("one");
        toFile("two");
        Said said;
        try (KeyVault vault = inFile("one")) {
            vault.keys(List.of(NEW, NAMES.get(10)));
            said = Said.by(vault, erased);
        }

        int all = NAMES.size() + 2;
        assertThat(toDatabase("one")).isEqualTo(new Outcome.Moved(all, ERASED.size(), 2));
        assertThat(toFile("two")).isEqualTo(new Outcome.Moved(all, ERASED.size(), 2));

        try (KeyVault there = inDatabase("process");
                KeyVault back = inFile("two")) {
            Said.by(there, erased).isAlso(said);
            Said.by(back, erased).isAlso(said);
            assertThat(there.find(NEW)).isNotNull();
            assertThat(back.made()).isEqualTo(all);
        }
    }

    @Test
    void what_was_destroyed_on_one_side_is_never_brought_back_from_the_other() {
        made("one", new ArrayList<>());
        toDatabase("one");
        toFile("two");
        try (KeyVault vault = inDatabase("process")) {
            vault.destroy(NAMES.subList(100, 101));
        }

        assertThat(toDatabase("one")).isEqualTo(new Outcome.Differs());
        assertThat(toFile("two")).isEqualTo(new Outcome.Differs());

        try (KeyVault there = inDatabase("process");
                KeyVault back = inFile("two")) {
            assertThat(there.find(NAMES.get(100))).isNull();
            assertThat(back.find(NAMES.get(100))).isNotNull();
        }
    }

    /// Else a key whose destruction came into the events just before a crash would come back: the
    /// target had read those events when it did not have the key.
    @Test
    void where_keys_are_added_destructions_are_repeated_from_the_first() {
        made("one", new ArrayList<>());
        toDatabase("one");
        toFile("two");
        try (KeyVault there = inDatabase("process");
                KeyVault back = inFile("two")) {
            there.destroyedTo(50);
            back.destroyedTo(50);
        }
        toDatabase("one");
        try (KeyVault there = inDatabase("process")) {
            assertThat(there.destroyedTo()).as("nothing was added").isEqualTo(50);
        }
        try (KeyVault vault = inFile("one")) {
            vault.keys(List.of(NEW));
        }
        toDatabase("one");
        toFile("two");
        try (KeyVault there = inDatabase("process");
                KeyVault back = inFile("two")) {
            assertThat(there.destroyedTo()).isZero();
            assertThat(back.destroyedTo()).isZero();
        }
    }

    @Test
    void the_mark_that_a_crash_kept_from_being_written_is_written_by_the_next_move()
            throws Exception {
        made("one", new ArrayList<>());
        toDatabase("one");
        toFile("two");
        byte[] whole = Files.readAllBytes(mark("two"));
        Files.delete(mark("two"));

        assertThat(toFile("two")).isEqualTo(new Outcome.Moved(NAMES.size(), ERASED.size(), 0));

        assertThat(mark("two")).hasBinaryContent(whole);
        Files.delete(file("two"));
        assertThatThrownBy(() -> inFile("two")).hasMessageContaining("is missing");
    }

    @Test
    void what_the_target_did_not_keep_is_not_said_to_have_been_left_as_it_was() {
        made("one", new ArrayList<>());
        toDatabase("one");
        POSTGRES.run(
                "CREATE FUNCTION keep_nothing() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN RETURN NULL; END'; CREATE TRIGGER keep_nothing BEFORE INSERT"
                        + " ON ledger_key FOR EACH ROW EXECUTE FUNCTION keep_nothing()");
        try (KeyVault vault = inFile("one")) {
            vault.keys(List.of(NEW));
        }

        assertThatThrownBy(() -> toDatabase("one"))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining(file("one").toString())
                .hasMessageContaining("the two are not equal");
    }

    @Test
    void a_target_with_keys_that_the_source_lacks_was_used_and_is_left_alone() {
        made("one", new ArrayList<>());
        toDatabase("one");
        try (KeyVault vault = inDatabase("process")) {
            vault.keys(List.of(NEW));
        }

        assertThat(toDatabase("one")).isEqualTo(new Outcome.Differs());

        try (KeyVault vault = inDatabase("process")) {
            assertThat(vault.made()).isEqualTo(NAMES.size() + 1);
        }
    }

    @Test
    void where_there_is_no_vault_none_is_made() {
        assertThatThrownBy(() -> toDatabase("missing"))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("there is no key vault in " + file("missing"));
        assertThatThrownBy(() -> toFile("missing"))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("there is no key vault in " + database.place());
        assertThat(file("missing")).doesNotExist();
    }

    /// A row that the database does not take, near the end.
    @Test
    void what_breaks_off_leaves_nothing_and_the_next_run_begins_anew() throws Exception {
        List<UUID> erased = new ArrayList<>();
        Said said = made("one", erased);
        UUID last;
        try (FileRows rows = new FileRows(file("one"), null)) {
            last = rows.after(MovingRows.START, NAMES.size()).getLast().handle();
        }
        POSTGRES.run(
                "CREATE OR REPLACE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS $$"
                        + " BEGIN IF to_regclass('ledger_key_15') IS NOT NULL AND NOT EXISTS"
                        + " (SELECT FROM pg_constraint WHERE conname = 'not_this') THEN"
                        + " ALTER TABLE ledger_key ADD CONSTRAINT not_this CHECK (handle <> '"
                        + last
                        + "'); END IF; END $$;"
                        + " CREATE EVENT TRIGGER no ON ddl_command_end"
                        + " WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION no()");

        assertThatThrownBy(() -> toDatabase("one"))
                .isInstanceOf(VaultTrouble.class)
                .hasMessageContaining("not_this");
        assertThatThrownBy(() -> inDatabase("process"))
                .hasMessageContaining("there are events but no key vault");

        POSTGRES.run("DROP EVENT TRIGGER no");
        assertThat(toDatabase("one")).isInstanceOf(Outcome.Moved.class);
        try (KeyVault vault = inDatabase("process")) {
            Said.by(vault, erased).isAlso(said);
        }
    }

    @Test
    void a_file_that_a_crash_left_without_a_key_is_begun_anew() throws Exception {
        List<UUID> erased = new ArrayList<>();
        Said said = made("one", erased);
        toDatabase("one");
        VaultFile.open(file("two")).close();

        assertThat(toFile("two")).isInstanceOf(Outcome.Moved.class);

        try (KeyVault vault = inFile("two")) {
            Said.by(vault, erased).isAlso(said);
        }
    }
}
