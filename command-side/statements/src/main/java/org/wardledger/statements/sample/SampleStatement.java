package org.wardledger.statements.sample;

import java.time.LocalDate;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;

/// A statement to be written. The lines are walked twice, once for the totals and once for the
/// documents, so a generated `Iterable` of any length needs no list.
///
/// @param openingTiyn balance before the first line
public record SampleStatement(
        SampleAccount account,
        LocalDate from,
        LocalDate to,
        long openingTiyn,
        Iterable<ParsedLine> lines) {

    /// Sum of the lines that go one way, in tiyn.
    public long sum(Direction direction) {
        long sum = 0;
        for (ParsedLine line : lines) {
            if (line.direction() == direction) {
                sum = Math.addExact(sum, line.amountTiyn());
            }
        }
        return sum;
    }

    public long closingTiyn() {
        return openingTiyn + sum(Direction.IN) - sum(Direction.OUT);
    }
}
