package org.wardledger.checks.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wardledger.domain.identifiers.Bin;
import tools.jackson.databind.JsonNode;

/// A purchase of winter boots for all wards of the second demo home, made by its staff through the
/// API: proposed, decided on by a commission of its own, approved.
///
/// @param amt tiyn
record Purchase(
        String inst, String acct, String exp, String sellerIban, String sellerBin, long amt) {
    static final String CONTRACT = "2026/ST-77";

    /// A made-up word, in the forms of three languages, so that only this purchase has it.
    static final Map<String, String> NAME =
            Map.of(
                    "kk", "қысқы пималар үлгісі",
                    "ru", "валенки зимние образцовые",
                    "en", "sample winter felt boots");

    private static final long PRICE = 1_200_000;

    static Purchase approved(Api api) {
        JsonNode account = api.get("accountant2", "/api/v1/accounts").get(0);
        String inst = account.get("inst").asString();
        String acct = account.get("acct").asString();
        String bin = bin();
        String iban = DemoStatement.iban("KZ%02d999C%012d", 77);
        String seller =
                about(
                        api.command(
                                "ministry",
                                "supplier.register",
                                Map.of(
                                        "kind",
                                        "LEGAL",
                                        "entity",
                                        Map.of("bin", bin, "name", name("Pima sample LLP")),
                                        "iban",
                                        iban)));
        String item =
                about(
                        api.command(
                                "ministry",
                                "item.list",
                                Map.of(
                                        "name",
                                        NAME,
                                        "unit",
                                        "PAIR",
                                        "cat",
                                        "FOOTWEAR",
                                        "durable",
                                        true,
                                        "reader",
                                        actor(9),
                                        "namesPerson",
                                        false)));
        List<String> wards = wards(api, acct);
        JsonNode proposed = propose(api, acct, seller, item, wards);
        String exp = about(proposed);
        approve(api, inst, acct, exp, proposed.get("id").asString());
        return new Purchase(inst, acct, exp, iban, bin, PRICE * wards.size());
    }

    private static List<String> wards(Api api, String acct) {
        List<String> wards = new ArrayList<>();
        for (JsonNode ward : api.get("accountant2", "/api/v1/accounts/" + acct).get("wards")) {
            if (Long.parseLong(ward.get("free").asString()) >= PRICE) {
                wards.add(ward.get("ward").asString());
            }
        }
        return wards;
    }

    private static JsonNode propose(
            Api api, String acct, String seller, String item, List<String> wards) {
        List<Map<String, Object>> lines =
                wards.stream()
                        .map(
                                w ->
                                        Map.<String, Object>of(
                                                "ward",
                                                w,
                                                "amt",
                                                Long.toString(PRICE),
                                                "need",
                                                "WINTER",
                                                "items",
                                                List.of(
                                                        Map.of(
                                                                "item",
                                                                item,
                                                                "price",
                                                                Long.toString(PRICE),
                                                                "qty",
                                                                "1"))))
                        .toList();
        return api.command(
                "accountant2",
                "expenditure.propose",
                Map.ofEntries(
                        Map.entry("acct", acct),
                        Map.entry("method", "BANK"),
                        Map.entry("amt", Long.toString(PRICE * wards.size())),
                        Map.entry("cat", "FOOTWEAR"),
                        Map.entry("sup", seller),
                        Map.entry("contract", CONTRACT),
                        Map.entry("advance", false),
                        Map.entry("eff", "2026-10-21"),
                        Map.entry("text", "sample purchase"),
                        Map.entry("documents", List.of()),
                        Map.entry("lines", lines),
                        Map.entry("confirmed", false)));
    }

    private static void approve(Api api, String inst, String acct, String exp, String proposal) {
        String body =
                about(
                        api.command(
                                "ministry",
                                "body.form",
                                Map.of(
                                        "kind",
                                        "FUND_USE_COMMISSION",
                                        "inst",
                                        inst,
                                        "name",
                                        name("Sample commission"),
                                        "eff",
                                        "2026-10-01")));
        List<Map<String, Object>> votes = new ArrayList<>();
        for (int seat = 1; seat <= 5; seat++) {
            Map<String, Object> member = Map.of("role", "COMMISSION_MEMBER", "actor", actor(seat));
            api.command(
                    "ministry",
                    "body.appoint-member",
                    Map.ofEntries(
                            Map.entry("body", body),
                            Map.entry("member", member),
                            Map.entry("seat", seat <= 3 ? "CIVIL" : "STAFF"),
                            Map.entry("from", "2026-10-01"),
                            Map.entry("until", "2028-09-01"),
                            Map.entry("voting", true),
                            Map.entry("name", "Synthetic Member"),
                            Map.entry("organisation", "Sample organisation"),
                            Map.entry("eligible", true)));
            votes.add(Map.of("member", member, "choice", "FOR", "conflicted", false));
        }
        String decision =
                about(
                        api.command(
                                "secretary2",
                                "decision.adopt",
                                Map.of(
                                        "body",
                                        body,
                                        "acct",
                                        acct,
                                        "votes",
                                        votes,
                                        "validFrom",
                                        "2026-10-01",
                                        "validTo",
                                        "2026-12-31",
                                        "max",
                                        List.of(),
                                        "subject",
                                        proposal,
                                        "lines",
                                        List.of())));
        api.command(
                "secretary2",
                "expenditure.approve",
                Map.of("acct", acct, "exp", exp, "decision", decision, "expires", "2026-12-31"));
    }

    /// The goods came, and a witness saw them handed over.
    void accept(Api api) {
        api.command(
                "storekeeper2",
                "expenditure.accept",
                Map.of(
                        "acct",
                        acct,
                        "exp",
                        exp,
                        "amt",
                        Long.toString(amt),
                        "complete",
                        true,
                        "eff",
                        "2026-10-29",
                        "witness",
                        Map.of("role", "WARD", "actor", actor(8)),
                        "document",
                        Map.of("kind", "DELIVERY_NOTE", "number", "ST-77")));
    }

    private static String about(JsonNode event) {
        return event.get("about").asString();
    }

    private static Map<String, String> name(String text) {
        return Map.of("kk", text + " (үлгі)", "ru", text + " (образец)", "en", text + " (sample)");
    }

    private static String actor(int number) {
        return "act_000000000000st0" + number;
    }

    /// Of a year that has not come.
    private static String bin() {
        return IntStream.range(770, 800)
                .mapToObj(number -> "991240000" + number)
                .filter(Bin::isValid)
                .findFirst()
                .orElseThrow();
    }
}
