package org.wardledger.statements.onec;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.Problems;
import org.wardledger.statements.StatementLimits;

/// Reads a 1CClientBankExchange text of any dialect. Lenient about keys, order, line ends and
/// number forms; strict about the frame: a file without its КонецФайла was cut off.
public final class OneCReader {

    private static final String MARK = "1CCLIENTBANKEXCHANGE";

    private OneCReader() {}

    /// @param version ВерсияФормата, empty if the file has none
    /// @param whole false if the frame is broken and nothing of the file may be used
    public record Content(String version, boolean whole, List<ParsedStatement> statements) {}

    /// Whether a text that starts so is meant as this format.
    public static boolean recognises(String start) {
        String text = start.stripLeading();
        return text.length() >= MARK.length()
                && text.substring(0, MARK.length()).toUpperCase(Locale.ROOT).equals(MARK);
    }

    public static Content read(Reader text, StatementLimits limits, Problems problems)
            throws IOException {
        OneCFrame frame = new OneCFrame(limits, problems);
        boolean whole = frame.read(text);
        List<ParsedStatement> statements = new ArrayList<>();
        for (AccountBook book : whole ? frame.books() : List.<AccountBook>of()) {
            ParsedStatement statement = book.statement(frame.from(), frame.to());
            if (statement != null) {
                statements.add(statement);
            }
        }
        @Nullable String version = frame.version();
        return new Content(version == null ? "" : version, whole, statements);
    }
}
