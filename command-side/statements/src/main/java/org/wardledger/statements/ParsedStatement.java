package org.wardledger.statements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one statement of one account says, whatever file it came in. Amounts are tiyn (hundredths
/// of `currency`); null is "the file does not say".
///
/// @param ordinal position of the statement in its file, from 1; [Problem#statement()] refers to it
/// @param accountIban as in the file, upper case without blanks
/// @param currency ISO 4217 code
/// @param from first day covered
/// @param to last day covered
public record ParsedStatement(
        StatementFormat format,
        int ordinal,
        @Nullable String accountIban,
        @Nullable String currency,
        LocalDate from,
        LocalDate to,
        @Nullable Long openingTiyn,
        @Nullable Long closingTiyn,
        @Nullable Long totalInTiyn,
        @Nullable Long totalOutTiyn,
        List<ParsedLine> lines) {

    public ParsedStatement {
        lines = numbered(lines);
    }

    /// Sum of the lines that go one way.
    public long sum(Direction direction) {
        long sum = 0;
        for (ParsedLine line : lines) {
            if (line.direction() == direction) {
                sum = Math.addExact(sum, line.amountTiyn());
            }
        }
        return sum;
    }

    private static List<ParsedLine> numbered(List<ParsedLine> lines) {
        Map<String, Integer> seen = HashMap.newHashMap(lines.size());
        List<ParsedLine> numbered = new ArrayList<>(lines.size());
        for (ParsedLine line : lines) {
            int ordinal = seen.merge(LineKey.canonical(line), 1, Integer::sum);
            numbered.add(line.withOrdinal(ordinal));
        }
        return List.copyOf(numbered);
    }
}
