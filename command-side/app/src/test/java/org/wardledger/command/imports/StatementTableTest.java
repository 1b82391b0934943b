package org.wardledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.imports.StatementFiles.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.wardledger.statements.ParsedStatement;

/// What a person says of a table that does not say it itself.
class StatementTableTest extends StatementImportBed {
    private static final String HEADINGS =
            "Дата;Номер документа;Поступило;Списано;Назначение платежа\n";
    private static final String PENSION = "02.10.2026;12;150,00;;Пенсия\n";

    private ImportReport look(String rows, Map<String, String> fields) {
        byte[] file = (HEADINGS + rows).getBytes(StandardCharsets.UTF_8);
        try {
            return imports.dryRun(ACCOUNTANT, ACCT, "table.csv", source(file), fields);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> codes(ImportReport report) {
        return report.troubles().stream().map(Trouble::code).toList();
    }

    @Test
    void balances_that_a_table_lacks_come_from_the_paper_statement() {
        assertThat(codes(look(PENSION, Map.of()))).contains("statement.balance-missing");
        ImportReport right = look(PENSION, Map.of("OPENING", "0", "CLOSING", "150,00"));
        assertThat(codes(right)).doesNotContain("statement.balance-missing");
        assertThat(right.statement())
                .returns(0L, ParsedStatement::openingTiyn)
                .returns(150_00L, ParsedStatement::closingTiyn);
        assertThat(right.token()).isNotNull();
        ImportReport wrong = look(PENSION, Map.of("OPENING", "0", "CLOSING", "150,01"));
        assertThat(wrong.token()).isNull();
        assertThat(codes(wrong)).contains("statement.totals-differ");
    }

    @Test
    void balances_are_of_one_file_and_all_else_is_kept_for_the_account() {
        Map<String, String> columns =
                Map.of(
                        "BOOKING_DATE", "#1",
                        "AMOUNT_IN", "#3",
                        "AMOUNT_OUT", "#4",
                        "PURPOSE", "#5",
                        "FIRST_ROW", "2",
                        "DATE_PATTERN", "dd.MM.yyyy",
                        "OPENING", "0",
                        "CLOSING", "150");
        String token = look(PENSION, columns).token();
        assertThat(token).isNotNull();
        assertThat(imports.confirm(ACCOUNTANT, token).recorded()).isEqualTo(1);
        ImportReport next = look("03.10.2026;13;20,00;;Пенсия\n", Map.of());
        assertThat(next.mapping()).isNotNull();
        assertThat(MappingText.fields(next.mapping()))
                .containsEntry("BOOKING_DATE", "#1")
                .containsEntry("FIRST_ROW", "2")
                .containsEntry("DATE_PATTERN", "dd.MM.yyyy")
                .doesNotContainKeys("OPENING", "CLOSING");
        assertThat(codes(next)).contains("statement.balance-missing");
    }

    @Test
    void an_amount_that_can_be_read_two_ways_is_read_the_way_that_is_said() {
        String row = "02.10.2026;12;1,234;;Пенсия\n";
        assertThat(codes(look(row, Map.of()))).contains("statement.amount-ambiguous");
        ImportReport said = look(row, Map.of("DECIMAL", "DOT"));
        assertThat(said.lines())
                .singleElement()
                .returns(1_234_00L, line -> line.line().amountTiyn());
    }

    @Test
    void a_field_that_is_none_or_a_value_that_does_not_fit_is_named() {
        for (Map.Entry<String, String> wrong :
                Map.of(
                                "DATE", "Дата",
                                "DECIMAL", "semicolon",
                                "FIRST_ROW", "0",
                                "DATE_PATTERN", "day",
                                "RULE", "NONE",
                                "CLOSING", "much")
                        .entrySet()) {
            ImportReport report = look(PENSION, Map.ofEntries(wrong));
            assertThat(report.token()).as(wrong.getKey()).isNull();
            assertThat(report.preview()).isNotNull();
            assertThat(report.troubles())
                    .singleElement()
                    .returns("import.mapping-wrong", Trouble::code)
                    .returns(wrong.getKey(), Trouble::field)
                    .extracting(t -> t.text(Locale.ENGLISH), InstanceOfAssertFactories.STRING)
                    .contains("BOOKING_DATE", "OPENING");
        }
    }
}
