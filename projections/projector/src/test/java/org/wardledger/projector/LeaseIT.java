package org.wardledger.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.Trouble.Kind;

class LeaseIT {
    private Search search = Search.empty();

    @BeforeEach
    void begin() {
        search.close();
        search = Search.empty();
    }

    @AfterEach
    void end() {
        search.close();
    }

    @Test
    void a_second_node_stands_by_and_takes_over_when_the_first_ends() throws Exception {
        ToyStore store = new ToyStore(9, 1_000);
        try (Projector first = search.start(store, Search.settings("one"));
                Projector second = startAfter(first, store, "two")) {
            ProjectorStatus waiting = ProjectorIT.awaitState(second, State.STANDBY);
            assertThat(ProjectorIT.trouble(waiting).reason()).contains("'one'");

            first.close();
            store.grow(10);
            assertThat(second.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        Expected.after(store, 1_010).requireIn(search.client(), new Generation(1), 1_010);
    }

    @Test
    void a_dead_nodes_lease_is_taken_only_when_it_has_been_silent_long_enough() throws Exception {
        ToyStore store = new ToyStore(9, 1_000);
        Duration lease = Duration.ofSeconds(3);
        Projector first = search.start(store, Search.settings("one").withLease(lease));
        assertThat(first.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        first.crash();
        store.grow(10);

        long start = System.nanoTime();
        try (Projector second = search.start(store, Search.settings("two").withLease(lease))) {
            ProjectorIT.awaitState(second, State.STANDBY);
            assertThat(second.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(lease);
        }
        Expected.after(store, 1_010).requireIn(search.client(), new Generation(1), 1_010);
    }

    @Test
    void the_same_node_takes_its_lease_back_and_the_runner_it_had_before_stops() throws Exception {
        ToyStore store = new ToyStore(9, 1_000);
        try (Projector before = search.start(store, Search.settings("one"))) {
            assertThat(before.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            try (Projector after = search.start(store, Search.settings("one"))) {
                assertThat(after.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
                store.grow(500);
                Trouble trouble = ProjectorIT.trouble(ProjectorIT.awaitState(before, State.FAILED));
                assertThat(trouble.kind()).isEqualTo(Kind.LEASE_LOST);
                assertThat(trouble.reason()).contains("'one'");
                assertThat(after.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
                assertThat(after.status().isRunning()).isTrue();
            }
        }
        Expected.after(store, 1_500).requireIn(search.client(), new Generation(1), 1_500);
    }

    @Test
    void one_that_stood_still_and_lost_its_lease_stands_by_and_takes_over_again() throws Exception {
        StallingStore stalling = new StallingStore(9, 1_000);
        ToyStore store = new ToyStore(9, 1_000);
        Duration lease = Duration.ofSeconds(3);
        try (Projector first = search.start(stalling, Search.settings("one").withLease(lease))) {
            assertThat(first.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            stalling.stall();
            stalling.grow(10);
            store.grow(10);
            try (Projector second = search.start(store, Search.settings("two").withLease(lease))) {
                assertThat(second.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
                stalling.goOn();
                ProjectorStatus waiting = ProjectorIT.awaitState(first, State.STANDBY);
                assertThat(ProjectorIT.trouble(waiting).reason()).contains("'two'");
                store.grow(10);
                assertThat(second.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
            }
            stalling.grow(10);
            assertThat(first.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        }
        Expected.after(stalling, 1_020).requireIn(search.client(), new Generation(1), 1_020);
    }

    /// Whoever reads it stands still while it is told to, as a process does that is stopped.
    private static final class StallingStore extends ToyStore {
        private final ReentrantLock still = new ReentrantLock();

        StallingStore(int streams, long head) {
            super(streams, head);
        }

        void stall() {
            still.lock();
        }

        void goOn() {
            still.unlock();
        }

        @Override
        public List<StoredEvent> readAll(long afterPosition, int max) {
            still.lock();
            try {
                return super.readAll(afterPosition, max);
            } finally {
                still.unlock();
            }
        }
    }

    @Test
    void two_that_start_at_once_make_one_first_generation_and_one_writes() throws Exception {
        ToyStore store = new ToyStore(9, 2_000);
        try (Projector one = search.start(store, Search.settings("one"));
                Projector two = search.start(store, Search.settings("two"))) {
            ProjectorIT.await(
                    one, s -> s.searchable() == 2_000 || two.status().searchable() == 2_000);
            assertThat(one.status().state() == State.STANDBY)
                    .isNotEqualTo(two.status().state() == State.STANDBY);
        }
        Expected.after(store, 2_000).requireIn(search.client(), new Generation(1), 2_000);
    }

    private Projector startAfter(Projector first, ToyStore store, String owner) throws Exception {
        assertThat(first.awaitSearchable(ProjectorIT.PATIENCE)).isTrue();
        return search.start(store, Search.settings(owner));
    }
}
