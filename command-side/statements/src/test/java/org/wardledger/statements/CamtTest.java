package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.statements.ReadResult.Parsed;
import org.wardledger.statements.ReadResult.Unreadable;
import org.wardledger.statements.StatementChoice.NeedsDecision;
import org.wardledger.statements.StatementChoice.Ready;
import org.wardledger.statements.StatementChoice.Refused;

class CamtTest {

    private static final String GOOD = CamtFiles.document(2, CamtFiles.entry(2));

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void every_version_gives_the_same_line(int version) throws IOException {
        String file = CamtFiles.document(version, CamtFiles.entry(version));
        Ready ready = (Ready) Samples.choice(Samples.read(file));

        ParsedStatement statement = ready.statement();
        assertThat(ready.problems()).isEmpty();
        assertThat(statement.from()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(statement.to()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(statement.openingTiyn()).isEqualTo(200_000);
        assertThat(statement.closingTiyn()).isEqualTo(49_950);
        assertThat(statement.lines())
                .containsExactly(
                        new ParsedLine(
                                Place.entry(1),
                                Direction.OUT,
                                150_050,
                                LocalDate.of(2026, 6, 15),
                                LocalDate.of(2026, 6, 16),
                                "REF-15/1",
                                "47",
                                "ТОО „Учебный поставщик 12“",
                                "991240000402",
                                "KZ93999C000000000001",
                                null,
                                "710",
                                "Киім үшін төлем",
                                false,
                                1));
    }

    @Test
    void the_real_file_of_two_statements_joins_into_one() throws IOException {
        ReadResult result = Samples.read(CamtFiles.sample("camt053-multi-statement.xml"));
        Ready ready = (Ready) StatementChoice.of(result, "NL26VAYB8060476890", "EUR");

        assertThat(((Parsed) result).statements()).hasSize(2);
        assertThat(ready.statement().openingTiyn()).isEqualTo(1815);
        assertThat(ready.statement().closingTiyn()).isEqualTo(2000);
        assertThat(ready.statement().from()).isEqualTo(LocalDate.of(2014, 12, 30));
        assertThat(ready.statement().lines())
                .extracting(ParsedLine::amountTiyn)
                .containsExactly(885L, 700L);
        assertThat(Samples.codes(ready.problems())).containsExactly("statement.period-differs");
    }

    @Test
    void the_real_file_with_a_batch_is_divided_and_its_gap_is_a_question() throws IOException {
        ReadResult result = Samples.read(CamtFiles.sample("camt053-realistic.xml"));
        NeedsDecision choice =
                (NeedsDecision) StatementChoice.of(result, "NL77ABNA0574908765", "EUR");

        List<ParsedLine> lines = choice.statement().lines();
        assertThat(lines)
                .extracting(ParsedLine::amountTiyn)
                .containsExactly(75_425L, 56_405L, 10_000L, 140_531L);
        assertThat(lines)
                .extracting(ParsedLine::reversal)
                .containsExactly(false, true, true, false);
        assertThat(lines.get(3).counterpartyName()).isEqualTo("3rd party Media");
        assertThat(lines.get(3).purpose()).isEqualTo("#RD PARTY MEDIA CUSNO 90782 4210773");
        Problem totals = choice.problems().getFirst();
        assertThat(totals.code()).isEqualTo(ProblemCode.TOTALS_DIFFER);
        assertThat(totals.arguments()).startsWith("15121.12", "15555.28", "-434.16");
    }

    @Test
    void the_ugly_real_file_keeps_its_one_sound_line_and_asks_about_the_rest() throws IOException {
        ReadResult result = Samples.read(CamtFiles.sample("camt053-v4.xml"));
        NeedsDecision choice =
                (NeedsDecision) StatementChoice.of(result, "NL26VAYB8060476890", "EUR");

        assertThat(choice.statement().currency()).isEqualTo("EUR");
        assertThat(choice.statement().openingTiyn()).isEqualTo(1815);
        assertThat(choice.statement().closingTiyn()).isNull();
        ParsedLine line = choice.statement().lines().getFirst();
        assertThat(line.amountTiyn()).isEqualTo(885);
        assertThat(line.bankReference()).isEqualTo("AAAASESS-FP-CN_98765/01");
        assertThat(line.counterpartyName()).isEqualTo("NAME NAME");
        assertThat(line.purpose()).isEqualTo("4654654654654654");
        assertThat(Samples.codes(choice.problems()))
                .containsExactlyInAnyOrder(
                        "statement.page-missing",
                        "statement.balance-currency-differs",
                        "statement.period-differs",
                        "statement.balance-missing",
                        "statement.date-outside-period");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Amt Ccy=\"KZT\">1500.50</Amt><CdtDbtInd>|<Amt Ccy=\"KZT\">1500,5</Amt><CdtDbtInd>|statement.amount-malformed",
                "<Amt Ccy=\"KZT\">1500.50</Amt><CdtDbtInd>|<Amt Ccy=\"KZT\">1500.50001</Amt><CdtDbtInd>|statement.amount-decimals",
                "<Amt Ccy=\"KZT\">1500.50</Amt><CdtDbtInd>|<Amt Ccy=\"KZT\">1E999999999</Amt><CdtDbtInd>|statement.amount-malformed",
                "<Amt Ccy=\"KZT\">1500.50</Amt><CdtDbtInd>|<Amt Ccy=\"KZT\">1E-999999999</Amt><CdtDbtInd>|statement.amount-malformed",
                "<Amt Ccy=\"KZT\">1500.50</Amt><CdtDbtInd>|<Amt Ccy=\"KZT\">0</Amt><CdtDbtInd>|statement.amount-not-positive",
                "<Amt Ccy=\"KZT\">1500.50</Amt><CdtDbtInd>|<Amt Ccy=\"EUR\">1500.50</Amt><CdtDbtInd>|statement.line-currency-differs",
                "<CdtDbtInd>DBIT|<CdtDbtInd>DEBT|statement.direction-unclear",
                "<Sts>BOOK|<Sts>BOKD|statement.status-unknown",
                "<Dt>2026-06-15|<Dt>2026-06-31|statement.date-malformed",
                "<Dt>2026-06-15|<Dt>2026-07-01|statement.date-outside-period",
                ">499.5<|>499.51<|statement.totals-differ",
                "KZ31070103|KZ32070103|statement.account-invalid",
                "CLBD|CLAV|statement.balance-missing",
                "camt.053.001.02|camt.053.001.09|statement.version-unsupported",
                "camt.053.001.02|camt.054.001.02|statement.version-unsupported",
                "20022:tech|20023:tech|statement.format-unknown",
            })
    void what_is_wrong_is_named(String good, String bad, String code) throws IOException {
        assertThat(GOOD).contains(good);
        ReadResult result = Samples.read(GOOD.replace(good, bad));

        assertThat(Samples.codes(result)).contains(code);
        assertThat(Samples.choice(result)).isNotInstanceOf(Ready.class);
    }

    @Test
    void zero_decimals_beyond_the_tiyn_are_no_harm() throws IOException {
        String five = GOOD.replace(">1500.50<", ">1500.50000<");

        assertThat(Samples.choice(Samples.read(five))).isInstanceOf(Ready.class);
    }

    @Test
    void a_malformed_amount_shows_what_the_file_has() throws IOException {
        Problem problem =
                Samples.read(GOOD.replace(">1500.50</Amt><Cdt", ">15OO.50</Amt><Cdt"))
                        .problems()
                        .getFirst();

        assertThat(problem.excerpt()).isEqualTo("99AA.99");
        assertThat(problem.place()).isEqualTo(Place.entry(1));
        assertThat(problem.field()).isEqualTo("Amt");
    }

    @Test
    void an_entry_that_is_not_booked_is_left_out_and_told() throws IOException {
        String pending = CamtFiles.entry(2).replace("BOOK", "PDNG");
        ReadResult result = Samples.read(CamtFiles.document(2, CamtFiles.entry(2) + pending));

        Ready ready = (Ready) Samples.choice(result);
        assertThat(ready.statement().lines()).hasSize(1);
        assertThat(ready.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.PENDING_SKIPPED))
                .satisfies(p -> assertThat(p.place()).isEqualTo(Place.entry(2)));
    }

    @Test
    void a_batch_whose_parts_do_not_add_up_stays_one_line() throws IOException {
        String part = CamtFiles.entry(8).replaceAll("(?s).*(<TxDtls>.*</TxDtls>).*", "$1").strip();
        String two = CamtFiles.entry(8).replace("<TxDtls>", part + "<TxDtls>");
        Ready ready = (Ready) Samples.choice(Samples.read(CamtFiles.document(8, two)));

        assertThat(ready.statement().lines()).hasSize(1);
        assertThat(Samples.codes(ready.problems())).containsExactly("statement.batch-not-split");
    }

    @Test
    void an_overdrawn_account_and_moments_instead_of_days_are_read() throws IOException {
        String balances =
                CamtFiles.balance("PRCD", "100.00", "CRDT", "<DtTm>2026-06-01T08:00:00.000Z</DtTm>")
                        + CamtFiles.balance("CLBD", "1400.50", "DBIT", "<Dt>2026-06-30+05:00</Dt>");
        String file = CamtFiles.document(4, balances, CamtFiles.entry(4));
        ParsedStatement statement = ((Ready) Samples.choice(Samples.read(file))).statement();

        assertThat(statement.openingTiyn()).isEqualTo(10_000);
        assertThat(statement.closingTiyn()).isEqualTo(-140_050);
    }

    @Test
    void without_a_stated_period_the_balances_give_the_days() throws IOException {
        String previous =
                CamtFiles.balance("PRCD", "2000.00", "CRDT", "<Dt>2026-06-14</Dt>")
                        + CamtFiles.balance("CLBD", "499.50", "CRDT", "<Dt>2026-06-15</Dt>");
        String file =
                CamtFiles.document(2, previous, CamtFiles.entry(2))
                        .replaceAll("<FrToDt>.*</FrToDt>", "");
        ParsedStatement statement = ((Ready) Samples.choice(Samples.read(file))).statement();

        assertThat(statement.from()).isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(statement.to()).isEqualTo(LocalDate.of(2026, 6, 15));
    }

    @Test
    void the_parts_of_a_batch_keep_their_own_references() throws IOException {
        String part =
                """
                <TxDtls><Refs><AcctSvcrRef>%s</AcctSvcrRef></Refs>\
                <Amt Ccy="KZT">750.25</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>\
                """;
        String batch =
                CamtFiles.entry(8)
                        .replaceAll(
                                "(?s)<TxDtls>.*</TxDtls>",
                                part.formatted("A") + part.formatted("B"));
        Ready ready = (Ready) Samples.choice(Samples.read(CamtFiles.document(8, batch)));

        assertThat(ready.statement().lines())
                .extracting(ParsedLine::bankReference)
                .containsExactly("A", "B");
        assertThat(ready.statement().lines()).extracting(ParsedLine::key).doesNotHaveDuplicates();
    }

    @Test
    void the_day_is_the_banks_day_whatever_the_zone() throws IOException {
        String late =
                GOOD.replace(
                        "<BookgDt><Dt>2026-06-15</Dt>",
                        "<BookgDt><DtTm>2026-06-30T23:30:00-05:00</DtTm>");

        assertThat(Samples.parsed(late).statements().getFirst().lines().getFirst().bookingDate())
                .isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void a_declared_or_marked_charset_is_kept_to_strictly() throws IOException {
        String windows = GOOD.replace("UTF-8", "windows-1251").replace("Киім", "Киим");
        String name = "Киим ушин";
        byte[] declared = windows.replace("үшін", "ушин").getBytes(Charset.forName("windows-1251"));
        byte[] undeclared =
                GOOD.replace("Киім үшін", name).getBytes(Charset.forName("windows-1251"));
        Parsed parsed = (Parsed) Samples.read(declared);

        assertThat(parsed.statements().getFirst().lines().getFirst().purpose()).startsWith(name);
        assertThat(Samples.codes(Samples.read(undeclared)))
                .containsExactly("statement.xml-malformed");
        assertThat(Samples.choice(Samples.read(GOOD, StandardCharsets.UTF_16)))
                .isInstanceOf(Ready.class);
    }

    @Test
    void document_types_and_entities_are_refused_unexpanded() throws IOException {
        String bomb =
                """
                <?xml version="1.0"?>
                <!DOCTYPE Document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;">]>
                """;
        String external = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        String body = GOOD.substring(GOOD.indexOf("<Document"));

        for (String attack :
                List.of(
                        bomb + body.replace("REF-15/1", "&d;"),
                        external + body.replace("REF-15/1", "&x;"),
                        "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/x.dtd\">" + body)) {
            ReadResult result = Samples.read(attack);
            assertThat(result).isInstanceOf(Unreadable.class);
            assertThat(Samples.codes(result)).containsExactly("statement.xml-forbidden");
        }
        assertThat(Samples.read(body.replace("REF-15/1", "&undeclared;")))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void a_bottomless_nesting_is_refused() throws IOException {
        String deep = GOOD.replace("<Id>1</Id>", "<a>".repeat(100_000));

        assertThat(Samples.codes(Samples.read(deep))).containsExactly("statement.xml-too-deep");
    }

    @Test
    void a_good_file_cut_anywhere_is_unreadable_or_whole() throws IOException {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        int whole = GOOD.stripTrailing().getBytes(StandardCharsets.UTF_8).length;
        for (int length = 0; length < bytes.length; length++) {
            ReadResult result = Samples.read(Arrays.copyOf(bytes, length));
            assertThat(result instanceof Unreadable)
                    .as("cut at %d", length)
                    .isEqualTo(length < whole);
        }
        assertThat(Samples.codes(Samples.read(Arrays.copyOf(bytes, whole - 40))))
                .containsExactly("statement.file-truncated");
    }

    @Test
    void the_wrong_account_is_refused() throws IOException {
        assertThat(StatementChoice.of(Samples.read(GOOD), Samples.SELLER, "KZT"))
                .isInstanceOf(Refused.class);
    }
}
