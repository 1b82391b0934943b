package org.wardledger.web.replay;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads published entries in order and keeps what counts as spending: payments, refunds, and what
/// reverses them. Knows only what everybody can read.
final class Movements {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Movement> all = new ArrayList<>();
    private final Map<String, Movement> byId = new HashMap<>();
    private final Map<String, String> months = new HashMap<>();
    private final Map<String, String[]> purchases = new HashMap<>();

    List<Movement> all() {
        return all;
    }

    void read(long index, byte[] entry) {
        JsonNode node = JSON.readTree(entry);
        JsonNode data = node.path("d");
        switch (node.path("t").asString("")) {
            case "period.opened.v1" -> months.put(text(data, "acct"), text(data, "period"));
            case "expenditure.proposed.v1" ->
                    purchases.put(
                            text(data, "exp"),
                            new String[] {text(data, "group"), text(data, "cat")});
            case "expenditure.paid.v1" -> keep(movement(index, node, 1));
            case "expenditure.refunded.v1" -> keep(movement(index, node, 0));
            case "posting.reversed.v1" -> reversed(index, node);
            case String _ -> {} // moves no spending
        }
    }

    private Movement movement(long index, JsonNode node, int payments) {
        JsonNode data = node.path("d");
        String[] heads = purchases.getOrDefault(text(data, "exp"), new String[] {"", ""});
        Long amount = amount(data);
        return new Movement(
                index,
                text(node, "id"),
                text(node, "t"),
                text(data, "inst"),
                months.getOrDefault(text(data, "acct"), ""),
                text(data, "cur"),
                heads[0],
                heads[1],
                effective(node),
                payments,
                amount == null || payments == 1 ? amount : Long.valueOf(Math.negateExact(amount)),
                payments == 1 && amount != null && amount == opened(node) ? 1 : 0);
    }

    /// What left by the bank lines that the entry opens, tiyn.
    private static long opened(JsonNode node) {
        long sum = 0;
        for (JsonNode line : node.path("open")) {
            Map<String, String> fields = new HashMap<>();
            for (JsonNode disclosure : line.path("d")) {
                byte[] json = Base64.getUrlDecoder().decode(disclosure.asString(""));
                JsonNode parts = JSON.readTree(json);
                fields.put(parts.path(1).asString(""), parts.path(2).asString(""));
            }
            if ("OUT".equals(fields.get("dir"))) {
                sum = Math.addExact(sum, Long.parseLong(fields.getOrDefault("amt", "0")));
            }
        }
        return sum;
    }

    /// What it undoes has the sign; what undoes a reversal brings the sum back.
    private void reversed(long index, JsonNode node) {
        Movement target = byId.get(text(node.path("ref"), "reverses"));
        if (target != null) {
            String month = months.getOrDefault(text(node.path("d"), "acct"), target.month());
            keep(target.undoneBy(index, text(node, "id"), text(node, "t"), month, effective(node)));
        }
    }

    private void keep(Movement movement) {
        all.add(movement);
        byId.put(movement.id(), movement);
    }

    private static @Nullable Long amount(JsonNode data) {
        return data.has("amt") ? Long.valueOf(text(data, "amt")) : null;
    }

    private static String effective(JsonNode node) {
        return node.has("eff") ? text(node, "eff") : text(node, "day");
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
