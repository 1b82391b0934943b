package org.wardledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.imports.StatementFiles.line;
import static org.wardledger.command.imports.StatementFiles.oneC;
import static org.wardledger.command.imports.StatementFiles.source;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardledger.command.Caller;
import org.wardledger.command.Samples;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;

class StatementRefusedTest extends StatementImportBed {
    @Test
    void a_statement_that_forgets_a_known_line_is_refused() {
        take(
                oneC(
                        1,
                        3,
                        0,
                        List.of(line(Direction.IN, 500, 1, "1"), line(Direction.IN, 300, 3, "2"))));
        assertThat(codes(oneC(2, 4, 500, List.of(line(Direction.IN, 9, 4, "3")))))
                .contains("statement.overlap-differs");
    }

    @Test
    void an_opening_balance_that_is_not_ours_is_refused_unless_days_are_missing() {
        take(oneC(1, 2, 0, List.of(line(Direction.IN, 500, 1, "1"))));
        List<ParsedLine> next = List.of(line(Direction.IN, 9, 4, "3"));
        assertThat(codes(oneC(3, 4, 700, next))).containsExactly("statement.opening-differs");
        assertThat(codes(oneC(4, 4, 700, next))).isEmpty();
        assertThat(look(oneC(4, 4, 700, next)).troubles())
                .extracting(Trouble::code)
                .contains("import.gap");
    }

    @Test
    void another_account_or_currency_changes_nothing() {
        long head = ledger.store().head();
        byte[] other = oneC(Samples.iban(2), 1, 4, 0, many(3));
        assertThat(codes(other)).contains("statement.wrong-account");
        String text = new String(oneC(1, 4, 0, many(3)), java.nio.charset.StandardCharsets.UTF_8);
        byte[] dollars =
                text.replace("KZT", "USD").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains("KZT");
        assertThat(look(dollars).refused()).isTrue();
        assertThat(ledger.store().head()).isEqualTo(head);
    }

    @Test
    void a_truncated_or_hostile_file_changes_nothing_and_says_what_to_do() {
        long head = ledger.store().head();
        byte[] whole = oneC(1, 4, 0, many(40));
        for (int length = 0; length < whole.length - 20; length += 997) {
            ImportReport report = look(Arrays.copyOf(whole, length));
            assertThat(report.token()).isNull();
            assertThat(report.troubles()).isNotEmpty();
            for (String language : List.of("kk", "ru", "en")) {
                assertThat(report.troubles())
                        .allMatch(t -> t.text(Locale.of(language)).length() > 10);
            }
        }
        byte[] xxe =
                "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hosts\">]><d/>"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(look(xxe).token()).isNull();
        assertThat(ledger.store().head()).isEqualTo(head);
    }

    @Test
    void a_token_is_for_its_caller_and_for_half_an_hour() {
        String token = look(oneC(1, 4, 0, many(2))).token();
        assertThat(token).isNotNull();
        Caller other = Samples.caller(9, Code.Role.ACCOUNTANT, INST);
        assertThat(refusal(imports.confirm(other, token))).isEqualTo("import.token-unknown");
        ledger.pass(Duration.ofMinutes(31));
        assertThat(refusal(imports.confirm(ACCOUNTANT, token))).isEqualTo("import.token-unknown");
        assertThat(lines()).isEmpty();
    }

    private static String refusal(ImportResult result) {
        var refusal = result.refusal();
        return refusal == null ? "" : refusal.code().code();
    }

    @Test
    void nobody_imports_into_another_home() throws IOException {
        Caller stranger =
                Samples.caller(9, Code.Role.ACCOUNTANT, new Id.Institution(Samples.id("ins", 2)));
        ImportReport report =
                imports.dryRun(stranger, ACCT, "x", source(oneC(1, 4, 0, many(2))), Map.of());
        assertThat(report.troubles()).extracting(Trouble::code).contains("auth.not-permitted");
        assertThat(report.lines()).isEmpty();
        assertThat(imports.targets(stranger)).isEmpty();
        assertThat(imports.targets(ACCOUNTANT)).hasSize(1);
    }
}
