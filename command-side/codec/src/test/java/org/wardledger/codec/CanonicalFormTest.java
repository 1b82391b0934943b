package org.wardledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.vault.FixedVault;

/// The entry is RFC 8785 for somebody else's program too.
class CanonicalFormTest {
    private final EntryCodec codec =
            new EntryCodec(new ActorTags(new byte[32]), new KeyRing(new FixedVault()));

    @Provide
    Arbitrary<Fact<LedgerEvent>> facts() {
        return Facts.any();
    }

    @Property(tries = 1000)
    void another_canonicalizer_leaves_every_entry_as_it_is(@ForAll("facts") Fact<LedgerEvent> fact)
            throws IOException {
        byte[] entry = codec.encode(fact, "stream", 0).event().entry();

        assertThat(new JsonCanonicalizer(entry).getEncodedUTF8()).isEqualTo(entry);
    }

    @Property(tries = 2000)
    void every_number_is_read_as_it_was_written(@ForAll long number) {
        CanonicalWriter out = new CanonicalWriter(1, 100);
        out.decimal(number);

        assertThat(out.toBytes()).asString().isEqualTo("\"" + number + "\"");
        assertThat(new CanonicalReader(out.toBytes()).decimal()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-15T08:00:00Z",
                "2027-01-15T08:00:00.100Z",
                "2027-01-15T08:00:00.000100Z",
                "2027-01-15T08:00:00.000000001Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void an_instant_is_written_as_the_standard_library_does_and_read_back(String text) {
        CanonicalWriter out = new CanonicalWriter(8, 100);
        Scalar.INSTANT.write(Instant.parse(text), out);

        assertThat(out.toBytes()).asString().isEqualTo("\"" + text + "\"");
        assertThat(Scalar.INSTANT.read(new CanonicalReader(out.toBytes())))
                .isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\/\"", "\"\\u0041\"", "\"\\u000a\"", "\"\\u001F\"", "\"\\u0020\"", "\"\\x\"",
                "\"\n\"", "\"a", "\"\\", "\"\\u00", "a", ""
            })
    void text_spelled_another_way_is_not_read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new CanonicalReader(bytes).text()).isInstanceOf(Misfit.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c3", "c328", "eda080", "f4908080", "c080", "ff", "e282"})
    void bytes_that_are_no_utf_8_are_not_read(String hex) {
        byte[] bytes = HexFormat.of().parseHex("22" + hex + "22");

        assertThatThrownBy(() -> new CanonicalReader(bytes).text()).isInstanceOf(Misfit.class);
    }
}
