package org.wardledger.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wardledger.vault.FreshDatabase;
import org.wardledger.vault.PostgresSettings;

/// Rights that one process at a time has, on a real PostgreSQL. Rounds are made by hand, and a node
/// sleeps when its own clock is moved.
class LeasesTest {
    private static final Duration TERM = Duration.ofMillis(1_500);

    @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

    /// One process.
    private final class Node {
        final AtomicLong slept = new AtomicLong();
        final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        final Leases leases;
        final Lease lease;

        Node(String who) {
            leases =
                    new Leases(
                            DATABASE.settings(),
                            who,
                            TERM,
                            () -> System.nanoTime() + slept.get(),
                            meters);
            leases.prepare();
            lease = leases.lease("log");
        }

        /// What its metrics say.
        double shown() {
            return meters.get("ledger.lease.held").tag("lease", "log").gauge().value();
        }

        OptionalLong asks() {
            var _ = lease.token();
            leases.round();
            return lease.token();
        }
    }

    @Test
    void one_has_it_and_the_other_waits_until_it_is_given_back() {
        Node one = new Node("one");
        Node two = new Node("two");
        assertThat(one.asks()).hasValue(1);
        assertThat(two.asks()).isEmpty();
        assertThat(one.asks()).hasValue(1);
        assertThat(one.shown()).isEqualTo(1);
        assertThat(two.shown()).isZero();
        one.leases.close();
        assertThat(one.lease.token()).isEmpty();
        assertThat(two.asks()).hasValue(2);
        two.leases.close();
    }

    @Test
    void a_holder_that_dies_is_followed_after_its_term_and_not_before() throws Exception {
        Node one = new Node("one");
        Node two = new Node("two");
        long from = System.nanoTime();
        assertThat(one.asks()).isPresent();
        one.leases.crash();
        while (two.asks().isEmpty()) {
            assertThat(System.nanoTime() - from).isLessThan(TERM.multipliedBy(4).toNanos());
            Thread.sleep(20);
        }
        assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(TERM.toNanos());
        assertThat(two.lease.token()).hasValue(2);
        two.leases.close();
    }

    @Test
    void a_holder_that_slept_knows_that_it_lost_it_and_comes_back_with_a_younger_token()
            throws Exception {
        Node one = new Node("one");
        assertThat(one.asks()).hasValue(1);
        one.slept.addAndGet(TERM.toNanos());
        assertThat(one.lease.token()).isEmpty();
        Thread.sleep(TERM.plusMillis(50).toMillis());
        assertThat(one.asks()).hasValue(2);
        one.leases.close();
    }

    @Test
    void a_holder_stops_before_the_database_gives_its_right_away() throws Exception {
        Node one = new Node("one");
        Node two = new Node("two");
        assertThat(one.asks()).isPresent();
        one.leases.crash();
        while (one.lease.token().isPresent()) {
            assertThat(two.asks()).isEmpty();
            Thread.sleep(5);
        }
        assertThat(two.asks()).isEmpty();
        two.leases.close();
    }

    @Test
    void without_the_database_nobody_has_it_and_with_it_again_somebody_does() throws Exception {
        Node one = new Node("one");
        assertThat(one.asks()).hasValue(1);
        DATABASE.refuse();
        Thread.sleep(TERM.toMillis());
        assertThat(one.asks()).isEmpty();
        DATABASE.admit();
        assertThat(one.asks()).hasValue(2);
        one.leases.close();
    }

    @Test
    void whoever_asks_no_more_gives_it_to_whoever_does() {
        Node one = new Node("one");
        Node two = new Node("two");
        assertThat(one.asks()).isPresent();
        one.slept.addAndGet(TERM.multipliedBy(4).toNanos());
        one.leases.round(); // its thread lives, but what held the right hangs
        assertThat(two.asks()).hasValue(2);
        assertThat(one.asks()).isEmpty();
        one.leases.close();
        two.leases.close();
    }

    @Test
    void however_often_it_changes_hands_two_never_have_it_at_once() throws Exception {
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger changes = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String who : List.of("one", "two", "three")) {
                Node node = new Node(who);
                running.add(
                        threads.submit(
                                () -> {
                                    while (System.nanoTime() < end) {
                                        if (node.asks().isPresent()) {
                                            changes.incrementAndGet();
                                            if (holders.incrementAndGet() > 1) {
                                                together.incrementAndGet();
                                            }
                                            Thread.sleep(30);
                                            holders.decrementAndGet();
                                            node.lease.leave();
                                            node.leases.round();
                                        }
                                        Thread.sleep(5);
                                    }
                                    node.leases.close();
                                    return null;
                                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(changes.get()).isGreaterThan(20);
        assertThat(together.get()).isZero();
    }

    @Test
    void a_user_without_the_right_to_make_tables_uses_the_one_that_is_there() {
        Node owner = new Node("owner");
        assertThat(owner.asks()).isPresent();
        DATABASE.run("CREATE ROLE guest LOGIN PASSWORD 'guest'");
        DATABASE.run("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        DATABASE.run("GRANT SELECT, INSERT, UPDATE ON lease TO guest");
        PostgresSettings as = DATABASE.settings("guest", "guest");
        Leases guest = new Leases(as, "guest", TERM, System::nanoTime, new SimpleMeterRegistry());
        guest.prepare();
        Lease other = guest.lease("clock");
        var _ = other.token();
        guest.round();
        assertThat(other.token()).hasValue(1);
        guest.close();
        owner.leases.close();
    }
}
