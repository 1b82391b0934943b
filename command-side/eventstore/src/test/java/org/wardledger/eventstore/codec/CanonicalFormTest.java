package org.wardledger.eventstore.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/// The entry is RFC 8785 for somebody else's program too.
class CanonicalFormTest {
    private final EntryCodec codec = new EntryCodec(new ActorTags(new byte[32]));

    @Provide
    Arbitrary<Fact<LedgerEvent>> facts() {
        return Facts.any();
    }

    @Property(tries = 2000)
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
