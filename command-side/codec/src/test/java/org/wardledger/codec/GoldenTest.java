package org.wardledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.vault.FixedVault;

/// The bytes of every type, locked: the entry is hashed by others and the payload is read for ever.
/// A new type needs `-Dgolden.update=true`, which writes what is not there and changes nothing.
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String ENTRY = ".json";
    private static final String PAYLOAD = ".private.base64";
    private static final byte[] SECRET =
            "the secret of the golden files; no other use".getBytes(StandardCharsets.US_ASCII);

    private final FixedVault vault = new FixedVault();
    private final KeyRing keys = new KeyRing(vault);
    private final EntryCodec codec = new EntryCodec(new ActorTags(SECRET), keys);

    static Stream<Case> cases() {
        return Case.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_bytes_of_a_type_never_change(Case each) throws IOException {
        NewEvent event = codec.encode(sample(each), Sample.STREAM, Sample.REVISION).event();

        assertSame(each.file() + ENTRY, event.entry());
        assertSame(each.file() + PAYLOAD, Base64.getMimeEncoder().encode(event.payload()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_was_written_then_is_read_now(Case each) throws IOException {
        Fact<LedgerEvent> fact = sample(each);
        StoredEvent stored =
                new StoredEvent(
                        1,
                        Sample.STREAM,
                        Sample.REVISION,
                        fact.id(),
                        LedgerEvent.typeOf(each.type()),
                        fact.at(),
                        Files.readAllBytes(GOLDEN.resolve(each.file() + ENTRY)),
                        Base64.getMimeDecoder()
                                .decode(Files.readAllBytes(GOLDEN.resolve(each.file() + PAYLOAD))));
        var _ = codec.encode(fact, Sample.STREAM, Sample.REVISION);

        assertThat(new EntryReader(keys).verify(stored))
                .isInstanceOfSatisfying(
                        Opened.Whole.class,
                        whole -> assertThat(whole.event().fact()).isEqualTo(fact));
    }

    @Test
    void every_golden_file_still_has_its_type() throws IOException {
        List<String> expected =
                cases().flatMap(c -> Stream.of(c.file() + ENTRY, c.file() + PAYLOAD))
                        .sorted()
                        .toList();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<String> found =
                    files.map(f -> f.getFileName().toString())
                            .filter(name -> !name.startsWith("."))
                            .sorted()
                            .toList();
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void no_two_types_look_alike() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<String> contents =
                    files.filter(f -> f.getFileName().toString().endsWith(ENTRY))
                            .map(GoldenTest::text)
                            .collect(Collectors.toList());
            assertThat(contents).doesNotHaveDuplicates();
        }
    }

    private static Fact<LedgerEvent> sample(Case each) {
        return new Sample(each.tier(), 1001, each.grown()).fact(each.type());
    }

    private static void assertSame(String name, byte[] bytes) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (!Files.exists(file) && Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.write(file, bytes);
        }
        assertThat(file).as("a new type: run again with -Dgolden.update=true").exists();
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text(file));
        assertThat(bytes).isEqualTo(Files.readAllBytes(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
