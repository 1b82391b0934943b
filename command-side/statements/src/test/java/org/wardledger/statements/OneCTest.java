package org.wardledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.statements.ReadResult.Parsed;
import org.wardledger.statements.ReadResult.Unreadable;
import org.wardledger.statements.StatementChoice.NeedsDecision;
import org.wardledger.statements.StatementChoice.Ready;
import org.wardledger.statements.StatementChoice.Refused;
import org.wardledger.statements.sample.StatementWriter.OneCDialect;

class OneCTest {

    private static final String KAZAKH =
            """
            1CClientBankExchange
            ВерсияФормата=1.01
            Кодировка=Windows
            Получатель=1C
            ДатаНачала=01.06.2026
            ДатаКонца=30.06.2026
            РасчСчет=KZ31070103KSN0000001
            СекцияРасчСчет
            ДатаНачала=01.06.2026
            ДатаКонца=30.06.2026
            РасчСчет=KZ31070103KSN0000001
            НачальныйОстаток=10000.5
            ВсегоПоступило=0
            ВсегоСписано=4000.00
            КонечныйОстаток=6000.5
            КонецРасчСчет
            СекцияДокумент=выписка
            НомерДокумента=47
            ДатаДокумента=28.06.2026
            ВидДокумента=Платежное поручение
            ПолучательНаименование=ТОО „Учебный поставщик 12“
            ПолучательБИН_ИИН=991240000402
            ПолучательИИК=KZ93999C000000000001
            ПолучательБанкБИК=
            ПолучательКБЕ=1
            ПлательщикНаименование=КГУ «Учебный центр 1»
            ПлательщикБИН_ИИН=991240000003
            ПлательщикИИК=KZ31070103KSN0000001
            СуммаРасход=4000.00
            ДатаОперации=30.06.2026
            НазначениеПлатежа=За зимнюю одежду
            по договору № 7, сумма=4000 тенге
            КодНазначенияПлатежа=710
            КонецДокумента
            КонецФайла
            """;

    @Test
    void a_kazakh_statement_gives_its_balances_and_its_line() throws IOException {
        Ready ready = (Ready) Samples.choice(Samples.read(KAZAKH));

        ParsedStatement statement = ready.statement();
        assertThat(ready.problems()).isEmpty();
        assertThat(statement.openingTiyn()).isEqualTo(1_000_050);
        assertThat(statement.closingTiyn()).isEqualTo(600_050);
        assertThat(statement.currency()).isNull();
        ParsedLine line = statement.lines().getFirst();
        assertThat(line.direction()).isEqualTo(Direction.OUT);
        assertThat(line.amountTiyn()).isEqualTo(400_000);
        assertThat(line.bookingDate()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(line.place()).isEqualTo(Place.line(17));
        assertThat(line.counterpartyId()).isEqualTo("991240000402");
        assertThat(line.counterpartyKbe()).isEqualTo("1");
        assertThat(line.knp()).isEqualTo("710");
        assertThat(line.purpose()).isEqualTo("За зимнюю одежду по договору № 7, сумма=4000 тенге");
    }

    @ParameterizedTest
    @EnumSource(OneCDialect.class)
    void every_dialect_is_read_back_as_it_was_written(OneCDialect dialect) throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            List<ParsedLine> lines = Samples.lines(seed, 40);
            ReadResult result = Samples.read(Samples.oneC(dialect, lines));

            Ready ready = (Ready) Samples.choice(result);
            List<ParsedLine> read = ready.statement().lines();
            assertThat(read).as("seed %d", seed).hasSameSizeAs(lines);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(read.get(i).amountTiyn()).isEqualTo(lines.get(i).amountTiyn());
                assertThat(read.get(i).direction()).isEqualTo(lines.get(i).direction());
                assertThat(read.get(i).purpose()).isEqualTo(lines.get(i).purpose());
                assertThat(read.get(i).documentNumber()).isEqualTo(lines.get(i).documentNumber());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "IBM866", "UTF-8", "UTF-16"})
    void the_charset_is_found_whatever_the_header_says(String charset) throws IOException {
        Parsed parsed = (Parsed) Samples.read(KAZAKH.replace("№", "N"), Charset.forName(charset));

        assertThat(parsed.statements().getFirst().lines().getFirst().purpose())
                .startsWith("За зимнюю одежду");
        assertThat(Samples.choice(parsed)).isInstanceOf(Ready.class);
    }

    @Test
    void a_byte_order_mark_and_line_feeds_or_carriage_returns_do_not_matter() throws IOException {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            ReadResult result = Samples.read("\uFEFF" + KAZAKH.replace("\n", end));
            assertThat(Samples.choice(result)).isInstanceOf(Ready.class);
        }
    }

    @Test
    void kazakh_letters_of_the_kazakh_windows_charset_survive() throws IOException {
        String text = KAZAKH.replace("За зимнюю одежду", "Қысқы киім үшін төлем, әйел бөлмесі");
        Parsed parsed = (Parsed) Samples.read(Samples.kazakhWindows(text));

        assertThat(parsed.statements().getFirst().lines().getFirst().purpose())
                .startsWith("Қысқы киім үшін төлем, әйел бөлмесі");
    }

    @Test
    void keys_are_known_in_any_case_and_under_every_alias() throws IOException {
        String text =
                KAZAKH.replace("ПолучательБИН_ИИН", "ПОЛУЧАТЕЛЬБИН")
                        .replace("ПолучательИИК", "ПолучательСчет")
                        .replace("СекцияДокумент=выписка", "СЕКЦИЯДОКУМЕНТ=\"Выписка\"")
                        .replace("СуммаРасход=4000.00", "сумма=4 000,00");
        ParsedLine line = Samples.parsed(text).statements().getFirst().lines().getFirst();

        assertThat(line.counterpartyId()).isEqualTo("991240000402");
        assertThat(line.counterpartyIban()).isEqualTo("KZ93999C000000000001");
        assertThat(line.direction()).isEqualTo(Direction.OUT);
        assertThat(line.amountTiyn()).isEqualTo(400_000);
    }

    @Test
    void numbered_parts_make_the_purpose_where_the_whole_is_missing() throws IOException {
        String text =
                KAZAKH.replace("НазначениеПлатежа=За зимнюю", "НазначениеПлатежа1=За зимнюю")
                        .replace("КодНазначения", "НазначениеПлатежа2=и обувь\nКодНазначения");

        assertThat(Samples.parsed(text).statements().getFirst().lines().getFirst().purpose())
                .isEqualTo("За зимнюю одежду по договору № 7, сумма=4000 тенге и обувь");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "СуммаРасход=4000.00|СуммаРасход=4O00.00|statement.amount-malformed",
                "СуммаРасход=4000.00|СуммаРасход=4000.001|statement.amount-decimals",
                "СуммаРасход=4000.00|СуммаРасход=4,000|statement.amount-ambiguous",
                "СуммаРасход=4000.00|СуммаРасход=-4000.00|statement.amount-not-positive",
                "СуммаРасход=4000.00|СуммаРасход=0|statement.amount-not-positive",
                "СуммаРасход=4000.00|СуммаРасход=99999999999999|statement.amount-too-large",
                "СуммаРасход=4000.00|СуммаРасхо=4000.00|statement.field-missing",
                "КодНазначенияПлатежа=710|СуммаПриход=5|statement.amount-two-sides",
                "КодНазначенияПлатежа=710|Сумма=5|statement.amount-values-differ",
                "ДатаОперации=30.06.2026|ДатаОперации=31.06.2026|statement.date-malformed",
                "ДатаОперации=30.06.2026|ДатаОперации=01.07.2026|statement.date-outside-period",
                "КонецДокумента|КонецДокумент|statement.section-unfinished",
                "КонецФайла|КонецФайл|statement.file-truncated",
                "КонецФайла|КонецФайла ещё|statement.file-truncated",
                "СуммаРасход=4000.00|СуммаПриход=4000.00|statement.direction-differs",
                "КодНазначенияПлатежа=710|СуммаРасход=41|statement.field-repeated",
                "КодНазначенияПлатежа=710|Валюта=XXQ|statement.line-currency-differs",
                "КонечныйОстаток=6000.5|КонечныйОстаток=6000.6|statement.totals-differ",
                "ВсегоСписано=4000.00|ВсегоСписано=4000.01|statement.turnover-out-differs",
                "ВсегоПоступило=0|ВсегоПоступило=1|statement.turnover-in-differs",
                "НачальныйОстаток=10000.5|Нач=1|statement.balance-missing",
                "ПолучательИИК=KZ93|ПолучательИИК=KZ94|statement.counterparty-iban-invalid",
                "1CClientBankExchange|2CClientBankExchange|statement.format-unknown",
            })
    void what_is_wrong_is_named(String good, String bad, String code) throws IOException {
        assertThat(KAZAKH).contains(good);
        ReadResult result = Samples.read(KAZAKH.replace(good, bad));

        assertThat(Samples.codes(result)).contains(code);
        assertThat(Samples.choice(result))
                .isNotInstanceOf(code.contains("iban") ? Refused.class : Ready.class);
    }

    @Test
    void one_document_may_have_several_problems() throws IOException {
        String text =
                KAZAKH.replace("СуммаРасход=4000.00", "СуммаРасход=x")
                        .replace("ДатаОперации=30.06.2026", "ДатаОперации=y");

        assertThat(Samples.codes(Samples.read(text)))
                .contains("statement.amount-malformed", "statement.date-malformed");
    }

    @Test
    void a_transfer_between_two_accounts_of_the_file_is_on_both() throws IOException {
        String both =
                KAZAKH.replace(
                                "ПолучательИИК=KZ93999C000000000001",
                                "ПолучательИИК=KZ04070103KSN0000002")
                        .replace("СуммаРасход=", "Сумма=")
                        .replaceFirst("РасчСчет=.*\n", "$0РасчСчет=KZ04070103KSN0000002\n");
        Parsed parsed = Samples.parsed(both);

        assertThat(parsed.statements())
                .extracting(s -> s.lines().getFirst().direction())
                .containsExactly(Direction.OUT, Direction.IN);
    }

    @Test
    void a_problem_says_line_field_and_value_but_never_a_personal_number() throws IOException {
        Problem amount =
                Samples.read(KAZAKH.replace("СуммаРасход=4000.00", "СуммаРасход=12.3.4"))
                        .problems()
                        .getFirst();
        Problem personal =
                Samples.read(KAZAKH.replace("СуммаРасход=4000.00", "СуммаРасход=991240000402-1"))
                        .problems()
                        .getFirst();

        assertThat(amount.place()).isEqualTo(Place.line(29));
        assertThat(amount.field()).isEqualTo("СуммаРасход");
        assertThat(amount.excerpt()).isEqualTo("12.3.4");
        assertThat(personal.excerpt()).isEqualTo("999999999999-9");
    }

    @Test
    void totals_that_differ_say_what_was_expected() throws IOException {
        ReadResult result = Samples.read(KAZAKH.replace("=6000.5", "=6100.5"));

        NeedsDecision choice = (NeedsDecision) Samples.choice(result);
        assertThat(choice.problems().getFirst().arguments())
                .startsWith("6100.50", "6000.50", "100.00");
    }

    @Test
    void a_document_of_a_foreign_account_refuses_the_file() throws IOException {
        String text =
                KAZAKH.replace(
                        "ПлательщикИИК=KZ31070103KSN0000001", "ПлательщикИИК=KZ04070103KSN0000002");

        assertThat(Samples.codes(Samples.read(text))).contains("statement.document-other-account");
        assertThat(Samples.choice(Samples.read(text))).isInstanceOf(Refused.class);
    }

    @Test
    void a_bank_fee_without_an_own_account_number_still_finds_its_account() throws IOException {
        String text = KAZAKH.replace("ПлательщикИИК=KZ31070103KSN0000001", "ПлательщикИИК=");

        assertThat(Samples.choice(Samples.read(text))).isInstanceOf(Ready.class);
    }

    @Test
    void a_plain_amount_between_unknown_accounts_has_no_direction() throws IOException {
        String text =
                KAZAKH.replace("ПлательщикИИК=KZ31070103KSN0000001", "ПлательщикИИК=")
                        .replace("СуммаРасход", "Сумма");

        assertThat(Samples.codes(Samples.read(text))).contains("statement.direction-unclear");
    }

    @Test
    void daily_sections_join_into_one_statement_or_say_where_they_do_not() throws IOException {
        String next =
                """
                КонецРасчСчет
                СекцияРасчСчет
                ДатаНачала=01.07.2026
                ДатаКонца=01.07.2026
                РасчСчет=KZ31070103KSN0000001
                НачальныйОстаток=6000.50
                ВсегоПоступило=0
                ВсегоСписано=0
                КонечныйОстаток=6000.50
                КонецРасчСчет
                """;
        Parsed joined = Samples.parsed(KAZAKH.replace("КонецРасчСчет\n", next));
        Parsed torn =
                Samples.parsed(
                        KAZAKH.replace(
                                "КонецРасчСчет\n",
                                next.replace("йОстаток=6000.50\nВ", "йОстаток=6001.50\nВ")));

        assertThat(joined.problems()).isEmpty();
        assertThat(joined.statements().getFirst().to()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(Samples.codes(torn)).containsExactly("statement.chain-broken");
    }

    @Test
    void a_file_of_two_accounts_gives_two_statements_and_each_is_chosen_by_its_account()
            throws IOException {
        String other = "KZ04070103KSN0000002";
        String section =
                """
                КонецРасчСчет
                СекцияРасчСчет
                ДатаНачала=01.06.2026
                ДатаКонца=30.06.2026
                РасчСчет=KZ04070103KSN0000002
                НачальныйОстаток=1.00
                КонечныйОстаток=2.00
                КонецРасчСчет
                """;
        ReadResult result = Samples.read(KAZAKH.replace("КонецРасчСчет\n", section));

        assertThat(StatementChoice.of(result, Samples.OWN, "KZT")).isInstanceOf(Ready.class);
        StatementChoice second = StatementChoice.of(result, other, "KZT");
        assertThat(second).isInstanceOf(NeedsDecision.class);
        assertThat(Samples.codes(second.problems())).containsExactly("statement.totals-differ");
    }

    @Test
    void the_wrong_account_or_currency_is_refused_naming_what_the_file_holds() throws IOException {
        ReadResult tenge =
                Samples.read(KAZAKH.replace("КонецДокумента", "Валюта=KZT\nКонецДокумента"));
        StatementChoice account = StatementChoice.of(tenge, Samples.SELLER, "KZT");
        StatementChoice currency = StatementChoice.of(tenge, Samples.OWN, "EUR");

        assertThat(account).isInstanceOf(Refused.class);
        assertThat(account.problems().getFirst().arguments()).containsExactly("KZ31…0001");
        assertThat(Samples.codes(currency.problems())).containsExactly("statement.wrong-currency");
        assertThat(currency.problems().getFirst().arguments()).containsExactly("KZT", "EUR");
    }

    @Test
    void nothing_may_follow_the_end() throws IOException {
        assertThat(Samples.codes(Samples.read(KAZAKH + KAZAKH)))
                .containsExactly("statement.text-after-end");
        assertThat(Samples.choice(Samples.read(KAZAKH + "\n\u001A\n"))).isInstanceOf(Ready.class);
    }

    @Test
    void all_problems_are_told_up_to_a_hundred_and_the_rest_counted() throws IOException {
        StringBuilder text = new StringBuilder(KAZAKH.substring(0, KAZAKH.indexOf("СекцияДок")));
        String document =
                KAZAKH.substring(KAZAKH.indexOf("СекцияДок"), KAZAKH.indexOf("КонецФайла"));
        for (int i = 0; i < 150; i++) {
            text.append(document.replace("=4000.00", "=4O00"));
        }
        ReadResult result = Samples.read(text + "КонецФайла\n");

        assertThat(result.problems()).hasSize(101);
        assertThat(result.problems().getLast().code()).isEqualTo(ProblemCode.MORE_PROBLEMS);
    }

    @Test
    void a_good_file_cut_anywhere_is_unreadable_or_whole() throws IOException {
        byte[] bytes = KAZAKH.getBytes(StandardCharsets.UTF_8);
        int whole = KAZAKH.stripTrailing().getBytes(StandardCharsets.UTF_8).length;
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            ReadResult result = Samples.read(cut);
            assertThat(result instanceof Unreadable)
                    .as("cut at %d", length)
                    .isEqualTo(length < whole);
        }
    }
}
