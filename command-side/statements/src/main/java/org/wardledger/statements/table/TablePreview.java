package org.wardledger.statements.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The top of a table for the person who maps its columns. Holds what the file holds, personal data
/// included: for the accountant's screen only, never for a log.
///
/// @param kind `CSV` or `XLSX`
/// @param rows texts of the first rows, blank rows left out
/// @param suggested null if no headings were recognised
public record TablePreview(String kind, List<List<String>> rows, @Nullable TableMapping suggested) {

    public TablePreview {
        rows = List.copyOf(rows);
    }
}
