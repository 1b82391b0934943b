package org.wardledger.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardledger.drills.Cluster;
import org.wardledger.drills.Node;
import org.wardledger.transparency.note.SignedCheckpoint;

/// Two processes that take requests for one account at once, over one event store, one vault and
/// one database of locks. One is killed in the middle of its work: whoever asked it asks the other
/// under the same key. A third signs the log and a witness, which knows nothing of them, cosigns.
/// There is no Elasticsearch: recording needs none.
@Timeout(300)
class TwoCommandNodesIT {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofMinutes(1);

    /// Of each node.
    private static final int CLERKS = 3;

    private static final int COMMANDS = 8;
    private static final int ROUNDS = 8;

    private static final String PROPOSE = "expenditure.propose";
    private static final String WITHDRAW = "expenditure.void";

    private final Tally tally = new Tally(System.out);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Door> doors = new ArrayList<>();
    private volatile boolean firstIsDead;

    @Test
    void one_account_at_two_nodes_is_kept_once_and_outlives_one_of_them() throws Exception {
        Path folder = Path.of("target/two-command-nodes-it").toAbsolutePath();
        try (Cluster cluster = Cluster.recording(folder, people -> Staff.people(people, 1))) {
            Node first = cluster.node("command-1", "command").start();
            Cluster.await("first", START, first::isUp);
            Node second = cluster.node("command-2", "command").start();
            Node witness = cluster.witness("witness.example.net").start();
            Node log = cluster.node("log", "log").start();
            Door one = door(() -> firstIsDead ? second.address() : first.address());
            Door two = door(second::address);
            List<Known> recorded = new ArrayList<>();
            HomeBooks home = founded(one, recorded);
            Cluster.await("second", START, second::isUp);
            Cluster.await("log", START, log::isUp);
            Cluster.await("witness", START, () -> witness.get("/").status() != 0);

            sameKeyAtBoth(home, one, two, recorded);
            withdrawnOnce(home, one, two, recorded);
            storm(home, one, two, recorded, new CountDownLatch(0));
            CountDownLatch underWay = new CountDownLatch(CLERKS * COMMANDS / 2);
            Future<?> death = threads.submit(() -> dies(first, underWay));
            storm(home, one, two, recorded, underWay);
            death.get();

            nothingIsLost(home, two, recorded);
            first.start();
            Cluster.await("first again", START, first::isUp);
            firstIsDead = false;
            nothingIsLost(home, one, recorded);
            witnessed(cluster, log, recorded);
        } finally {
            threads.shutdownNow();
            doors.forEach(Door::close);
        }
    }

    private Door door(Supplier<String> address) {
        // One of them is killed: nobody owes an answer in time.
        Door door = new Door(() -> URI.create(address.get()), _ -> false, tally);
        doors.add(door);
        return door;
    }

    private static HomeBooks founded(Door door, List<Known> recorded) throws InterruptedException {
        YearMonth month = YearMonth.now(ZoneOffset.ofHours(5)).minusMonths(1);
        Foundation foundation = new Foundation(door, month, 1, recorded::add);
        foundation.rules();
        return foundation.home(1);
    }

    private Known proposed(HomeBooks home, Door door, UUID key, long amt)
            throws InterruptedException {
        String ward = home.balances.keySet().iterator().next();
        return door.command(
                home.clerk(), PROPOSE, new Commands(home).propose(Map.of(ward, amt), amt), key);
    }

    private List<Known> together(Callable<Known> one, Callable<Known> two) throws Exception {
        List<Known> answers = new ArrayList<>();
        for (Future<Known> each : threads.invokeAll(List.of(one, two))) {
            answers.add(each.get());
        }
        return answers;
    }

    /// One event and one answer, whoever is asked.
    private void sameKeyAtBoth(HomeBooks home, Door one, Door two, List<Known> recorded)
            throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID key = UUID.randomUUID();
            long amt = 500 + round;
            List<Known> answers =
                    together(
                            () -> proposed(home, one, key, amt),
                            () -> proposed(home, two, key, amt));
            assertThat(answers.getFirst().refusal()).isNull();
            assertThat(answers.getLast()).isEqualTo(answers.getFirst());
            recorded.add(answers.getFirst());
        }
    }

    /// Two people, one purchase, each with a key of their own: the second is told of the first.
    private void withdrawnOnce(HomeBooks home, Door one, Door two, List<Known> recorded)
            throws Exception {
        List<Known> proposals = recorded.stream().filter(k -> k.code().equals(PROPOSE)).toList();
        for (Known proposal : proposals) {
            List<Known> answers =
                    together(
                            () -> withdrawn(home, one, proposal),
                            () -> withdrawn(home, two, proposal));
            assertThat(answers).filteredOn(Known::recorded).hasSize(1);
            assertThat(answers)
                    .filteredOn(k -> !k.recorded())
                    .extracting(Known::refusal)
                    .containsExactly("422 expenditure.closed");
            answers.stream().filter(Known::recorded).forEach(recorded::add);
        }
    }

    private static Known withdrawn(HomeBooks home, Door door, Known proposal)
            throws InterruptedException {
        return door.command(
                home.clerk(),
                WITHDRAW,
                new Commands(home).withdraw(proposal.about()),
                UUID.randomUUID());
    }

    /// All clerks at once. A node whose turn at the stream does not come says so with a code and a
    /// time, and is asked again under the same key until it has recorded.
    ///
    /// @param underWay counts what the first node has acknowledged
    private void storm(
            HomeBooks home, Door one, Door two, List<Known> recorded, CountDownLatch underWay)
            throws Exception {
        List<Callable<List<Known>>> clerks = new ArrayList<>();
        for (int clerk = 0; clerk < CLERKS; clerk++) {
            clerks.add(() -> work(home, one, underWay));
            clerks.add(() -> work(home, two, new CountDownLatch(0)));
        }
        for (Future<List<Known>> each : threads.invokeAll(clerks)) {
            recorded.addAll(each.get());
        }
    }

    private List<Known> work(HomeBooks home, Door door, CountDownLatch done)
            throws InterruptedException {
        List<Known> mine = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            Known known = proposed(home, door, UUID.randomUUID(), 1_000 + i);
            assertThat(known.refusal()).isNull();
            mine.add(known);
            done.countDown();
        }
        return mine;
    }

    private Void dies(Node first, CountDownLatch underWay) throws InterruptedException {
        assertThat(underWay.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        first.kill();
        firstIsDead = true;
        return null;
    }

    /// Everything that was acknowledged stands there once, under the answer that was given, and
    /// nothing beside it.
    private void nothingIsLost(HomeBooks home, Door door, List<Known> recorded)
            throws InterruptedException {
        for (Known each : recorded) {
            assertThat(door.again(each)).isEqualTo(each);
        }
        assertThat(recorded.stream().flatMap(k -> k.events().stream()).toList())
                .doesNotHaveDuplicates();
        Map<String, String> expected = new TreeMap<>();
        abouts(recorded, PROPOSE).forEach(exp -> expected.put(exp, "PROPOSED"));
        abouts(recorded, WITHDRAW).forEach(exp -> expected.put(exp, "VOIDED"));
        Map<String, String> kept = new TreeMap<>();
        door.get(home.clerk(), "/api/v1/accounts/" + home.acct)
                .get("purchases")
                .forEach(p -> kept.put(p.get("exp").asString(), p.get("step").asString()));
        assertThat(kept).isEqualTo(expected).hasSize(4 * CLERKS * COMMANDS + ROUNDS);
        assertThat(tally.violations()).isEmpty();
    }

    private static List<String> abouts(List<Known> recorded, String code) {
        return recorded.stream().filter(k -> k.code().equals(code)).map(Known::about).toList();
    }

    /// What both recorded stands in one log, which somebody else has cosigned.
    private void witnessed(Cluster cluster, Node log, List<Known> recorded) throws Exception {
        long last = recorded.stream().mapToLong(Known::position).max().orElseThrow();
        Cluster.await(
                "cosigned",
                SOON,
                () -> log.checkpoint("checkpoint").map(SignedCheckpoint::size).orElse(0L) >= last);
        assertThat(cluster.verified(log)).isZero();
        System.out.printf(
                "two nodes: %d acknowledged, %d turned away with a code %s, %d without an answer,"
                        + " of which recorded all along %d%n",
                recorded.size(),
                tally.turnedAway.sum(),
                tally.codes(),
                tally.unknown.sum(),
                tally.recordedAllAlong.sum());
    }
}
