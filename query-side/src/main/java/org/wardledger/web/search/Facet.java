package org.wardledger.web.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wardledger.web.reading.Query;

/// What a result can be narrowed by.
public enum Facet {
    KIND("kind"),
    INSTITUTION("institution"),
    REGION("region"),
    GROUP("group"),
    CATEGORY("category"),
    SUPPLIER("supplier"),
    MONTH("month"),
    AMOUNT("amount");

    /// Upper bounds of the amount bands in tiyn; the last band has none.
    private static final List<Long> BANDS =
            List.of(1_000_000L, 10_000_000L, 50_000_000L, 200_000_000L);

    private static final int MAX = 40;

    /// Values that each index of a split view counts, so that the sum of their counts is exact, and
    /// those that it counts of a sample: far more than are shown, whose records are spread evenly.
    private static final int COUNTED = 10_000;

    private static final int ESTIMATED = 1_000;

    private final String field;

    Facet(String field) {
        this.field = field;
    }

    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> filter(List<String> values) {
        if (this != AMOUNT) {
            return Query.oneOf(field, values);
        }
        List<Map<String, Object>> bands = new ArrayList<>();
        for (String value : values) {
            int band = band(value);
            if (band >= 0) {
                bands.add(Map.of("range", Map.of(field, bounds(band))));
            }
        }
        return Map.of("bool", Map.of("should", bands, "minimum_should_match", 1));
    }

    /// Counters of this facet, largest first, months newest first.
    ///
    /// @param exact whether nothing may be left out
    Map<String, Object> counters(boolean exact) {
        if (this == AMOUNT) {
            List<Map<String, Object>> ranges = new ArrayList<>();
            for (int band = 0; band <= BANDS.size(); band++) {
                ranges.add(range(band));
            }
            return Map.of("range", Map.of("field", field, "ranges", ranges));
        }
        Map<String, Object> order =
                this == MONTH ? Map.of("_key", "desc") : Map.of("_count", "desc");
        return Map.of(
                "terms",
                Map.of(
                        "field",
                        field,
                        "size",
                        MAX,
                        "shard_size",
                        exact ? COUNTED : ESTIMATED,
                        "order",
                        order));
    }

    /// Counters of these values alone; none where the others have all values there are.
    Optional<Map<String, Object>> counters(List<String> values) {
        return this == AMOUNT
                ? Optional.empty()
                : Optional.of(
                        Map.of(
                                "terms",
                                Map.of("field", field, "size", values.size(), "include", values)));
    }

    private static Map<String, Object> range(int band) {
        Map<String, Object> range = new HashMap<>();
        range.put("key", "b" + band);
        if (band > 0) {
            range.put("from", BANDS.get(band - 1));
        }
        if (band < BANDS.size()) {
            range.put("to", BANDS.get(band));
        }
        return range;
    }

    private static Map<String, Object> bounds(int band) {
        Map<String, Object> bounds = new HashMap<>();
        if (band > 0) {
            bounds.put("gte", BANDS.get(band - 1));
        }
        if (band < BANDS.size()) {
            bounds.put("lt", BANDS.get(band));
        }
        return bounds;
    }

    private static int band(String value) {
        for (int band = 0; band <= BANDS.size(); band++) {
            if (value.equals("b" + band)) {
                return band;
            }
        }
        return -1;
    }
}
