package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.wardledger.launcher.demo.Chance;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.Place;
import org.wardledger.statements.sample.SampleAccount;
import org.wardledger.statements.sample.SampleStatement;
import org.wardledger.statements.sample.StatementWriter;
import org.wardledger.statements.sample.StatementWriter.OneCDialect;

/// What the bank of a home sends: its month so far, as a Kazakh bank exports it for 1C.
final class BankFile {
    private static final Charset WINDOWS = Charset.forName("windows-1251");
    private static final int DAY = 15;

    private BankFile() {}

    static byte[] of(HomeBooks home) {
        SampleAccount account =
                new SampleAccount(Chance.iban(home.number), "991240000012", "Sample", "KKMFKZ2A");
        SampleStatement month =
                new SampleStatement(
                        account,
                        home.month.atDay(1),
                        home.month.atEndOfMonth(),
                        HomeBooks.OPENING * HomeBooks.WARDS,
                        home.lines);
        StringBuilder text = new StringBuilder();
        try {
            StatementWriter.oneC(OneCDialect.KAZAKH_2_0).write(month, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(WINDOWS);
    }

    /// The next line of the home's account.
    ///
    /// @param purpose no two lines have the same
    static ParsedLine line(HomeBooks home, Direction way, long tiyn, String purpose) {
        return new ParsedLine(
                Place.FILE,
                way,
                tiyn,
                home.month.atDay(DAY),
                null,
                null,
                Integer.toString(home.lines.size() + 1),
                "Sample",
                "991240000012",
                null,
                "12",
                "841",
                purpose,
                false,
                1);
    }
}
