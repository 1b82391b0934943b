package org.wardledger.web.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.wardledger.web.reading.Address;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Query;

/// What a visitor searches for: words, chosen facets, an order, and where the page begins.
/// Everything stands in the address, so that any result can be sent to somebody else.
///
/// @param after sort values of the last record of the page before; empty for the first page
/// @param at the earlier state that the reader looks at, which every link keeps; null for now
/// @param exact whether everything is to be counted one by one, however long it takes; a question
///     about something else does not keep it
public record Question(
        String words,
        Map<Facet, List<String>> chosen,
        Order order,
        List<String> after,
        @Nullable Long at,
        boolean exact) {
    public static final int PAGE = 20;
    private static final int MAX_WORDS = 200;
    private static final int MAX_CHOICES = 20;

    /// Orders of a result. Each ends in the id, so that no record is shown twice or left out.
    public enum Order {
        NEWEST("position", "desc"),
        OLDEST("position", "asc"),
        LARGEST("amount", "desc"),
        SMALLEST("amount", "asc");

        private final String field;
        private final String direction;

        Order(String field, String direction) {
            this.field = field;
            this.direction = direction;
        }

        boolean byPosition() {
            return this == NEWEST || this == OLDEST;
        }

        public List<Map<String, Object>> sort() {
            return List.of(
                    Map.of(field, Map.of("order", direction, "missing", "_last")),
                    Map.of("id", Map.of("order", "asc")));
        }
    }

    static Question of(MultiValueMap<String, String> parameters) {
        Map<Facet, List<String>> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<String> values = parameters.getOrDefault(facet.parameter(), List.of());
            List<String> real =
                    values.stream()
                            .filter(v -> !v.isBlank())
                            .distinct()
                            .limit(MAX_CHOICES)
                            .toList();
            if (!real.isEmpty()) {
                chosen.put(facet, real);
            }
        }
        String words = first(parameters, "q");
        return new Question(
                words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) : words,
                chosen,
                order(first(parameters, "sort")),
                parameters.getOrDefault("after", List.of()).stream().limit(2).toList(),
                null,
                first(parameters, "exact").equals("true"));
    }

    /// The same question, whose links stay at the state that the reader chose.
    Question seenAt(At basis) {
        return new Question(
                words, chosen, order, after, basis.chosen() ? basis.position() : null, exact);
    }

    /// All published postings.
    public static Question everything() {
        return new Question("", Map.of(), Order.NEWEST, List.of(), null, false);
    }

    private static String first(MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static Order order(String name) {
        for (Order order : Order.values()) {
            if (order.name().equalsIgnoreCase(name)) {
                return order;
            }
        }
        return Order.NEWEST;
    }

    public boolean empty() {
        return words.isEmpty() && chosen.isEmpty();
    }

    /// How many values are chosen, over all facets.
    public int choices() {
        return chosen.values().stream().mapToInt(List::size).sum();
    }

    public boolean has(Facet facet, String value) {
        return chosen.getOrDefault(facet, List.of()).contains(value);
    }

    /// What an export or a count by somebody else goes through.
    public Map<String, Object> filter(At at) {
        return at.filter(filters(null));
    }

    /// Everything that must hold, facets included; `except` leaves out one facet, for its own
    /// counters.
    List<Map<String, Object>> filters(@Nullable Facet except) {
        List<Map<String, Object>> filters = new ArrayList<>();
        if (!words.isEmpty()) {
            filters.add(Query.words(words));
        }
        chosen.forEach(
                (facet, values) -> {
                    if (facet != except) {
                        filters.add(facet.filter(values));
                    }
                });
        return filters;
    }

    /// Address of the same question with one value of a facet added or taken away.
    public String toggled(Facet facet, String value) {
        Map<Facet, List<String>> next = new EnumMap<>(Facet.class);
        next.putAll(chosen);
        List<String> values = new ArrayList<>(chosen.getOrDefault(facet, List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        if (values.isEmpty()) {
            next.remove(facet);
        } else {
            next.put(facet, values);
        }
        return new Question(words, next, order, List.of(), at, false).link("/search");
    }

    public String sorted(Order other) {
        return new Question(words, chosen, other, List.of(), at, exact).link("/search");
    }

    public String following(List<String> last) {
        return new Question(words, chosen, order, last, at, exact).link("/search");
    }

    /// Address of the same page with everything counted one by one.
    public String exactly() {
        return new Question(words, chosen, order, after, at, true).link("/search");
    }

    public String export() {
        return new Question(words, chosen, order, List.of(), at, false).link("/search/export.csv");
    }

    String link(String path) {
        Address link = Address.of(path);
        if (!words.isEmpty()) {
            link.with("q", words);
        }
        chosen.forEach((facet, values) -> values.forEach(v -> link.with(facet.parameter(), v)));
        if (order != Order.NEWEST) {
            link.with("sort", order.name().toLowerCase(Locale.ROOT));
        }
        after.forEach(value -> link.with("after", value));
        if (at != null) {
            link.with("at", at);
        }
        if (exact) {
            link.with("exact", true);
        }
        return link.toString();
    }
}
