package org.wardledger.launcher.chaos;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.wardledger.launcher.demo.Chance;
import tools.jackson.databind.JsonNode;

/// Some synthetic homes with wards, commissions and open books, entered over HTTP as a ministry and
/// its homes would.
final class Foundation {
    private static final String MINISTRY = Staff.MINISTRY;
    private static final int MEMBERS = 5;
    private final Door door;
    private final YearMonth month;
    private final Random random;
    private final Consumer<Known> told;

    /// @param month with which the books begin: one that is over, so that its days are past
    /// @param told hears every acknowledged command
    Foundation(Door door, YearMonth month, long seed, Consumer<Known> told) {
        this.door = door;
        this.month = month;
        this.random = new Random(seed);
        this.told = told;
    }

    private Known enter(String who, String code, Map<String, ?> fields)
            throws InterruptedException {
        UUID key = Keys.of(random);
        Known known = door.command(who, code, fields, key);
        if (!known.recorded()) {
            throw new IllegalStateException(code + " was refused: " + known.refusal());
        }
        told.accept(known);
        return known;
    }

    void rules() throws InterruptedException {
        rule("PR-1", "TIER", Map.of("k", "10", "kChildren", "20"));
        rule("CAT-1", "CATEGORY_LIST", Map.of("categories", "FOOTWEAR,FOOD"));
        rule("SPLIT-1", "SPLIT", Map.of("shareBp", "7000", "floorCode", "NONE"));
    }

    private void rule(String id, String kind, Map<String, String> params)
            throws InterruptedException {
        enter(
                MINISTRY,
                "rule.adopt",
                Map.of(
                        "rule",
                        id,
                        "kind",
                        kind,
                        "params",
                        params,
                        "from",
                        "2016-01-01",
                        "citation",
                        Map.of("act", "SAMPLE", "article", "1", "edition", "2016-01-01"),
                        "name",
                        name(id)));
    }

    private static Map<String, String> name(String text) {
        return Map.of("kk", text + " (үлгі)", "ru", text + " (образец)", "en", text + " (sample)");
    }

    /// One home, ready to buy.
    HomeBooks home(int number) throws InterruptedException {
        HomeBooks home = new HomeBooks(number, month);
        LocalDate start = month.minusMonths(1).atDay(1);
        enter(MINISTRY, "institution.register", institution(home, start));
        home.acct = enter(MINISTRY, "account.register", account(home, start)).about();
        home.seller = enter(MINISTRY, "supplier.register", seller(number)).about();
        home.item = enter(MINISTRY, "item.list", item(number)).about();
        commission(home, start);
        for (int w = 0; w < HomeBooks.WARDS; w++) {
            home.balances.put(enter(home.clerk(), "ward.enrol", ward(home, start)).about(), 0L);
        }
        enter(home.head(), "period.open", opening(home));
        home.opened();
        awaitOpen(home);
        return home;
    }

    private Map<String, Object> institution(HomeBooks home, LocalDate start) {
        return Map.of(
                "inst",
                home.inst,
                "bin",
                Chance.bin(home.number),
                "kato",
                "550000000",
                "profile",
                Map.of(
                        "name",
                        name("Home " + home.number),
                        "aliases",
                        List.of(),
                        "kind",
                        "ELDERLY_DISABLED",
                        "forms",
                        List.of("INPATIENT"),
                        "ownership",
                        "STATE",
                        "capacity",
                        60,
                        "contact",
                        Map.of("address", "", "phone", "", "mail", "", "site", "")),
                "publicBasis",
                "LAW",
                "eff",
                start.toString(),
                "sourceDocument",
                "extract");
    }

    private static Map<String, Object> account(HomeBooks home, LocalDate start) {
        return Map.of(
                "inst",
                home.inst,
                "kind",
                "KSN",
                "ksnType",
                "TEMPORARY_PLACEMENT",
                "bic",
                "KKMFKZ2A",
                "iban",
                Chance.iban(home.number),
                "cur",
                "KZT",
                "eff",
                start.toString());
    }

    private static Map<String, Object> seller(int number) {
        return Map.of(
                "kind",
                "LEGAL",
                "entity",
                Map.of("bin", Chance.bin(500 + number), "name", name("Seller " + number)),
                "iban",
                Chance.iban(500 + number));
    }

    private static Map<String, Object> item(int number) {
        return Map.of(
                "name",
                name("Shoes " + number),
                "unit",
                "PAIR",
                "cat",
                "FOOTWEAR",
                "durable",
                true,
                "reader",
                "act_0000000000000009",
                "namesPerson",
                false);
    }

    private void commission(HomeBooks home, LocalDate start) throws InterruptedException {
        home.commission =
                enter(
                                MINISTRY,
                                "body.form",
                                Map.of(
                                        "kind",
                                        "FUND_USE_COMMISSION",
                                        "inst",
                                        home.inst,
                                        "name",
                                        name("Commission " + home.number),
                                        "eff",
                                        start.toString()))
                        .about();
        for (int seat = 1; seat <= MEMBERS; seat++) {
            enter(MINISTRY, "body.appoint-member", seat(home, seat, start));
        }
    }

    private static Map<String, Object> seat(HomeBooks home, int seat, LocalDate start) {
        return Map.of(
                "body",
                home.commission,
                "member",
                member(home, seat),
                "seat",
                seat <= 3 ? "CIVIL" : "STAFF",
                "from",
                start.toString(),
                "until",
                start.plusYears(2).minusDays(1).toString(),
                "voting",
                true,
                "name",
                "Synthetic Member " + seat,
                "organisation",
                "Sample",
                "eligible",
                true);
    }

    static Map<String, String> member(HomeBooks home, int seat) {
        return Map.of("role", "COMMISSION_MEMBER", "actor", home.actor(20 + seat));
    }

    private static Map<String, Object> ward(HomeBooks home, LocalDate start) {
        return Map.of(
                "inst",
                home.inst,
                "acct",
                home.acct,
                "from",
                start.toString(),
                "form",
                "INPATIENT",
                "ground",
                "G01",
                "fullProvision",
                true,
                "capacity",
                "FULL",
                "representative",
                "NOBODY",
                "document",
                "order 1");
    }

    private static Map<String, Object> opening(HomeBooks home) {
        return Map.of(
                "acct",
                home.acct,
                "period",
                home.month.toString(),
                "bank",
                Long.toString(HomeBooks.OPENING * home.balances.size()),
                "cash",
                "0",
                "wards",
                home.balances.keySet().stream()
                        .map(w -> Map.of("ward", w, "amt", Long.toString(HomeBooks.OPENING)))
                        .toList(),
                "document",
                Map.of("kind", "OPENING_ACT", "number", "1"));
    }

    /// The ledger opens sub-accounts by itself, a moment later.
    private void awaitOpen(HomeBooks home) throws InterruptedException {
        for (int look = 0; look < 100; look++) {
            JsonNode books = door.get(home.clerk(), "/api/v1/accounts/" + home.acct);
            if (books.get("wards").size() == home.balances.size()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the sub-accounts of a new home do not open");
    }
}
