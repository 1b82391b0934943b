package org.wardledger.web.institution;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.views.spending.SpendingView;

/// A year of a home's spending by head and month, ready to be drawn and to be read as a table.
/// Sums are the counters of the documents, tiyn.
///
/// @param years years there is something of, newest first
/// @param hidden payments whose amount is not public
public record SpendingTable(
        @Nullable Integer year,
        List<Integer> years,
        List<YearMonth> months,
        List<Row> rows,
        List<Long> totals,
        long total,
        long hidden) {

    /// One head of spending over the months.
    ///
    /// @param share length of its bar in whole percent of the longest
    public record Row(Group group, List<Long> amounts, long total, int share) {}

    /// A column of the chart by months.
    ///
    /// @param height in whole percent of the tallest
    public record Column(YearMonth month, long amount, int x, int height) {}

    static SpendingTable of(List<SpendingView> views, @Nullable Integer wanted) {
        TreeSet<Integer> years = new TreeSet<>();
        views.forEach(v -> years.add(v.month().getYear()));
        if (years.isEmpty()) {
            return new SpendingTable(null, List.of(), List.of(), List.of(), List.of(), 0, 0);
        }
        int year = wanted != null && years.contains(wanted) ? wanted : years.last();
        Map<YearMonth, Map<Group, Long>> byMonth = new TreeMap<>();
        long hidden = 0;
        for (SpendingView view : views) {
            if (view.month().getYear() == year) {
                Map<Group, Long> groups =
                        byMonth.computeIfAbsent(view.month(), _ -> new EnumMap<>(Group.class));
                for (SpendingView.Row row : view.rows()) {
                    if (row.group() != null) {
                        groups.merge(row.group(), row.spent(), Math::addExact);
                    }
                }
                hidden += view.hidden();
            }
        }
        List<YearMonth> months = List.copyOf(byMonth.keySet());
        List<Row> rows = rows(byMonth, months);
        List<Long> totals =
                byMonth.values().stream()
                        .map(g -> g.values().stream().mapToLong(Long::longValue).sum())
                        .toList();
        long total = totals.stream().mapToLong(Long::longValue).sum();
        return new SpendingTable(
                year, List.copyOf(years.descendingSet()), months, rows, totals, total, hidden);
    }

    private static List<Row> rows(
            Map<YearMonth, Map<Group, Long>> byMonth, List<YearMonth> months) {
        List<Row> rows = new ArrayList<>();
        for (Group group : Group.values()) {
            List<Long> amounts =
                    months.stream()
                            .map(m -> byMonth.getOrDefault(m, Map.of()).getOrDefault(group, 0L))
                            .toList();
            long total = amounts.stream().mapToLong(Long::longValue).sum();
            if (total != 0) {
                rows.add(new Row(group, amounts, total, 0));
            }
        }
        rows.sort((a, b) -> Long.compare(b.total(), a.total()));
        long most = rows.stream().mapToLong(Row::total).max().orElse(1);
        return rows.stream()
                .map(r -> new Row(r.group(), r.amounts(), r.total(), percent(r.total(), most)))
                .toList();
    }

    /// Columns of the chart by months.
    public List<Column> columns() {
        long most = Math.max(1, totals.stream().mapToLong(Long::longValue).max().orElse(1));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            columns.add(
                    new Column(months.get(i), totals.get(i), i * 8, percent(totals.get(i), most)));
        }
        return columns;
    }

    public boolean empty() {
        return rows.isEmpty();
    }

    private static int percent(long part, long whole) {
        return whole <= 0 || part <= 0 ? 0 : (int) Math.max(1, part * 100 / whole);
    }
}
