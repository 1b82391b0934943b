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

    /// One statement of all that follow each other, in their order: opens with the first, closes
    /// with the last. Whether they join is for [StatementChoice] to ask.
    static ParsedStatement joined(List<ParsedStatement> parts) {
        ParsedStatement first = parts.getFirst();
        if (parts.size() == 1) {
            return first;
        }
        Long in = 0L;
        Long out = 0L;
        LocalDate to = first.to;
        List<ParsedLine> lines = new ArrayList<>();
        for (ParsedStatement part : parts) {
            in = plus(in, part.totalInTiyn);
            out = plus(out, part.totalOutTiyn);
            to = part.to.isAfter(to) ? part.to : to;
            lines.addAll(part.lines);
        }
        return new ParsedStatement(
                first.format,
                first.ordinal,
                first.accountIban,
                first.currency,
                first.from,
                to,
                first.openingTiyn,
                parts.getLast().closingTiyn,
                in,
                out,
                lines);
    }

    private static @Nullable Long plus(@Nullable Long sum, @Nullable Long next) {
        return sum == null || next == null ? null : Long.valueOf(Math.addExact(sum, next));
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
