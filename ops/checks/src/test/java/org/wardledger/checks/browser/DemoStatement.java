package org.wardledger.checks.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.identifiers.Iban;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.Place;
import org.wardledger.statements.sample.SampleAccount;
import org.wardledger.statements.sample.SampleStatement;
import org.wardledger.statements.sample.StatementWriter;
import org.wardledger.statements.sample.StatementWriter.OneCDialect;

/// What the bank of a demo home would send for the days after those that the demo has taken in.
///
/// @param file as a Kazakh bank exports it for 1C
record DemoStatement(FilePayload file) {
    static final Charset WINDOWS = Charset.forName("windows-1251");
    private static final LocalDate FROM = LocalDate.of(2026, 10, 21);
    private static final LocalDate TO = LocalDate.of(2026, 10, 31);

    /// @param opening balance at the bank before the first day, tiyn
    static DemoStatement of(int home, long opening) {
        return of(
                OneCDialect.KAZAKH_1_01,
                home,
                opening,
                List.of(
                        line(Direction.IN, 1_200_000, 22, "77001", "Возврат (образец)"),
                        line(Direction.OUT, 150_000, 26, "77002", "Комиссия банка (образец)"),
                        line(Direction.IN, 5_000_000, 28, "77003", "Пенсии (образец)")));
    }

    static DemoStatement of(OneCDialect dialect, int home, long opening, List<ParsedLine> lines) {
        StringBuilder text = new StringBuilder();
        SampleAccount account =
                new SampleAccount(
                        iban("KZ%02d070103KSN%07d", home), "991240000012", "Образец", "KKMFKZ2A");
        try {
            StatementWriter.oneC(dialect)
                    .write(new SampleStatement(account, FROM, TO, opening, lines), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DemoStatement(file(text.toString()));
    }

    static FilePayload file(String text) {
        return new FilePayload("kl_to_1c.txt", "text/plain", text.getBytes(WINDOWS));
    }

    /// The balance at the bank, tiyn, as the work page of a home shows it.
    static long bank(Page page) {
        String shown = page.locator(".equation .n").first().textContent();
        String digits = shown.replaceAll("[^0-9]", "");
        return shown.matches(".*[,.][0-9]{2}\\D*") ? Long.parseLong(digits) : tiyn(digits);
    }

    private static long tiyn(String tenge) {
        return Math.multiplyExact(Long.parseLong(tenge), 100);
    }

    /// @param form with places for the check digits and for the number
    static String iban(String form, int number) {
        return IntStream.range(2, 99)
                .mapToObj(check -> form.formatted(check, number))
                .filter(Iban::isValid)
                .findFirst()
                .orElseThrow();
    }

    static ParsedLine line(Direction way, long tiyn, int day, String number, String purpose) {
        return line(way, tiyn, LocalDate.of(2026, 10, day), number, "991240000012", null, purpose);
    }

    /// Money that went to a seller.
    static ParsedLine payment(
            long tiyn, LocalDate day, String number, String bin, String iban, String purpose) {
        return line(Direction.OUT, tiyn, day, number, bin, iban, purpose);
    }

    private static ParsedLine line(
            Direction way,
            long tiyn,
            LocalDate day,
            String number,
            String bin,
            @Nullable String iban,
            String purpose) {
        return new ParsedLine(
                Place.FILE,
                way,
                tiyn,
                day,
                null,
                null,
                number,
                "Учебный контрагент",
                bin,
                iban,
                "12",
                "841",
                purpose,
                false,
                1);
    }
}
