package org.wardledger.web.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardledger.web.reading.Query;
import org.wardledger.web.search.Question.Order;

/// The piece of the log in which a page is looked for first. A page by position is mostly full
/// after the first few thousand positions; without this the index would put everything found in
/// order to show twenty of it.
///
/// @param start position from which the order goes on
/// @param length positions to look at
/// @param log positions in all
record Stretch(Order order, long start, long length, long log) {
    private static final long RESERVE = 32;
    private static final long LONGER = 64;

    /// As long as it takes if the records were spread evenly, and some more.
    ///
    /// @param after sort values of the last record of the page before
    /// @param found records in all
    static Stretch of(Order order, List<String> after, long log, long found, int page) {
        long begin = order == Order.NEWEST ? log : 0;
        long start = after.isEmpty() ? begin : place(after.getFirst(), begin, log);
        double each = log / (double) Math.max(1, found);
        long length = (long) Math.min(log, Math.ceil(RESERVE * page * each));
        return new Stretch(order, start, length, log);
    }

    /// What is no position, the index will say. What lies outside of the log, such as in the link
    /// of a later page whose state was changed to an earlier one, counts as its end: from anywhere
    /// else no stretch would ever be the whole.
    private static long place(String sort, long otherwise, long log) {
        try {
            return Math.clamp(Long.parseLong(sort), 0, log);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /// Whether it leaves nothing out.
    boolean whole() {
        return switch (order) {
            case NEWEST -> start - length <= 0;
            case OLDEST -> start + length >= log;
            case LARGEST, SMALLEST -> true;
        };
    }

    Stretch longer() {
        return new Stretch(order, start, Math.min(log, length * LONGER), log);
    }

    Optional<Map<String, Object>> filter() {
        if (whole()) {
            return Optional.empty();
        }
        return Optional.of(
                order == Order.NEWEST
                        ? Query.range("position", "gte", start - length)
                        : Query.range("position", "lte", start + length));
    }
}
