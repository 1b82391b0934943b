package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardledger.statements.ReadResult.Parsed;
import org.wardledger.statements.ReadResult.Unreadable;
import org.wardledger.statements.StatementChoice.NeedsDecision;
import org.wardledger.statements.StatementChoice.Ready;
import org.wardledger.statements.StatementChoice.Refused;
import org.wardledger.statements.sample.StatementWriter;
import org.wardledger.statements.table.AmountRule;
import org.wardledger.statements.table.TableField;
import org.wardledger.statements.table.TableMapping;
import org.wardledger.statements.table.TablePreview;
import org.wardledger.statements.text.Amount;

class TableTest {

    private static final String TREASURY =
            """
            Отчёт о движении денег;;;;
            КСН: KZ31070103KSN0000001;;;;
            Период с 01.06.2026 по 30.06.2026;;;;
            Входящий остаток на 01.06.2026;;1 000,00;;
            Дата;№ документа;Поступило;Списано;Назначение платежа
            1;2;3;4;5
            05.06.2026;12;500,50;;Пенсия за июнь
            06.06.2026;13;;1 200,25;"Одежда; обувь
            для отделения 2"
            Итого;;500,50;1 200,25;
            Исходящий остаток на 30.06.2026;;300,25;;
            Исполнитель;;;;
            """;

    @Test
    void a_treasury_table_is_mapped_by_its_headings_and_reconciles() throws IOException {
        Ready ready = (Ready) Samples.choice(read(TREASURY, suggested(TREASURY)));

        ParsedStatement statement = ready.statement();
        assertThat(ready.problems()).isEmpty();
        assertThat(statement.format()).isEqualTo(StatementFormat.TABLE);
        assertThat(statement.accountIban()).isEqualTo(Samples.OWN);
        assertThat(statement.from()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(statement.to()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(statement.openingTiyn()).isEqualTo(100_000);
        assertThat(statement.totalInTiyn()).isEqualTo(50_050);
        assertThat(statement.totalOutTiyn()).isEqualTo(120_025);
        assertThat(statement.closingTiyn()).isEqualTo(30_025);
        ParsedLine out = statement.lines().getLast();
        assertThat(out.direction()).isEqualTo(Direction.OUT);
        assertThat(out.place()).isEqualTo(Place.line(8));
        assertThat(out.purpose()).isEqualTo("Одежда; обувь для отделения 2");
    }

    @Test
    void the_suggestion_names_columns_by_their_headings() throws IOException {
        TableMapping mapping = suggested(TREASURY);

        assertThat(mapping.amountRule()).isEqualTo(AmountRule.IN_AND_OUT);
        assertThat(mapping.columns())
                .isEqualTo(
                        Map.of(
                                TableField.BOOKING_DATE, "Дата",
                                TableField.DOCUMENT_NUMBER, "№ документа",
                                TableField.AMOUNT_IN, "Поступило",
                                TableField.AMOUNT_OUT, "Списано",
                                TableField.PURPOSE, "Назначение платежа"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Күні;Құжат нөмірі;Түсім;Шығыс;Төлем мақсаты|IN_AND_OUT",
                "Date;Document number;Credit;Debit;Payment purpose|IN_AND_OUT",
                "Дата операции;Номер;Кредит (KZT);Дебет (KZT);Детали платежа|IN_AND_OUT",
                "Дата;Сумма;Д/К;Контрагент;БИН/ИИН|DIRECTION_COLUMN",
                "Дата проводки;Сумма операции;Назначение|SIGNED",
            })
    void headings_of_three_languages_are_recognised(String headings, AmountRule rule)
            throws IOException {
        TablePreview preview =
                Objects.requireNonNull(preview(headings + "\n" + "x;".repeat(4) + "x\n"));
        TableMapping mapping = Objects.requireNonNull(preview.suggested());

        assertThat(mapping.amountRule()).isEqualTo(rule);
        assertThat(mapping.columns()).hasSize(headings.split(";").length);
    }

    @Test
    void headings_over_two_rows_are_mapped_by_number() throws IOException {
        String table =
                """
                Дата;Сумма;;Назначение
                ;Дебет;Кредит;
                05.06.2026;;10,00;Пенсия
                """;
        TableMapping mapping = suggested(table);

        assertThat(mapping.columns())
                .containsEntry(TableField.AMOUNT_OUT, "#2")
                .containsEntry(TableField.AMOUNT_IN, "#3");
        assertThat(lines(read(table, mapping)))
                .singleElement()
                .satisfies(line -> assertThat(line.amountTiyn()).isEqualTo(1000));
    }

    @Test
    void signed_amounts_and_amounts_with_a_direction_are_read() throws IOException {
        TableMapping signed =
                TableMapping.of(
                        Map.of(TableField.BOOKING_DATE, "#1", TableField.AMOUNT, "#2"),
                        AmountRule.SIGNED);
        TableMapping directed =
                TableMapping.of(
                        Map.of(
                                TableField.BOOKING_DATE, "#1",
                                TableField.AMOUNT, "#2",
                                TableField.DIRECTION, "#3"),
                        AmountRule.DIRECTION_COLUMN);

        assertThat(lines(read("2026-06-05\t-10.50\n2026-06-05\t7\n", signed)))
                .extracting(ParsedLine::direction)
                .containsExactly(Direction.OUT, Direction.IN);
        assertThat(lines(read("05/06/2026|10.50|Дт\n05/06/2026|7|CR\n", directed)))
                .extracting(ParsedLine::direction)
                .containsExactly(Direction.OUT, Direction.IN);
        assertThat(Samples.codes(read("05/06/2026|10.50|?\n", directed)))
                .contains("statement.direction-unclear");
        assertThat(Samples.codes(read("05/06/2026|-10.50|Дт\n", directed)))
                .contains("statement.amount-not-positive");
    }

    @Test
    void a_date_pattern_and_a_decimal_mark_settle_what_is_ambiguous() throws IOException {
        Map<TableField, String> columns =
                Map.of(TableField.BOOKING_DATE, "#1", TableField.AMOUNT, "#2");
        TableMapping american =
                new TableMapping(
                        columns,
                        AmountRule.SIGNED,
                        1,
                        "M/d/yyyy",
                        Amount.DecimalMark.DOT,
                        Samples.OWN,
                        "KZT",
                        0L,
                        123_400L);
        Ready ready = (Ready) Samples.choice(read("6/5/2026;1,234\n", american));

        assertThat(ready.statement().lines().getFirst().bookingDate())
                .isEqualTo(LocalDate.of(2026, 6, 5));
        assertThat(Samples.codes(read("31/6/2026;1,234\n", american)))
                .contains("statement.date-malformed");
        TableMapping unsure = TableMapping.of(columns, AmountRule.SIGNED);
        assertThat(Samples.codes(read("05.06.2026;1,234\n", unsure)))
                .contains("statement.amount-ambiguous");
        assertThat(TableMapping.isDatePattern("dd.MM.yyyy")).isTrue();
        assertThat(TableMapping.isDatePattern("dd.MM")).isFalse();
        assertThat(TableMapping.isDatePattern("{d}My")).isFalse();
    }

    @Test
    void a_table_without_a_mapping_asks_for_one_and_without_balances_asks_for_them()
            throws IOException {
        String bare = "Дата;Приход;Расход\n05.06.2026;5,00;\n";
        TableMapping mapping = suggested(bare).withAccount(Samples.OWN, "KZT");

        assertThat(Samples.codes(Samples.read(bare))).containsExactly("statement.mapping-needed");
        NeedsDecision choice = (NeedsDecision) Samples.choice(read(bare, mapping));
        assertThat(Samples.codes(choice.problems())).containsExactly("statement.balance-missing");
        assertThat(Samples.choice(read(bare, mapping.withBalances(100L, 600L))))
                .isInstanceOf(Ready.class);
        assertThat(Samples.codes(read(bare, mapping.withBalances(100L, 601L))))
                .containsExactly("statement.totals-differ");
    }

    @Test
    void a_mapping_that_does_not_fit_names_the_missing_headings() throws IOException {
        ReadResult result = read("Дата;Приход;Комментарий\n05.06.2026;5;x\n", suggested(TREASURY));

        assertThat(result).isInstanceOf(Unreadable.class);
        assertThat(result.problems())
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "№ документа", "Поступило", "Списано", "Назначение платежа");
    }

    @Test
    void a_movement_above_the_first_row_is_not_lost_in_silence() throws IOException {
        TableMapping second =
                new TableMapping(
                        Map.of(TableField.BOOKING_DATE, "#1", TableField.AMOUNT, "#2"),
                        AmountRule.SIGNED,
                        2,
                        "",
                        Amount.DecimalMark.ANY,
                        Samples.OWN,
                        "KZT",
                        null,
                        null);
        ReadResult result = read("05.06.2026;1,00\n06.06.2026;2,00\n", second);

        assertThat(Samples.codes(result)).contains("statement.row-above-table");
    }

    @Test
    void the_account_of_the_file_wins_over_the_one_of_the_mapping() throws IOException {
        TableMapping mapping = suggested(TREASURY).withAccount(Samples.SELLER, "KZT");

        assertThat(StatementChoice.of(read(TREASURY, mapping), Samples.SELLER, "KZT"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_file_without_a_single_good_line_is_not_said_to_be_for_other_accounts()
            throws IOException {
        String bad = "Дата;Приход;Расход\nвчера;x;\n";
        ReadResult result = read(bad, suggested("Дата;Приход;Расход\n05.06.2026;5,00;\n"));

        assertThat(Samples.codes(Samples.choice(result).problems()))
                .contains("statement.period-missing")
                .doesNotContain("statement.wrong-account");
    }

    @Test
    void the_charset_of_a_table_is_found_too() throws IOException {
        String text = TREASURY.replace("№", "N");
        TableMapping mapping = suggested(text);
        for (String charset : List.of("windows-1251", "IBM866", "UTF-8")) {
            ReadResult result =
                    new StatementReader()
                            .read(
                                    StatementSource.of(text.getBytes(Charset.forName(charset))),
                                    mapping);
            assertThat(Samples.choice(result)).as(charset).isInstanceOf(Ready.class);
        }
    }

    @Test
    void a_written_table_is_read_back() throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            List<ParsedLine> lines = Samples.lines(seed, 30);
            StringBuilder text = new StringBuilder();
            StatementWriter.csv().write(Samples.statement(lines), text);
            Ready ready = (Ready) Samples.choice(read(text.toString(), suggested(text.toString())));

            List<ParsedLine> read = ready.statement().lines();
            assertThat(read).as("seed %d", seed).hasSameSizeAs(lines);
            for (int i = 0; i < lines.size(); i++) {
                ParsedLine expected = lines.get(i);
                assertThat(LineKey.canonical(read.get(i))).isEqualTo(LineKey.canonical(expected));
                assertThat(read.get(i).counterpartyName()).isEqualTo(expected.counterpartyName());
                assertThat(read.get(i).knp()).isEqualTo(expected.knp());
            }
        }
    }

    @Test
    void unfinished_quotes_broken_rows_and_two_sides_are_told() throws IOException {
        TableMapping mapping = suggested(TREASURY);

        assertThat(Samples.codes(read(TREASURY.replace("для отделения 2\"", "для"), mapping)))
                .containsExactly("statement.quote-open");
        assertThat(Samples.codes(read(TREASURY.replace("12;500,50;;", "12;500,50;5;"), mapping)))
                .contains("statement.amount-two-sides");
        assertThat(Samples.codes(read(TREASURY.replace("12;500,50;;", "12;;;"), mapping)))
                .contains("statement.amount-not-positive");
        Problem date =
                read(TREASURY.replace("05.06.2026;", "5 июня;"), mapping).problems().getFirst();
        assertThat(date.code()).isEqualTo(ProblemCode.DATE_MALFORMED);
        assertThat(date.field()).isEqualTo("Дата");
        assertThat(date.place()).isEqualTo(Place.line(7));
        assertThat(date.excerpt()).isEqualTo("9 aaaa");
    }

    @Test
    void a_table_cut_anywhere_is_never_ready_with_other_money() throws IOException {
        TableMapping mapping = suggested(TREASURY);
        ParsedStatement whole = ((Ready) Samples.choice(read(TREASURY, mapping))).statement();
        byte[] bytes = TREASURY.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            ReadResult result =
                    new StatementReader()
                            .read(StatementSource.of(Arrays.copyOf(bytes, length)), mapping);
            if (Samples.choice(result) instanceof Ready(ParsedStatement cut, List<Problem> _)) {
                assertThat(cut.closingTiyn()).isEqualTo(whole.closingTiyn());
                assertThat(cut.lines()).as("cut at %d", length).isEqualTo(whole.lines());
            }
        }
    }

    private static TableMapping suggested(String text) throws IOException {
        return Objects.requireNonNull(Objects.requireNonNull(preview(text)).suggested());
    }

    private static @org.jspecify.annotations.Nullable TablePreview preview(String text)
            throws IOException {
        return new StatementReader()
                .preview(StatementSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ReadResult read(String text, TableMapping mapping) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new StatementReader().read(StatementSource.of(bytes), mapping);
    }

    private static List<ParsedLine> lines(ReadResult result) {
        return ((Parsed) result).statements().getFirst().lines();
    }
}
