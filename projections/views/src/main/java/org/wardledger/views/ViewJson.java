package org.wardledger.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one way documents become JSON and back. Keys are in alphabetical order at every level, nulls
/// are left out, empty lists are written, dates are ISO 8601, money is a whole number of tiyn: one
/// document has one form, so the digests of two indices can be compared.
public final class ViewJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .changeDefaultPropertyInclusion(
                            i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private ViewJson() {}

    /// UTF-8 JSON of one document.
    public static byte[] write(View document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /// The same as text.
    public static String text(View document) {
        return new String(write(document), StandardCharsets.UTF_8);
    }

    /// A document from its JSON, whatever the order of its keys. A field the class does not know is
    /// an error: the index belongs to another version of the view.
    public static <V extends View> V read(byte[] json, Class<V> type) {
        return MAPPER.readValue(json, type);
    }

    /// The same from what was read as part of a larger answer.
    public static <V extends View> V read(JsonNode json, Class<V> type) {
        return MAPPER.treeToValue(json, type);
    }

    /// The same from text.
    public static <V extends View> V read(String json, Class<V> type) {
        return MAPPER.readValue(json, type);
    }
}
