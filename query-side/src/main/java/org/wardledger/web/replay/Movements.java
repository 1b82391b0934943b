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

    void read(Leaf leaf) {
        switch (leaf.type()) {
            case "period.opened.v1" -> months.put(leaf.data("acct"), leaf.data("period"));
            case "expenditure.proposed.v1" ->
                    purchases.put(
                            leaf.data("exp"), new String[] {leaf.data("group"), leaf.data("cat")});
            case "expenditure.paid.v1" -> keep(movement(leaf, 1));
            case "expenditure.refunded.v1" -> keep(movement(leaf, 0));
            case "posting.reversed.v1" -> reversed(leaf);
            case String _ -> {} // moves no spending
        }
    }

    private Movement movement(Leaf leaf, int payments) {
        String[] heads = purchases.getOrDefault(leaf.data("exp"), new String[] {"", ""});
        Long amount = amount(leaf);
        return new Movement(
                leaf.index(),
                leaf.id(),
                leaf.type(),
                leaf.data("inst"),
                months.getOrDefault(leaf.data("acct"), ""),
                leaf.data("cur"),
                heads[0],
                heads[1],
                effective(leaf),
                payments,
                amount == null || payments == 1 ? amount : Long.valueOf(Math.negateExact(amount)),
                payments == 1 && amount != null && amount == opened(leaf) ? 1 : 0);
    }

    /// What left by the bank lines that the entry opens, tiyn.
    private static long opened(Leaf leaf) {
        long sum = 0;
        for (JsonNode line : leaf.entry().path("open")) {
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
    private void reversed(Leaf leaf) {
        Movement target = byId.get(text(leaf.entry().path("ref"), "reverses"));
        if (target != null) {
            String month = months.getOrDefault(leaf.data("acct"), target.month());
            keep(target.undoneBy(leaf.index(), leaf.id(), leaf.type(), month, effective(leaf)));
        }
    }

    private void keep(Movement movement) {
        all.add(movement);
        byId.put(movement.id(), movement);
    }

    private static @Nullable Long amount(Leaf leaf) {
        return leaf.data().has("amt") ? Long.valueOf(leaf.data("amt")) : null;
    }

    private static String effective(Leaf leaf) {
        return leaf.entry().has("eff") ? text(leaf.entry(), "eff") : leaf.day();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
