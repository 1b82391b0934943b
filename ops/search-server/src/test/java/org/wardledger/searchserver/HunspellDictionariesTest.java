package org.wardledger.searchserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.searchserver.HunspellDictionaries.Language;

class HunspellDictionariesTest {

    @TempDir Path folder;

    @Test
    void all_languages_are_in_one_dictionary_with_flags_of_their_own() throws IOException {
        writePackages();
        HunspellDictionaries found = install();

        assertThat(found.missing()).isEmpty();
        assertThat(found.advice()).isEmpty();
        String ending = "SFX 65 N 1\nSFX 65 0 дер м\n";
        assertThat(rules("kk_KZ")).contains(ending);
        assertThat(rules("ward_all")).contains(ending, "SFX 1065 N 1\nSFX 1065 а ы [жш]а\n");
        assertThat(words("ward_all")).startsWith("3\n").contains("киім/65\n", "одежда/1065\n");
    }

    @Test
    void the_folded_dictionary_is_spelled_without_kazakh_letters() throws IOException {
        writePackages();
        install();

        assertThat(words("ward_folded")).contains("киим/65\n").doesNotContain("киім");
    }

    @Test
    void a_prefix_that_turns_the_meaning_round_is_no_word_form() throws IOException {
        writePackages();
        install();

        assertThat(rules("en_US")).contains("SFX").doesNotContain("PFX").doesNotContain("un");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() throws IOException {
        writePackages();
        Files.writeString(packages().resolve("kk_KZ.dic"), "\uFEFF1\r\nкиім/A\r\n");
        install();

        assertThat(words("kk_KZ")).isEqualTo("1\nкиім/65\n");
    }

    @Test
    void a_missing_package_gives_an_empty_dictionary_and_says_what_to_install() {
        HunspellDictionaries found = install();

        assertThat(found.missing()).containsExactlyInAnyOrder(Language.values());
        assertThat(found.advice())
                .contains("hunspell-kk hunspell-ru hunspell-en-us")
                .doesNotContain("\n");
        assertThat(words("ward_all")).isEqualTo("0\n");
    }

    @Test
    void dictionaries_are_written_again_only_when_a_package_has_changed() throws IOException {
        writePackages();
        HunspellDictionaries first = install();
        Path written = folder.resolve("config/hunspell/ward_all/ward_all.dic");
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(written, old);

        assertThat(install()).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(written)).isEqualTo(old);

        Files.writeString(packages().resolve("kk_KZ.dic"), "1\nмекеме/A\n");
        assertThat(install().fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(words("ward_all")).contains("мекеме/65\n");
    }

    @Test
    void a_crash_while_writing_is_made_good_by_the_next_start() throws IOException {
        writePackages();
        install();
        Files.delete(folder.resolve("config/hunspell.recipe"));
        Files.writeString(folder.resolve("config/hunspell/ward_all/ward_all.dic"), "3\nки");
        install();

        assertThat(words("ward_all")).contains("киім/65\n");
    }

    private HunspellDictionaries install() {
        try {
            Files.createDirectories(folder.resolve("config"));
            return HunspellDictionaries.install(
                    List.of(folder.resolve("nowhere"), packages()), folder.resolve("config"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path packages() {
        return folder.resolve("packages");
    }

    private void writePackages() throws IOException {
        Files.createDirectories(packages());
        write("kk_KZ", "1\nкиім/A\n", "SET UTF-8\nSFX A N 1\nSFX A 0 дер м\n");
        write("ru_RU", "1\nОдежда/A\n", "SET UTF-8\nSFX A Y 1\nSFX A а ы [жш]а\n");
        write(
                "en_US",
                "3\nmedicine/SU\n1st/p\n2/nm\n",
                "SET UTF-8\nPFX U Y 1\nPFX U 0 un .\n\nSFX S Y 1\nSFX S 0 s [^y]\n");
    }

    private void write(String locale, String words, String rules) throws IOException {
        Files.writeString(packages().resolve(locale + ".dic"), words, UTF_8);
        Files.writeString(packages().resolve(locale + ".aff"), rules, UTF_8);
    }

    private String words(String dictionary) {
        return read(dictionary, ".dic");
    }

    private String rules(String dictionary) {
        return read(dictionary, ".aff");
    }

    private String read(String dictionary, String ending) {
        try {
            return Files.readString(
                    folder.resolve("config/hunspell")
                            .resolve(dictionary)
                            .resolve(dictionary + ending));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
