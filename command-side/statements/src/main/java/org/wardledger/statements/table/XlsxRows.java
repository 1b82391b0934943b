package org.wardledger.statements.table;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.FileRefused;
import org.wardledger.statements.text.XmlCursor;

/// Rows of the first visible sheet of an XLSX file, streamed. Written here because general readers
/// trust cell addresses: one cell at column two billion and they fill the memory.
final class XlsxRows implements RowReader {

    private static final int COLUMNS_MAX = 256;
    private static final int ROWS_MAX = 2_000_000;
    private static final int NUMBER_CHARS_MAX = 40;

    private final XlsxBook book;
    private final InputStream in;
    private final XmlCursor cursor;
    private int row;
    private int seen;

    private XlsxRows(XlsxBook book, InputStream in) throws FileRefused {
        this.book = book;
        this.in = in;
        this.cursor = XmlCursor.ofUtf8(in);
    }

    static XlsxRows open(byte[] bytes, long unpackedBytesMax) throws FileRefused {
        try {
            XlsxArchive archive = XlsxArchive.open(bytes, unpackedBytesMax);
            XlsxBook book = XlsxBook.of(archive);
            InputStream sheet = archive.part(book.sheet());
            if (sheet == null) {
                throw new FileRefused(ProblemCode.ARCHIVE_BROKEN);
            }
            return new XlsxRows(book, sheet);
        } catch (IOException e) {
            throw new FileRefused(ProblemCode.ARCHIVE_BROKEN);
        } catch (FileRefused e) {
            throw broken(e);
        }
    }

    boolean since1904() {
        return book.since1904();
    }

    @Override
    public @Nullable TableRow next() throws FileRefused {
        try {
            while (cursor.next()) {
                if (cursor.isStart() && cursor.name().equals("row")) {
                    return row();
                }
                if (cursor.isEnd() && cursor.name().equals("sheetData")) {
                    return null;
                }
            }
            return null;
        } catch (FileRefused e) {
            throw broken(e);
        }
    }

    @Override
    public String kind() {
        return "XLSX";
    }

    @Override
    public int otherSheets() {
        return book.sheets() - 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private TableRow row() throws FileRefused {
        if (++seen > ROWS_MAX) {
            throw new FileRefused(ProblemCode.TOO_MANY_LINES);
        }
        int stated = number(cursor.attribute("r"));
        row = stated > 0 ? stated : row + 1;
        List<TableCell> cells = new ArrayList<>();
        int column = 0;
        while (cursor.next()) {
            if (cursor.isEnd() && cursor.name().equals("row")) {
                break;
            }
            if (cursor.isStart() && cursor.name().equals("c")) {
                int addressed = column(cursor.attribute("r"));
                column = addressed >= 0 ? addressed : column;
                TableCell cell = cell();
                if (column < COLUMNS_MAX) {
                    while (cells.size() <= column) {
                        cells.add(TableCell.EMPTY);
                    }
                    cells.set(column, cell);
                }
                column++;
            }
        }
        return new TableRow(Place.row(row), cells);
    }

    private TableCell cell() throws FileRefused {
        String type = cursor.attribute("t");
        StringBuilder value = new StringBuilder();
        boolean formula = false;
        boolean inValue = false;
        while (cursor.next()) {
            if (cursor.isStart()) {
                String name = cursor.name();
                if (name.equals("is")) {
                    value.append(XlsxBook.text(cursor, "is"));
                }
                formula |= name.equals("f");
                inValue = name.equals("v");
            } else if (cursor.isEnd()) {
                inValue = false;
                if (cursor.name().equals("c")) {
                    break;
                }
            } else if (inValue) {
                value.append(cursor.text());
            }
        }
        String text = value.toString();
        return text.isEmpty() && formula ? new TableCell.Broken() : typed(type, text);
    }

    private TableCell typed(String type, String text) {
        String clean = CsvRows.clean(text);
        if (clean.isEmpty()) {
            return TableCell.EMPTY;
        }
        return switch (type) {
            case "s" -> shared(clean);
            case "e" -> new TableCell.Broken();
            case "", "n" -> numeric(clean);
            case String _ -> new TableCell.Text(clean);
        };
    }

    private TableCell shared(String index) {
        int at = number(index);
        if (at < 0 || at >= book.texts().size()) {
            return new TableCell.Broken();
        }
        String text = CsvRows.clean(book.texts().get(at));
        return text.isEmpty() ? TableCell.EMPTY : new TableCell.Text(text);
    }

    private static TableCell numeric(String text) {
        try {
            return text.length() > NUMBER_CHARS_MAX
                    ? new TableCell.Broken()
                    : new TableCell.Number(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return new TableCell.Broken();
        }
    }

    /// The column of an address such as `AB12`, from 0; far beyond any sheet if it has more letters
    /// than a column can, -1 if there is none.
    private static int column(String address) {
        int column = 0;
        int letters = 0;
        while (letters < address.length() && Character.isLetter(address.charAt(letters))) {
            char c = address.charAt(letters++);
            if (c < 'A' || c > 'Z' || letters > 3) {
                return COLUMNS_MAX;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return column - 1;
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /// Damaged XML inside an archive is a damaged archive to whoever sees the file.
    private static FileRefused broken(FileRefused refused) {
        return refused.code() == ProblemCode.XML_MALFORMED
                ? new FileRefused(ProblemCode.ARCHIVE_BROKEN)
                : refused;
    }
}
