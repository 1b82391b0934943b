package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.transparency.sequencer.AgreementBehind;
import org.wardledger.transparency.sequencer.Contradiction;
import org.wardledger.transparency.sequencer.LogContradiction;
import org.wardledger.transparency.tiles.LogFolder;

/// What is said where the public log may not go on.
class ComplaintTest {
    private static final String DETAIL = "log/tile/0/000 of size 7 {0} it's \n— second line";

    @ParameterizedTest
    @EnumSource
    void each_contradiction_is_told_in_three_languages_and_loses_nothing_exact(Contradiction what) {
        Set<String> texts = new HashSet<>();
        for (String language : new String[] {"kk", "ru", "en"}) {
            Says says = Says.in(language);
            String text = says.text(Complaint.key(what));
            texts.add(text);
            assertThat(text).hasSizeGreaterThan(60).doesNotContain("{", "''", "  ");
            assertThat(text.codePoints().anyMatch(c -> c >= 0x400 && c < 0x530))
                    .as("%s is Cyrillic", language)
                    .isEqualTo(!language.equals("en"));
            assertThat(Complaint.of(new LogContradiction(what, DETAIL), says))
                    .isEqualTo(what.code() + ": " + text + " [" + DETAIL + "]");
        }
        assertThat(texts).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru", "en"})
    void no_two_contradictions_say_the_same(String language) {
        Says says = Says.in(language);
        assertThat(Arrays.stream(Contradiction.values()).map(c -> says.text(Complaint.key(c))))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_contradiction_is_found_behind_whatever_carries_it() {
        LogContradiction inside = new LogContradiction(Contradiction.STORE_SHORT, "7 leaves");
        Says says = Says.in("ru");
        assertThat(Complaint.of(new IllegalStateException("no start", inside), says))
                .isEqualTo(Complaint.of(inside, says))
                .startsWith("log.store-short: В хранилище событий меньше")
                .endsWith("[7 leaves]");
    }

    @ParameterizedTest
    @EnumSource
    void each_code_stands_in_the_table_that_operators_read(Contradiction what) throws IOException {
        assertThat(Files.readString(Path.of("../../docs/log.md")))
                .contains("`" + what.code() + "`");
    }

    @Test
    void a_checkpoint_that_the_disk_damaged_is_told_with_its_file(@TempDir Path folder)
            throws IOException {
        LogFolder log = new LogFolder(folder);
        for (String document : List.of(LogFolder.LATEST, LogFolder.PREVIOUS)) {
            Path file = Files.writeString(folder.resolve(document), "torn");
            String said = Complaint.of(catchThrowable(() -> log.read(document)), Says.in("ru"));
            boolean latest = document.equals(LogFolder.LATEST);
            assertThat(said)
                    .startsWith(latest ? "Опубликованная" : "Контрольная точка прежнего журнала")
                    .contains("[" + file + " is no checkpoint (note.");
        }
    }

    @ParameterizedTest
    @CsvSource({"kk,кезегі", "ru,очередь", "en,turn"})
    void nodes_that_are_behind_are_told_with_both_sizes(String language, String word) {
        assertThat(Complaint.of(new AgreementBehind(70_001, 69_002), Says.in(language)))
                .startsWith("log.agreement-behind: ")
                .containsIgnoringCase(word)
                .contains("70001", "69002");
    }

    /// Scripts and alarms look for them.
    @Test
    void codes_never_change() {
        assertThat(Arrays.stream(Contradiction.values()).map(Contradiction::code))
                .containsExactlyInAnyOrder(
                        "log.in-use",
                        "log.frozen",
                        "log.halted",
                        "log.state-lost",
                        "log.state-unreadable",
                        "log.published-ahead",
                        "log.published-differs",
                        "log.two-writers",
                        "log.tiles-differ",
                        "log.store-short",
                        "log.store-gap",
                        "log.store-differs",
                        "log.entry-differs",
                        "log.entry-not-admitted",
                        "log.key-missing",
                        "log.key-unreadable",
                        "key.readable-by-others",
                        "log.key-differs",
                        "log.origin-differs",
                        "log.two-histories",
                        "log.agreed-not-signed");
    }
}
