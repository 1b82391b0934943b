package org.wardledger.statements.table;

import java.util.List;
import org.wardledger.statements.Place;

/// One row of a table file; columns count from 0.
record TableRow(Place place, List<TableCell> cells) {

    TableCell cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : TableCell.EMPTY;
    }

    String text(int column) {
        return cell(column).text();
    }

    boolean isBlank() {
        return cells.stream().allMatch(TableCell::isEmpty);
    }
}
