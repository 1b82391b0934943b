package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Compares what is there with what was acknowledged. Only while the gate is closed.
final class Reckoning {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int REPEATED = 12;
    private static final int PAGES = 4;

    private final Door door;
    private final Tally tally;
    private final List<HomeBooks> homes;
    private final Acknowledged acknowledged;
    private final LogWatch watch;
    private final LogAudit audit;

    Reckoning(
            Door door,
            Tally tally,
            List<HomeBooks> homes,
            Acknowledged acknowledged,
            LogWatch watch,
            LogAudit audit) {
        this.door = door;
        this.tally = tally;
        this.homes = homes;
        this.acknowledged = acknowledged;
        this.watch = watch;
        this.audit = audit;
    }

    /// All of it: books, log, keys, pages.
    void all() throws InterruptedException {
        for (HomeBooks home : homes) {
            books(home);
        }
        log();
        List<Known> known = acknowledged.from(0);
        repeat(known.subList(Math.max(0, known.size() - REPEATED), known.size()));
        pages(known);
    }

    /// To the tiyn: what the account holds is what it owes, and each figure is the one that follows
    /// from what was acknowledged.
    private void books(HomeBooks home) throws InterruptedException {
        JsonNode books = door.get(home.clerk(), "/api/v1/accounts/" + home.acct);
        String where = "home " + home.number + ": ";
        same(where + "held and owed", amount(books, "held"), amount(books, "owed"));
        same(where + "bank", home.bank, amount(books, "bank"));
        same(where + "open lines", home.suspense, amount(books, "suspenseTotal"));
        Map<String, Long> balances = new TreeMap<>();
        books.get("wards")
                .forEach(w -> balances.put(w.get("ward").asString(), amount(w, "balance")));
        tally.check(
                balances.equals(home.balances),
                "cash-identity",
                null,
                where + "wards have " + balances + ", should have " + home.balances);
    }

    private static long amount(JsonNode node, String field) {
        return Long.parseLong(node.get(field).asString());
    }

    private void same(String what, long wanted, long found) {
        String evidence = what + ": " + found + ", should be " + wanted;
        tally.check(wanted == found, "cash-identity", null, evidence);
    }

    /// Waits until the log covers what was acknowledged, and compares.
    private void log() throws InterruptedException {
        long wanted = Math.max(acknowledged.lastPosition(), new Recovery(door).head());
        long end = System.nanoTime() + PATIENCE.toNanos();
        watch.fetch();
        while (watch.size() < wanted && System.nanoTime() < end) {
            Thread.sleep(200);
            watch.fetch();
        }
        String behind = "the log ends at " + watch.size() + " " + PATIENCE + " later";
        tally.check(watch.size() >= wanted, "log-follows", wanted, behind);
        watch.prove();
        try {
            audit.compare(watch.size());
        } catch (IOException e) {
            tally.violated("log-readable", null, String.valueOf(e.getMessage()));
        }
        long lines = homes.stream().mapToLong(h -> h.lines.size()).sum();
        count("statement.line-recorded.v1", lines);
        count("statement.imported.v1", homes.stream().mapToLong(h -> h.filesRecorded).sum());
        count("attempt.refused.v1", acknowledged.refusedAttempts());
    }

    private void count(String type, long wanted) {
        long found = audit.count(type);
        String evidence = found + " entries of " + type + ", should be " + wanted;
        tally.check(found == wanted, "counted", null, evidence);
    }

    /// The same key and the same request: the same answer, whatever happened since.
    void repeat(List<Known> some) throws InterruptedException {
        for (Known known : some) {
            Known again = door.again(known);
            boolean same =
                    again.position() == known.position()
                            && again.events().equals(known.events())
                            && again.recorded() == known.recorded();
            String evidence = known.code() + " " + known.key() + ": " + known + " then " + again;
            tally.check(same, "same-answer", known.position(), evidence);
        }
    }

    /// The newest purchases are found by everybody.
    private void pages(List<Known> known) throws InterruptedException {
        List<Known> purchases =
                known.stream()
                        .filter(k -> k.recorded() && k.code().equals("expenditure.propose"))
                        .toList();
        for (Known one :
                purchases.subList(Math.max(0, purchases.size() - PAGES), purchases.size())) {
            Door.Reply page = door.look("/records/" + one.about() + "?lang=en");
            for (int look = 0;
                    (page.status() == 404 || page.status() == 503) && look < 100;
                    look++) {
                Thread.sleep(200);
                page = door.look("/records/" + one.about() + "?lang=en");
            }
            boolean there = page.status() == 200 && page.body().contains(one.about());
            String evidence = one.about() + " answers " + page.status();
            tally.check(there, "searchable", one.position(), evidence);
        }
    }
}
