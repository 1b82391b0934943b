package org.wardledger.web.reading;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The few forms of query the pages need.
public final class Query {
    private Query() {}

    public static Map<String, Object> is(String field, Object value) {
        return Map.of("term", Map.of(field, value));
    }

    public static Map<String, Object> oneOf(String field, Collection<?> values) {
        return Map.of("terms", Map.of(field, values));
    }

    public static Map<String, Object> all(List<Map<String, Object>> filters) {
        return Map.of("bool", Map.of("filter", filters));
    }

    public static Map<String, Object> allBut(
            List<Map<String, Object>> filters, List<Map<String, Object>> none) {
        return Map.of("bool", Map.of("filter", filters, "must_not", none));
    }

    public static Map<String, Object> exists(String field) {
        return Map.of("exists", Map.of("field", field));
    }

    public static Map<String, Object> range(String field, String bound, Object value) {
        return Map.of("range", Map.of(field, Map.of(bound, value)));
    }

    /// Words in any of the three languages, in any of their forms; all words must be found,
    /// though not all in one language.
    public static Map<String, Object> words(String text) {
        List<Map<String, Object>> fields =
                List.of("textKk", "textRu", "textEn").stream()
                        .map(
                                field ->
                                        Map.<String, Object>of(
                                                "match",
                                                Map.of(
                                                        field,
                                                        Map.of("query", text, "operator", "and"))))
                        .toList();
        return Map.of("bool", Map.of("should", fields, "minimum_should_match", 1));
    }
}
