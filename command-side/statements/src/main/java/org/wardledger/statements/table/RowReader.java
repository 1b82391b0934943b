package org.wardledger.statements.table;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.text.FileRefused;

/// Gives the rows of a table file one by one, blank ones included.
interface RowReader extends AutoCloseable {

    /// The next row, or null at the end.
    @Nullable TableRow next() throws IOException, FileRefused;

    /// `CSV` or `XLSX`.
    String kind();

    /// Sheets with cells beside the one that is read.
    default int otherSheets() {
        return 0;
    }

    @Override
    void close() throws IOException;
}
