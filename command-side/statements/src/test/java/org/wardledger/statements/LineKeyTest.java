package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardledger.statements.sample.StatementWriter.OneCDialect;

class LineKeyTest {

    private static final ParsedLine LINE = Samples.line(Direction.OUT, 400_000, 3, "47");

    @Test
    void two_real_payments_that_look_the_same_stay_two() throws IOException {
        List<ParsedLine> lines = read(List.of(LINE, LINE, Samples.line(Direction.IN, 1, 3, "1")));

        assertThat(keys(lines)).hasSize(3);
        assertThat(lines.get(1).ordinalAmongEqual()).isEqualTo(2);
    }

    @Test
    void the_same_file_twice_adds_nothing() throws IOException {
        List<ParsedLine> lines = Samples.lines(7, 300);

        assertThat(keys(read(lines))).isEqualTo(keys(read(lines))).hasSize(300);
    }

    @Test
    void an_overlapping_file_adds_only_its_new_days() throws IOException {
        List<ParsedLine> month = Samples.lines(11, 400);
        List<ParsedLine> first = month.stream().filter(l -> day(l) <= 20).toList();
        List<ParsedLine> second = month.stream().filter(l -> day(l) >= 15).toList();
        Set<String> known = keys(read(first));

        long added = read(second).stream().filter(l -> !known.contains(l.key())).count();
        assertThat(added).isEqualTo(month.stream().filter(l -> day(l) > 20).count());
    }

    @Test
    void dialect_and_charset_do_not_change_the_key() throws IOException {
        List<ParsedLine> lines = List.of(LINE);
        String kazakh = Samples.oneC(OneCDialect.KAZAKH_1_01, lines);
        Set<String> keys = new HashSet<>(keys(lines(Samples.read(kazakh))));
        keys.addAll(keys(lines(Samples.read(Samples.kazakhWindows(kazakh)))));
        keys.addAll(keys(lines(Samples.read(Samples.oneC(OneCDialect.RUSSIAN_1_03, lines)))));

        assertThat(keys).hasSize(1);
    }

    @Test
    void every_field_that_tells_movements_apart_changes_the_key() {
        Set<String> keys =
                keys(
                        List.of(
                                LINE,
                                Samples.line(Direction.IN, 400_000, 3, "47"),
                                Samples.line(Direction.OUT, 400_001, 3, "47"),
                                Samples.line(Direction.OUT, 400_000, 4, "47"),
                                Samples.line(Direction.OUT, 400_000, 3, "48"),
                                Samples.withPurpose(LINE, "другое"),
                                LINE.withOrdinal(2)));

        assertThat(keys).hasSize(7);
    }

    @Test
    void line_breaks_and_quotes_in_the_purpose_do_not_change_the_key() {
        assertThat(Samples.withPurpose(LINE, "За «одежду»,  договор 7").key())
                .isEqualTo(Samples.withPurpose(LINE, "за \"одежду\", дого вор 7").key());
    }

    @Test
    void a_filler_is_no_bank_reference() {
        assertThat(LineKey.distinguishes("NOTPROVIDED")).isFalse();
        assertThat(LineKey.distinguishes("0000")).isFalse();
        assertThat(LineKey.distinguishes("--")).isFalse();
        assertThat(LineKey.distinguishes("AAAASESS-FP-CN_98765/01")).isTrue();
    }

    @Test
    void a_movement_told_by_two_sources_is_near() {
        ParsedLine other = Samples.withPurpose(Samples.line(Direction.OUT, 400_000, 3, "9"), null);

        assertThat(LineKey.near(other)).isEqualTo(LineKey.near(LINE));
        assertThat(other.key()).isNotEqualTo(LINE.key());
    }

    private static int day(ParsedLine line) {
        return line.bookingDate().getDayOfMonth();
    }

    private static List<ParsedLine> read(List<ParsedLine> lines) throws IOException {
        return lines(Samples.read(Samples.oneC(OneCDialect.KAZAKH_2_0, lines)));
    }

    private static List<ParsedLine> lines(ReadResult result) {
        return ((ReadResult.Parsed) result).statements().getFirst().lines();
    }

    private static Set<String> keys(List<ParsedLine> lines) {
        Set<String> keys = new HashSet<>();
        lines.forEach(line -> keys.add(line.key()));
        return keys;
    }
}
