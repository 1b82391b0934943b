package org.wardledger.statements.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.Charsets;
import org.wardledger.statements.text.FileRefused;

/// Rows of a CSV text. Lenient about quotes inside names, which bank programs seldom double; strict
/// about a quote that never closes, because it swallows the lines behind it.
final class CsvRows implements RowReader {

    private static final int RECORD_CHARS_MAX = 1 << 20;
    private static final int COLUMNS_MAX = 256;

    private final CloseableIterator<CsvRecord> records;

    CsvRows(byte[] bytes, Charsets.Found found, char delimiter) {
        this(Charsets.open(bytes, found), delimiter);
    }

    CsvRows(Reader text, char delimiter) {
        records =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(RECORD_CHARS_MAX)
                        .ofCsvRecord(text)
                        .iterator();
    }

    @Override
    public @Nullable TableRow next() throws FileRefused {
        CsvRecord record;
        try {
            if (!records.hasNext()) {
                return null;
            }
            record = records.next();
        } catch (CsvParseException e) {
            throw new FileRefused(ProblemCode.QUOTE_OPEN);
        }
        int columns = Math.min(record.getFieldCount(), COLUMNS_MAX);
        List<TableCell> cells = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            String text = clean(record.getField(column));
            cells.add(text.isEmpty() ? TableCell.EMPTY : new TableCell.Text(text));
        }
        return new TableRow(Place.line((int) record.getStartingLineNumber()), cells);
    }

    @Override
    public String kind() {
        return "CSV";
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /// Line breaks and other controls inside a cell become blanks.
    static String clean(String raw) {
        String text = raw.strip();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return text.replaceAll("\\p{Cntrl}+", " ").strip();
            }
        }
        return text;
    }
}
