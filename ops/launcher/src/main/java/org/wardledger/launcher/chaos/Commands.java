package org.wardledger.launcher.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the people of a home send, as JSON fields.
///
/// @param home whose
record Commands(HomeBooks home) {

    /// @param lines amount of each ward, tiyn
    /// @param total as stated; a wrong one is refused
    Map<String, Object> propose(Map<String, Long> lines, long total) {
        List<Map<String, Object>> parts = new ArrayList<>();
        lines.forEach((ward, amt) -> parts.add(part(ward, amt)));
        Map<String, Object> fields = new TreeMap<>();
        fields.put("acct", home.acct);
        fields.put("method", "BANK");
        fields.put("amt", Long.toString(total));
        fields.put("cat", "FOOTWEAR");
        fields.put("sup", home.seller);
        fields.put("advance", false);
        fields.put("eff", day(5));
        fields.put("text", "chaos");
        fields.put("documents", List.of());
        fields.put("lines", parts);
        fields.put("confirmed", true);
        return fields;
    }

    private Map<String, Object> part(String ward, long amt) {
        String price = Long.toString(amt);
        return Map.of(
                "ward",
                ward,
                "amt",
                price,
                "need",
                "WORN_OUT",
                "items",
                List.of(Map.of("item", home.item, "price", price, "qty", "1", "size", "42")));
    }

    Map<String, Object> decide(String proposal) {
        List<Map<String, Object>> votes = new ArrayList<>();
        for (int seat = 1; seat <= 5; seat++) {
            votes.add(
                    Map.of(
                            "member",
                            Foundation.member(home, seat),
                            "choice",
                            "FOR",
                            "conflicted",
                            false));
        }
        return Map.of(
                "body",
                home.commission,
                "acct",
                home.acct,
                "votes",
                votes,
                "validFrom",
                day(5),
                "validTo",
                expires(),
                "max",
                List.of(),
                "subject",
                proposal,
                "lines",
                List.of());
    }

    private String expires() {
        return home.month.plusMonths(3).atEndOfMonth().toString();
    }

    Map<String, Object> approve(String exp, String decision) {
        return Map.of("acct", home.acct, "exp", exp, "decision", decision, "expires", expires());
    }

    Map<String, Object> accept(String exp, long amt, String number) {
        return Map.of(
                "acct",
                home.acct,
                "exp",
                exp,
                "amt",
                Long.toString(amt),
                "complete",
                true,
                "witness",
                Map.of("role", "COUNCIL_MEMBER", "actor", home.actor(40)),
                "eff",
                day(12),
                "document",
                Map.of("kind", "DELIVERY_NOTE", "number", number));
    }

    Map<String, Object> pay(String exp, String line, long amt) {
        return Map.of(
                "acct",
                home.acct,
                "exp",
                exp,
                "lines",
                List.of(),
                "uses",
                List.of(Map.of("line", line, "amt", Long.toString(amt))),
                "eff",
                day(15),
                "matchReason",
                "amount and contract");
    }

    Map<String, Object> allocate(String ward, String line, long amt) {
        return Map.of(
                "acct",
                home.acct,
                "source",
                "INTEREST",
                "parts",
                List.of(Map.of("ward", ward, "amt", Long.toString(amt), "line", line)),
                "confirmed",
                true);
    }

    /// @param second actor of the second person; null for the same one, which is refused
    Map<String, Object> reverse(String target, @Nullable String second) {
        return Map.of(
                "acct",
                home.acct,
                "target",
                target,
                "reason",
                "WRONG_WARD",
                "text",
                "chaos",
                "documents",
                List.of(Map.of("kind", "OTHER", "number", "memo 4")),
                "second",
                second == null
                        ? Map.of("role", "ACCOUNTANT", "actor", home.actor(11))
                        : Map.of("role", "HEAD", "actor", second));
    }

    Map<String, Object> withdraw(String exp) {
        return Map.of(
                "acct", home.acct, "exp", exp, "reason", "ENTRY_ERROR", "text", "entered twice");
    }

    private String day(int day) {
        return home.month.atDay(day).toString();
    }
}
