package org.wardledger.launcher.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Many more people of the same homes, all at once: each proposes and takes back.
final class Crowd {
    private final List<HomeBooks> homes;
    private final Door door;
    private final Gate gate;
    private final Acknowledged acknowledged;
    private final int paceMs;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    Crowd(List<HomeBooks> homes, Door door, Gate gate, Acknowledged acknowledged, int paceMs) {
        this.homes = homes;
        this.door = door;
        this.gate = gate;
        this.acknowledged = acknowledged;
        this.paceMs = paceMs;
    }

    /// @param each people for each home
    void start(int each, long seed) {
        for (HomeBooks home : homes) {
            for (int i = 0; i < each; i++) {
                Random random = new Random(seed * 1_000 + home.number * 100L + i);
                threads.add(Thread.ofVirtual().start(() -> run(home, random)));
            }
        }
    }

    private void run(HomeBooks home, Random random) {
        Commands commands = new Commands(home);
        String ward = home.balances.keySet().iterator().next();
        try {
            while (!ended) {
                gate.pass(
                        () -> {
                            long amt = random.nextLong(100, 1_000);
                            String exp =
                                    sent(
                                                    home,
                                                    "expenditure.propose",
                                                    commands.propose(Map.of(ward, amt), amt),
                                                    Keys.of(random))
                                            .about();
                            sent(home, "expenditure.void", commands.withdraw(exp), Keys.of(random));
                        });
                Thread.sleep(random.nextInt(paceMs / 4, paceMs + 1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            acknowledged.gaveUp(home.number, e);
        }
    }

    private Known sent(HomeBooks home, String code, Map<String, ?> fields, UUID key)
            throws InterruptedException {
        return acknowledged.recorded(door.command(home.clerk(), code, fields, key));
    }

    void end() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }
}
