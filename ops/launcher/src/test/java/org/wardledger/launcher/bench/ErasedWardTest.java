package org.wardledger.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.codec.ActorTags;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.Opened;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Features;
import org.wardledger.command.StoreSecret;
import org.wardledger.command.security.Policy;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.WardEvent.IdentityRecorded;
import org.wardledger.events.WardEvent.WardEnrolled;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.LedgerKeys;
import org.wardledger.launcher.WardLedger;
import org.wardledger.projector.CodecReader;
import org.wardledger.vault.KeyName;
import org.wardledger.views.View;
import org.wardledger.views.Views;
import org.wardledger.views.account.BooksView;

/// A loaded ledger, some keys of which are destroyed: everything still folds, the books of the
/// accounts say the same, and no value of a private field ever stood in the folder.
class ErasedWardTest {
    @TempDir static Path shared;
    @TempDir Path own;
    private Path root = Path.of("");

    @BeforeAll
    static void one_home() {
        int code =
                WardLedger.run(
                        "demo",
                        "--load-only",
                        "--institutions=1",
                        "--wards=3",
                        "--months=2",
                        "--data=" + shared);
        assertThat(code).isZero();
    }

    @BeforeEach
    void a_copy_of_it() throws IOException {
        root = own.resolve("data");
        try (var walk = Files.walk(shared)) {
            for (Path from : walk.toList()) {
                Files.copy(from, root.resolve(shared.relativize(from).toString()));
            }
        }
    }

    private record Parts(EventStore store, LedgerKeys keys) implements AutoCloseable {
        static Parts open(Path root) {
            DataFolder data = DataFolder.of(root);
            EventStore store = SqliteEventStore.open(data.store());
            return new Parts(store, LedgerKeys.open(data, store));
        }

        List<StoredEvent> stored() {
            return store.readAll(0, 100_000);
        }

        <E extends LedgerEvent> List<E> all(Class<E> type) {
            EntryReader reader = new EntryReader(keys.ring());
            return stored().stream()
                    .map(e -> reader.read(e).foldable())
                    .filter(Objects::nonNull)
                    .map(e -> (LedgerEvent) e.event())
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        @Override
        public void close() {
            keys.close();
            store.close();
        }
    }

    private static List<KeyName> keysOf(String ward, KeyClass... kinds) {
        return Arrays.stream(kinds).map(k -> new KeyName(Subject.WARD, ward, k)).toList();
    }

    private static Map<String, View> folded(Parts parts) {
        EntryReader reader = new EntryReader(parts.keys.ring());
        CodecReader codec = new CodecReader(new ActorTags(new byte[32]), reader, true);
        Folds folds = new Folds(Views.ALL, codec, (_, _) -> {});
        parts.stored().forEach(e -> folds.apply(codec.read(e)));
        Map<String, View> views = new TreeMap<>();
        folds.eachCurrent((p, v) -> views.put(p.name() + "/" + v.id(), v));
        return views;
    }

    private static List<View> books(Map<String, View> views) {
        return views.values().stream().filter(BooksView.class::isInstance).toList();
    }

    @Test
    void each_class_of_keys_alone_and_all_together_leave_the_books_of_the_accounts_as_they_are()
            throws IOException {
        List<List<KeyClass>> steps =
                List.of(
                        List.of(KeyClass.IDENTITY),
                        List.of(KeyClass.CARE),
                        List.of(KeyClass.MONEY, KeyClass.TEXT, KeyClass.CASE));
        try (Parts parts = Parts.open(root)) {
            List<View> before = books(folded(parts));
            String ward = parts.all(WardEnrolled.class).getFirst().ward().value();
            assertThat(before).isNotEmpty();
            for (List<KeyClass> step : steps) {
                assertThat(parts.keys.ring().destroy(keysOf(ward, step.toArray(KeyClass[]::new))))
                        .isNotEmpty();

                assertThat(books(folded(parts))).isEqualTo(before);
                commandSideOpens(parts);
            }
            EntryReader reader = new EntryReader(parts.keys.ring());
            List<Opened> opened = parts.stored().stream().map(reader::verify).toList();
            assertThat(opened).hasAtLeastOneElementOfType(Opened.Gone.class);
            assertThat(opened).hasAtLeastOneElementOfType(Opened.Partly.class);
        }
        assertThat(WardLedger.run("replay", "--data=" + root)).isZero();
    }

    /// Its index is made anew, and every ward's and account's history folds.
    private void commandSideOpens(Parts parts) throws IOException {
        DataFolder data = DataFolder.of(root);
        Folders.deleteDatabase(data.index());
        try (CommandCore core =
                CommandCore.open(
                        new CommandCore.Parts(
                                parts.store,
                                data.index(),
                                StoreSecret.of(data.secret(), false),
                                parts.keys.ring(),
                                Clock.systemUTC(),
                                new Policy(),
                                16))) {
            for (String stream :
                    parts.stored().stream().map(StoredEvent::stream).distinct().toList()) {
                if (stream.startsWith("ward-")) {
                    core.states().state(Features.WARD, stream);
                } else if (stream.matches("account-acc_[0-9a-z]{16}-[0-9]{6}")) {
                    core.states().state(Features.PERIOD, stream);
                }
                assertThat(core.states().history(stream)).isNotNull();
            }
        }
    }

    @Test
    void no_name_and_no_number_of_a_ward_stands_in_the_folder() throws IOException {
        List<String> canaries = new ArrayList<>();
        try (Parts parts = Parts.open(root)) {
            for (IdentityRecorded e : parts.all(IdentityRecorded.class)) {
                canaries.add(e.name());
                if (e.iin() != null) {
                    canaries.add(e.iin());
                }
            }
        }
        assertThat(canaries).isNotEmpty();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String canary : canaries) {
                    String bytes =
                            new String(
                                    canary.getBytes(StandardCharsets.UTF_8),
                                    StandardCharsets.ISO_8859_1);
                    assertThat(text.contains(bytes)).as("%s", file.getFileName()).isFalse();
                }
            }
        }
    }

    @Test
    void without_its_keys_the_ledger_says_what_to_do_and_changes_nothing() throws IOException {
        assertThat(complaint("replay", "--data=" + root)).isEmpty();
        Path other = Files.writeString(own.resolve("kek"), "A".repeat(43) + "=\n");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        assertThat(complaint("replay", "--data=" + root, "--kek-file=" + other))
                .contains("is not the one of", "--kek-file");
        Files.delete(root.resolve("kek"));
        assertThat(complaint("replay", "--data=" + root)).contains("cannot be read", "--kek-file");
        Files.copy(shared.resolve("kek"), root.resolve("kek"));
        Files.write(root.resolve("vault.db"), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(complaint("replay", "--data=" + root)).contains("vault");
        Files.delete(root.resolve("vault.db"));
        assertThat(complaint("replay", "--data=" + root)).contains("is missing; restore");
        assertThat(root.resolve("vault.db")).doesNotExist();
    }

    private static String complaint(String... args) {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = WardLedger.run(args);
            boolean complained = err.toString(StandardCharsets.UTF_8).contains("ledger:");
            assertThat(code == 0).isEqualTo(!complained);
        } finally {
            System.setErr(before);
        }
        String said = err.toString(StandardCharsets.UTF_8);
        int at = said.indexOf("ledger: ");
        return at < 0 ? "" : said.substring(at);
    }
}
