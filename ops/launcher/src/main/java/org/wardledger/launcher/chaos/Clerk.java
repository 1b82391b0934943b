package org.wardledger.launcher.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Direction;
import tools.jackson.databind.JsonNode;

/// The people of one home at work: they buy, have it decided on, accept, take the bank's file in,
/// pay, give received money to wards, put mistakes right, and sometimes try what a rule forbids.
/// What they send follows from the seed; what was acknowledged goes into the home's books.
final class Clerk implements Runnable {
    private final HomeBooks home;
    private final Commands commands;
    private final Door door;
    private final Gate gate;
    private final Acknowledged acknowledged;
    private final Random random;
    private final int paceMs;
    private volatile boolean ended;
    private volatile @Nullable Thread thread;

    /// @param paceMs longest pause between two commands, milliseconds
    Clerk(HomeBooks home, Door door, Gate gate, Acknowledged acknowledged, long seed, int paceMs) {
        this.home = home;
        this.commands = new Commands(home);
        this.door = door;
        this.gate = gate;
        this.acknowledged = acknowledged;
        this.random = new Random(31 * seed + home.number);
        this.paceMs = paceMs;
    }

    /// A purchase on its way.
    ///
    /// @param lines amount of each ward
    private record Buying(String exp, long amt, Map<String, Long> lines, String purpose) {}

    void start() {
        thread = Thread.ofPlatform().name("clerk-" + home.number).daemon().start(this);
    }

    /// Ends after the command under way.
    void end() throws InterruptedException {
        ended = true;
        Thread running = thread;
        if (running != null) {
            running.join();
        }
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                round();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            acknowledged.gaveUp(home.number, e);
        }
    }

    private void round() throws InterruptedException {
        List<Buying> buyings = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0 && !ended; i--) {
            buyings.add(buy());
            if (random.nextInt(6) == 0) {
                forbidden();
            }
        }
        long received = random.nextInt(1_000, 100_000);
        String note = "interest " + home.lines.size();
        Map<String, String> open = takeIn(buyings, received, note);
        List<String> wards = List.copyOf(home.balances.keySet());
        for (Buying buying : buyings) {
            pay(buying, at(open, buying.purpose()));
        }
        String ward = wards.get(random.nextInt(wards.size()));
        sent(
                home.clerk(),
                "receipt.allocate",
                commands.allocate(ward, at(open, note), received),
                _ -> home.allocated(ward, received));
    }

    private static String at(Map<String, String> open, String purpose) {
        String line = open.get(purpose);
        if (line == null) {
            throw new IllegalStateException("the bank line of " + purpose + " is not open");
        }
        return line;
    }

    private Buying buy() throws InterruptedException {
        Map<String, Long> lines = new TreeMap<>();
        List<String> wards = List.copyOf(home.balances.keySet());
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            lines.put(wards.get(random.nextInt(wards.size())), random.nextLong(100, 5_000));
        }
        long amt = lines.values().stream().mapToLong(Long::longValue).sum();
        Known proposed =
                sent(home.clerk(), "expenditure.propose", commands.propose(lines, amt), _ -> {});
        String exp = proposed.about();
        Known decided =
                sent(
                        home.secretary(),
                        "decision.adopt",
                        commands.decide(proposed.events().getFirst()),
                        _ -> {});
        sent(
                home.secretary(),
                "expenditure.approve",
                commands.approve(exp, decided.about()),
                _ -> {});
        String number = Integer.toString(random.nextInt(1_000));
        sent(home.storekeeper(), "expenditure.accept", commands.accept(exp, amt, number), _ -> {});
        return new Buying(exp, amt, lines, "purchase " + exp);
    }

    /// What a rule refuses, and what is then withdrawn.
    private void forbidden() throws InterruptedException {
        String ward = home.balances.keySet().iterator().next();
        Map<String, Long> line = Map.of(ward, 100L);
        if (random.nextBoolean()) {
            refused("expenditure.propose", commands.propose(line, 101));
        } else {
            String exp =
                    sent(home.clerk(), "expenditure.propose", commands.propose(line, 100), _ -> {})
                            .about();
            sent(home.clerk(), "expenditure.void", commands.withdraw(exp), _ -> {});
            refused("expenditure.void", commands.withdraw(exp));
        }
    }

    private void pay(Buying buying, String line) throws InterruptedException {
        Known paid =
                sent(
                        home.clerk(),
                        "expenditure.pay",
                        commands.pay(buying.exp(), line, buying.amt()),
                        _ -> home.paid(buying.lines()));
        if (random.nextInt(8) == 0) {
            String target = paid.events().getFirst();
            refused("posting.reverse", commands.reverse(target, null));
            sent(
                    home.clerk(),
                    "posting.reverse",
                    commands.reverse(target, home.actor(12)),
                    _ -> home.unpaid(buying.lines()));
        }
    }

    /// The bank's file of the month so far, with what is new at its end. Repeated whole until it is
    /// confirmed, as people do after a crash.
    ///
    /// @return id of each open line by its purpose
    private Map<String, String> takeIn(List<Buying> buyings, long received, String note)
            throws InterruptedException {
        Map<String, String> open = new HashMap<>();
        gate.pass(
                () -> {
                    int from = home.lines.size();
                    buyings.forEach(
                            b ->
                                    home.lines.add(
                                            BankFile.line(
                                                    home, Direction.OUT, b.amt(), b.purpose())));
                    home.lines.add(BankFile.line(home, Direction.IN, received, note));
                    imported();
                    home.recorded(from);
                    String path = "/api/v1/accounts/" + home.acct + "/suspense";
                    for (JsonNode item : door.get(home.clerk(), path)) {
                        String purpose = item.path("line").path("purpose").asString("");
                        open.put(purpose, item.get("item").asString());
                    }
                });
        pace();
        return open;
    }

    private void imported() throws InterruptedException {
        String path = "/api/v1/accounts/" + home.acct + "/statements/";
        byte[] file = BankFile.of(home);
        while (true) {
            JsonNode dry =
                    door.post(home.clerk(), path + "dry-run", file, "application/octet-stream");
            JsonNode token = dry.get("token");
            if (token == null || token.isNull()) {
                throw new IllegalStateException("the bank's file is not taken: " + dry);
            }
            byte[] confirm = Door.JSON.writeValueAsBytes(Map.of("token", token.asString()));
            try {
                door.post(home.clerk(), path + "confirm", confirm, "application/json");
                return;
            } catch (Door.Refused e) {
                // A ledger that was killed knows no dry run from before.
                if (!e.reply.body().contains("import.token-unknown")) {
                    throw e;
                }
            }
        }
    }

    /// Hears of a command at the moment in which its outcome is known.
    private interface Heard {
        void known(Known known);
    }

    private Known sent(String who, String code, Map<String, ?> fields, Heard heard)
            throws InterruptedException {
        Known[] known = new Known[1];
        UUID key = Keys.of(random);
        gate.pass(
                () -> {
                    Known one = acknowledged.recorded(door.command(who, code, fields, key));
                    heard.known(one);
                    known[0] = one;
                });
        pace();
        return known[0];
    }

    private void refused(String code, Map<String, ?> fields) throws InterruptedException {
        UUID key = Keys.of(random);
        gate.pass(
                () -> {
                    Known one = door.command(home.clerk(), code, fields, key);
                    acknowledged.add(one);
                    if (one.recorded()) {
                        throw new IllegalStateException(code + " should have been refused");
                    }
                });
        pace();
    }

    private void pace() throws InterruptedException {
        Thread.sleep(random.nextInt(paceMs / 4, paceMs + 1));
    }
}
