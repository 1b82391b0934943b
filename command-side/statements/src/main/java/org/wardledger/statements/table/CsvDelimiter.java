package org.wardledger.statements.table;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.text.FileRefused;

/// Finds the sign between the cells of a CSV text: the one under which a headings row is
/// recognised, else the one that cuts most rows into the same number of cells. A comma that stands
/// inside amounts loses both ways.
final class CsvDelimiter {

    private static final char[] CANDIDATES = {';', '\t', ',', '|'};
    private static final int ROWS = 100;
    private static final int COLUMNS_COUNTED = 30;
    private static final int HEADING_WEIGHT = 10_000;

    private CsvDelimiter() {}

    /// Null if no sign makes a table of it.
    ///
    /// @param rowsMin how many rows of one width make a table
    static @Nullable Character detect(String start, int rowsMin) {
        Character best = null;
        long bestScore = 0;
        for (char candidate : CANDIDATES) {
            long score = score(start, candidate, rowsMin);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static long score(String start, char delimiter, int rowsMin) {
        Map<Integer, Integer> rowsByWidth = new HashMap<>();
        int headings = 0;
        CsvRows rows = new CsvRows(new StringReader(start), delimiter);
        try {
            for (int i = 0; i < ROWS; i++) {
                TableRow row = rows.next();
                if (row == null) {
                    break;
                }
                int width = Math.min(row.cells().size(), COLUMNS_COUNTED);
                if (width > 1) {
                    rowsByWidth.merge(width, 1, Integer::sum);
                    headings = Math.max(headings, TableHeadings.recognised(row).size());
                }
            }
        } catch (FileRefused e) {
            // The start of a text may end inside quotes: what came before it counts.
        }
        long widest = 0;
        for (Map.Entry<Integer, Integer> entry : rowsByWidth.entrySet()) {
            boolean table = entry.getValue() >= rowsMin || headings > 1;
            widest = Math.max(widest, table ? (long) entry.getKey() * entry.getValue() : 0);
        }
        return widest + (headings > 1 ? (long) headings * HEADING_WEIGHT : 0);
    }
}
