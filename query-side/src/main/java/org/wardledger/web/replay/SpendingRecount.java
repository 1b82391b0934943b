package org.wardledger.web.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wardledger.views.spending.SpendingView;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Cursor;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.replay.RecountReport.Compared;

/// Totals of spending, counted from the entries and compared with those that are shown: per
/// institution, accounting month and currency, and within it per group and category. Payments whose
/// amount is hidden name no currency and are compared per institution and month.
final class SpendingRecount {
    private record Cell(long spent, long payments) {
        private static final Cell NOTHING = new Cell(0, 0);

        Cell plus(long moreSpent, long morePayments) {
            return new Cell(Math.addExact(spent, moreSpent), payments + morePayments);
        }
    }

    private final Map<String, Cell> counted = new HashMap<>();
    private final Map<String, Cell> shown = new HashMap<>();
    private int records;

    private SpendingRecount() {}

    static Compared of(
            Documents documents, At at, List<Movement> movements, List<Disagreement> named) {
        SpendingRecount recount = new SpendingRecount();
        movements.forEach(recount::count);
        try (Cursor<SpendingView> cursor =
                Cursor.all(documents, SpendingView.PROJECTION, at, "from")) {
            for (SpendingView view = cursor.peek(); view != null; view = cursor.peek()) {
                recount.show(view);
                cursor.skip();
            }
        }
        return recount.compare(named);
    }

    private void count(Movement m) {
        String month = m.institution() + ":" + m.month();
        Long tiyn = m.amount();
        if (tiyn == null) {
            add(counted, month + " hidden", 0, m.payments());
            return;
        }
        String place = month + ":" + m.currency();
        add(counted, place, tiyn, m.payments());
        add(counted, row(place, m.group(), m.category()), tiyn, m.payments());
    }

    private void show(SpendingView view) {
        records++;
        String month = view.institution() + ":" + view.month();
        String place = month + ":" + view.cur();
        add(shown, month + " hidden", 0, view.hidden());
        add(shown, place, view.spent(), view.payments());
        for (SpendingView.Row row : view.rows()) {
            String group = row.group() == null ? "" : row.group().toString();
            String category = row.category() == null ? "" : row.category().toString();
            add(shown, row(place, group, category), row.spent(), row.payments());
        }
    }

    private static String row(String place, String group, String category) {
        return place + " " + group + (category.isEmpty() ? "" : "/" + category);
    }

    private static void add(Map<String, Cell> cells, String key, long spent, long payments) {
        cells.put(key, cells.getOrDefault(key, Cell.NOTHING).plus(spent, payments));
    }

    private Compared compare(List<Disagreement> named) {
        Set<String> keys = new TreeSet<>(counted.keySet());
        keys.addAll(shown.keySet());
        Set<String> wrong = new TreeSet<>();
        for (String key : keys) {
            Cell says = shown.getOrDefault(key, Cell.NOTHING);
            Cell told = counted.getOrDefault(key, Cell.NOTHING);
            if (!says.equals(told)) {
                wrong.add(key.contains(" ") ? key.substring(0, key.indexOf(' ')) : key);
                named.add(difference(key, says, told));
            }
        }
        return new Compared(SpendingView.PROJECTION.name(), records, wrong.size());
    }

    private static Disagreement difference(String key, Cell says, Cell told) {
        boolean sums = says.spent() != told.spent();
        return new Disagreement(
                SpendingView.PROJECTION.name(),
                key,
                -1,
                sums ? "spent" : "payments",
                Long.toString(sums ? says.spent() : says.payments()),
                Long.toString(sums ? told.spent() : told.payments()));
    }
}
