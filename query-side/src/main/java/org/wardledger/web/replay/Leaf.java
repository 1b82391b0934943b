package org.wardledger.web.replay;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One published entry, read by its published form alone.
///
/// @param index of the leaf; the event stands at the position behind it
public record Leaf(long index, JsonNode entry) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Leaf read(long index, byte[] entry) {
        return new Leaf(index, JSON.readTree(entry));
    }

    public long position() {
        return index + 1;
    }

    String id() {
        return text(entry, "id");
    }

    String type() {
        return text(entry, "t");
    }

    String day() {
        return text(entry, "day");
    }

    /// A field of the clear part; empty where the entry does not show it.
    public String data(String key) {
        return text(entry.path("d"), key);
    }

    /// The clear part itself.
    public JsonNode data() {
        return entry.path("d");
    }

    String tier() {
        return text(entry.path("pub"), "tier");
    }

    /// Whether pages show no more of it than type and day, because it concerns one person.
    boolean aboutOneWard() {
        String type = type();
        String feature = type.substring(0, Math.max(0, type.indexOf('.')));
        return switch (feature) {
            case "ward", "subaccount", "transfer", "payout", "access" -> true;
            case "cash" -> type.equals("cash.requested.v1");
            case "posting" -> type.equals("posting.reversed.v1") && data("inst").isEmpty();
            case String _ -> false;
        };
    }

    /// The signed amount as pages show it; null where the entry hides it or there is none.
    @Nullable String amount() {
        String amount = data(type().equals("cash.counted.v1") ? "difference" : "amt");
        return amount.isEmpty() ? null : amount.startsWith("-") ? amount.substring(1) : amount;
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
