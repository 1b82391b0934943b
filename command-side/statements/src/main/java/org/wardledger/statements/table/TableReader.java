package org.wardledger.statements.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.StatementLimits;
import org.wardledger.statements.text.Charsets;
import org.wardledger.statements.text.FileRefused;

/// Reads CSV and XLSX tables: finds the columns of the mapping, takes the movements, and what the
/// rows around them say about account, period and balances.
public final class TableReader {

    private static final int PREVIEW_ROWS = 30;
    private static final int PROVEN_ROWS = 2;
    private static final int START_CHARS = 32 * 1024;

    private TableReader() {}

    /// @param kind `CSV` or `XLSX`
    /// @param whole false if the file or its mapping is unusable as it is
    public record Content(String kind, boolean whole, List<ParsedStatement> statements) {}

    /// The signature of a ZIP archive, which an XLSX is.
    public static boolean isArchive(byte[] bytes) {
        return bytes.length > 3
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && bytes[2] == 3
                && bytes[3] == 4;
    }

    /// The signature of the old office formats, and of an XLSX with a password.
    public static boolean isOldOffice(byte[] bytes) {
        int[] signature = {0xD0, 0xCF, 0x11, 0xE0};
        for (int i = 0; i < signature.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether some sign cuts the text into a table of several rows.
    public static boolean recognisesCsv(byte[] bytes, Charsets.Found found) throws IOException {
        return delimiter(bytes, found, PROVEN_ROWS) != null;
    }

    public static Content readCsv(
            byte[] bytes,
            Charsets.Found found,
            @Nullable TableMapping mapping,
            StatementLimits limits,
            Problems problems)
            throws IOException {
        Character delimiter = delimiter(bytes, found, 1);
        char sign = delimiter == null ? ';' : delimiter;
        Content content = read(() -> new CsvRows(bytes, found, sign), mapping, limits, problems);
        byte last = bytes[bytes.length - 1];
        if (content.whole && last != '\n' && last != '\r') {
            problems.add(ProblemCode.LAST_LINE_OPEN);
        }
        return content;
    }

    public static Content readXlsx(
            byte[] bytes, @Nullable TableMapping mapping, StatementLimits limits, Problems problems)
            throws IOException {
        return read(
                () -> XlsxRows.open(bytes, limits.unpackedBytesMax()), mapping, limits, problems);
    }

    public static @Nullable TablePreview previewCsv(byte[] bytes, Charsets.Found found)
            throws IOException {
        Character delimiter = delimiter(bytes, found, PROVEN_ROWS);
        return delimiter == null ? null : preview(() -> new CsvRows(bytes, found, delimiter));
    }

    public static @Nullable TablePreview previewXlsx(byte[] bytes, StatementLimits limits)
            throws IOException {
        return preview(() -> XlsxRows.open(bytes, limits.unpackedBytesMax()));
    }

    private interface Opening {
        RowReader open() throws FileRefused;
    }

    private static Content read(
            Opening opening,
            @Nullable TableMapping mapping,
            StatementLimits limits,
            Problems problems)
            throws IOException {
        Content nothing = new Content("", false, List.of());
        try (RowReader rows = opening.open()) {
            if (mapping == null) {
                problems.add(ProblemCode.MAPPING_NEEDED);
                return nothing;
            }
            TableBody body = new TableBody(rows, mapping, limits, problems);
            if (!body.read()) {
                return nothing;
            }
            if (rows.otherSheets() > 0) {
                String sheets = Integer.toString(rows.otherSheets() + 1);
                problems.add(ProblemCode.OTHER_SHEETS, sheets);
            }
            ParsedStatement statement = body.statement();
            return new Content(
                    rows.kind(), true, statement == null ? List.of() : List.of(statement));
        } catch (FileRefused e) {
            if (e.code() == ProblemCode.TOO_MANY_LINES) {
                problems.add(e.code(), Integer.toString(limits.linesMax()));
            } else {
                problems.add(e.code());
            }
            return nothing;
        }
    }

    private static @Nullable TablePreview preview(Opening opening) throws IOException {
        try (RowReader rows = opening.open()) {
            List<TableRow> top = new ArrayList<>();
            TableRow row = rows.next();
            while (row != null && top.size() < PREVIEW_ROWS) {
                if (!row.isBlank()) {
                    top.add(row);
                }
                row = rows.next();
            }
            List<List<String>> texts = new ArrayList<>();
            for (TableRow shown : top) {
                texts.add(shown.cells().stream().map(TableCell::text).toList());
            }
            return new TablePreview(rows.kind(), texts, TableSuggestion.suggest(top));
        } catch (FileRefused e) {
            return null;
        }
    }

    private static @Nullable Character delimiter(byte[] bytes, Charsets.Found found, int rowsMin)
            throws IOException {
        char[] start = new char[START_CHARS];
        int length = 0;
        try (var reader = Charsets.open(bytes, found)) {
            int read = reader.read(start, 0, START_CHARS);
            while (read > 0) {
                length += read;
                read = reader.read(start, length, START_CHARS - length);
            }
        }
        return CsvDelimiter.detect(new String(start, 0, length), rowsMin);
    }
}
