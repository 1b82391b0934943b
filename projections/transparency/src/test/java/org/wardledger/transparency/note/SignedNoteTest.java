package org.wardledger.transparency.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.transparency.Keys.code;
import static org.wardledger.transparency.Keys.good;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardledger.transparency.Keys;

class SignedNoteTest {
    /// The example of the specification.
    private static final String VKEY =
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String NOTE =
            """
            This is an example message.

            \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @Test
    void the_example_of_the_specification_verifies() {
        SignedNote note = good(SignedNote.parse(NOTE.getBytes(UTF_8)));
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        Vkey key = good(Vkey.parse(VKEY));
        assertThat(key.text()).isEqualTo(VKEY);
        assertThat(good(note.signers(List.of(key)))).containsExactly(key);
        assertThat(note.format()).isEqualTo(NOTE);
    }

    @Test
    void one_changed_letter_condemns_the_note() {
        SignedNote note = parse(NOTE.replace("example message", "exemple message"));
        assertThat(code(note.signers(List.of(good(Vkey.parse(VKEY))))))
                .isEqualTo("note.bad-signature");
    }

    @Test
    void signatures_of_strangers_are_passed_over() {
        SignedNote note = parse(NOTE);
        assertThat(good(note.signers(List.of(Keys.LOG.logKey())))).isEmpty();
        assertThat(good(note.signers(List.of()))).isEmpty();
    }

    @Test
    void a_bad_signature_of_a_known_key_condemns_a_note_with_a_good_one_too() {
        Vkey key = good(Vkey.parse(VKEY));
        SignedNote two = parse(NOTE + Keys.LOG.sign("another text\n").line());
        assertThat(good(two.signers(List.of(key)))).containsExactly(key);
        assertThat(code(two.signers(List.of(key, Keys.LOG.logKey()))))
                .isEqualTo("note.bad-signature");
    }

    @Test
    void text_and_signatures_are_divided_by_the_last_empty_line() {
        String text = "first\n\nsecond\n";
        SignedNote note = parse(text + "\n" + Keys.LOG.sign(text).line());
        assertThat(note.text()).isEqualTo(text);
        assertThat(good(note.signers(List.of(Keys.LOG.logKey())))).hasSize(1);
    }

    @Test
    void what_is_not_a_note_is_refused_with_a_reason() {
        String line = Keys.LOG.sign("text\n").line();
        assertThat(read("text\n")).isEqualTo("note.form");
        assertThat(read("text\n\n")).isEqualTo("note.form");
        assertThat(read("text\n\n" + line.strip())).isEqualTo("note.form");
        assertThat(read("text\n\n- name abcd\n")).isEqualTo("note.signature-line");
        assertThat(read("text\n\n" + line.replace("=", ""))).isIn("text.not-base64");
        assertThat(read("text\n\n" + line.replace("example.org/", "example org/")))
                .isEqualTo("key.name");
        assertThat(read("text\n\n" + line + "text\n")).isEqualTo("note.signature-line");
        assertThat(read("te\tt\n\n" + line)).isEqualTo("text.control-character");
        assertThat(read("text\r\n\n" + line)).isEqualTo("text.control-character");
        assertThat(read("text\n\n" + line.repeat(100))).startsWith("good");
        assertThat(read("text\n\n" + line.repeat(101))).isEqualTo("note.too-many-signatures");
        assertThat(code(SignedNote.parse("t\u00e9xt\n\n".getBytes(ISO_8859_1))))
                .isEqualTo("text.not-utf8");
        assertThat(read("x".repeat(SignedNote.BYTES_MAX) + "\n\n" + line))
                .isEqualTo("text.too-long");
    }

    @Test
    void a_key_is_divided_at_the_first_two_plus_signs_only() {
        for (int i = 0; i < 50; i++) {
            SigningKey key = Keys.generate("example.org/k" + i);
            assertThat(good(Vkey.parse(key.logKey().text()))).isEqualTo(key.logKey());
            assertThat(good(SigningKey.parse(key.secretText())).logKey()).isEqualTo(key.logKey());
            assertThat(key.witnessKey()).isNotEqualTo(key.logKey());
            assertThat(key.witnessKey().id()).isNotEqualTo(key.logKey().id());
        }
    }

    @Test
    void what_is_not_a_key_is_refused_with_a_reason() {
        assertThat(code(Vkey.parse("name"))).isEqualTo("key.form");
        assertThat(code(Vkey.parse(VKEY.replace("530d903a", "530d903b")))).isEqualTo("key.id");
        assertThat(code(Vkey.parse(VKEY.replace("530d903a", "530D903A")))).isEqualTo("key.id");
        assertThat(code(Vkey.parse("n+00000000+Aek="))).isEqualTo("key.type");
        assertThat(code(SigningKey.parse(VKEY))).isEqualTo("key.form");
        assertThat(Keys.LOG.toString()).doesNotContain("PRIVATE");
    }

    private static SignedNote parse(String note) {
        return good(SignedNote.parse(note.getBytes(UTF_8)));
    }

    private static String read(String note) {
        return code(SignedNote.parse(note.getBytes(UTF_8)));
    }
}
