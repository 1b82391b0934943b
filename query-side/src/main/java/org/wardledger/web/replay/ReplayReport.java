package org.wardledger.web.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wardledger.transparency.merkle.TreeHead;

/// Writes totals and differences as canonical JSON: keys and rows in order, numbers as texts, so
/// that equal reports are equal bytes.
final class ReplayReport {
    private final String origin;
    private final List<Movement> movements;

    ReplayReport(String origin, List<Movement> movements) {
        this.origin = origin;
        this.movements = movements;
    }

    /// Sum over one institution, currency, month, group and category.
    ///
    /// @param hidden movements whose amount the entry does not show
    /// @param matched payments whose bank lines are open to everybody with the same amount
    private record Total(long amount, long hidden, long payments, long matched) {
        private static final Total NOTHING = new Total(0, 0, 0, 0);

        Total plus(Movement movement) {
            Long tiyn = movement.amount();
            return new Total(
                    tiyn == null ? amount : Math.addExact(amount, tiyn),
                    tiyn == null ? hidden + 1 : hidden,
                    payments + movement.payments(),
                    matched + movement.matched());
        }

        Total minus(Total other) {
            return new Total(
                    Math.subtractExact(amount, other.amount),
                    hidden - other.hidden,
                    payments - other.payments,
                    matched - other.matched);
        }
    }

    byte[] of(Basis basis, TreeHead head) {
        return line(
                "{\"basis\":%s,\"totals\":%s}".formatted(basis(basis, head), rows(totals(basis))));
    }

    /// Totals of the later basis less those of the earlier one, and every entry that only one of
    /// the two counts.
    byte[] between(Basis from, TreeHead fromHead, Basis to, TreeHead toHead) {
        Map<String, Total> difference = totals(to);
        totals(from)
                .forEach(
                        (key, total) ->
                                difference.merge(
                                        key,
                                        Total.NOTHING.minus(total),
                                        (a, b) -> a.minus(Total.NOTHING.minus(b))));
        difference.values().removeIf(Total.NOTHING::equals);
        String causes =
                movements.stream()
                        .filter(m -> from.counts(m) != to.counts(m))
                        .map(m -> cause(m, to.counts(m)))
                        .collect(Collectors.joining(",", "[", "]"));
        return line(
                "{\"causes\":%s,\"difference\":%s,\"from\":%s,\"to\":%s}"
                        .formatted(
                                causes,
                                rows(difference),
                                basis(from, fromHead),
                                basis(to, toHead)));
    }

    private Map<String, Total> totals(Basis basis) {
        Map<String, Total> totals = new TreeMap<>();
        movements.stream()
                .filter(basis::counts)
                .forEach(m -> totals.merge(key(m), Total.NOTHING.plus(m), (a, _) -> a.plus(m)));
        return totals;
    }

    /// The first half of a row; sorts by institution, month, currency, group, category.
    private static String key(Movement m) {
        return "\"inst\":%s,\"month\":%s,\"cur\":%s,\"group\":%s,\"cat\":%s"
                .formatted(
                        text(m.institution()),
                        text(m.month()),
                        text(m.currency()),
                        text(m.group()),
                        text(m.category()));
    }

    private static String rows(Map<String, Total> totals) {
        return totals.entrySet().stream()
                .map(
                        row ->
                                "{%s,\"amt\":\"%d\",\"payments\":\"%d\",\"hidden\":\"%d\",\"matched\":\"%d\"}"
                                        .formatted(
                                                row.getKey(),
                                                row.getValue().amount(),
                                                row.getValue().payments(),
                                                row.getValue().hidden(),
                                                row.getValue().matched()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String cause(Movement m, boolean added) {
        Long tiyn = m.amount();
        return "{\"index\":\"%d\",\"id\":%s,\"t\":%s,%s,\"eff\":%s,\"amt\":%s,\"counts\":\"%s\"}"
                .formatted(
                        m.index(),
                        text(m.id()),
                        text(m.type()),
                        key(m),
                        text(m.effective()),
                        tiyn == null ? "null" : "\"" + tiyn + "\"",
                        added ? "added" : "removed");
    }

    private String basis(Basis basis, TreeHead head) {
        return "{\"effective\":\"%s\",\"origin\":%s,\"root\":\"%s\",\"size\":\"%d\"}"
                .formatted(basis.effective(), text(origin), head.root().base64(), basis.size());
    }

    private static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        value.codePoints()
                .forEach(
                        c -> {
                            if (c == '"' || c == '\\') {
                                json.append('\\').appendCodePoint(c);
                            } else if (c < ' ') {
                                json.append("\\u%04x".formatted(c));
                            } else {
                                json.appendCodePoint(c);
                            }
                        });
        return json.append('"').toString();
    }

    private static byte[] line(String json) {
        return (json + "\n").getBytes(UTF_8);
    }
}
