package org.wardledger.eventstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.NOON;
import static org.wardledger.eventstore.StoreUnderTest.event;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.UnreadableEvent;

/// A changed file is found out by the reader, whatever was changed.
class DamageTest {
    @TempDir private Path folder;

    private final List<NewEvent> written = new ArrayList<>();

    @BeforeEach
    void twenty_events() {
        try (EventStore store = SqliteEventStore.open(folder)) {
            for (int i = 0; i < 20; i++) {
                NewEvent event =
                        event(UUID.randomUUID(), "t" + i % 2 + ".v1", NOON.plusSeconds(i), "e" + i);
                written.add(event);
                store.append("s" + i % 3, ExpectedRevision.any(), List.of(event)).join();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE event SET recorded_at = recorded_at + 1 WHERE position = 7",
                "UPDATE event SET recorded_max = recorded_max + 1 WHERE position = 7",
                "UPDATE event SET type = 3 - type WHERE position = 7",
                "UPDATE event SET type = 99 WHERE position = 7",
                "UPDATE event SET stream = 99 WHERE position = 7",
                "UPDATE event SET stream = 2, revision = 99 WHERE position = 7",
                "UPDATE event SET revision = 99 WHERE position = 7",
                "UPDATE event SET id = x'00' WHERE position = 7",
                "UPDATE event SET id = zeroblob(16) WHERE position = 7",
                "UPDATE event SET checksum = checksum + 1 WHERE position = 7",
                "UPDATE event SET entry = payload, payload = entry WHERE position = 7",
                "UPDATE event SET entry = zeroblob(0) WHERE position = 7",
                "DELETE FROM event WHERE position = 7",
                "UPDATE event SET position = 700 WHERE position = 7",
                "UPDATE stream SET name = 'other' WHERE number = 1",
                "DELETE FROM stream WHERE number = 1",
                "UPDATE type SET name = 'other' WHERE number = 1",
            })
    void a_change_behind_the_store_is_never_read(String change) throws Exception {
        assertThat(Damage.sql(folder, change)).isEqualTo(1);
        try (EventStore store = SqliteEventStore.open(folder)) {
            assertThatThrownBy(() -> store.readAll(0, 1_000)).isInstanceOf(UnreadableEvent.class);
            if (!change.contains(" stream SET") && !change.contains("FROM stream")) {
                assertThatThrownBy(() -> store.read("s0", 0, 1_000))
                        .isInstanceOf(UnreadableEvent.class);
            }
        }
    }

    @Test
    void two_events_that_changed_places_are_found_out() throws Exception {
        Damage.sql(folder, "UPDATE event SET position = -1 WHERE position = 7");
        Damage.sql(folder, "UPDATE event SET position = 7 WHERE position = 8");
        Damage.sql(folder, "UPDATE event SET position = 8 WHERE position = -1");
        try (EventStore store = SqliteEventStore.open(folder)) {
            assertThatThrownBy(() -> store.readAll(0, 1_000))
                    .isInstanceOfSatisfying(
                            UnreadableEvent.class, e -> assertThat(e.position()).isEqualTo(7));
        }
    }

    @Test
    void events_cut_off_under_an_open_store_are_missed() throws Exception {
        try (EventStore store = SqliteEventStore.open(folder)) {
            Damage.sql(folder, "DELETE FROM event WHERE position > 18");
            assertThatThrownBy(() -> store.readAll(0, 1_000))
                    .isInstanceOfSatisfying(
                            UnreadableEvent.class, e -> assertThat(e.position()).isEqualTo(19));
            var subscription = store.subscribe(18, _ -> {});
            assertThatThrownBy(() -> subscription.ended().toCompletableFuture().join())
                    .hasCauseInstanceOf(UnreadableEvent.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "stream"})
    void names_that_are_lost_are_damage_and_not_an_accident_of_the_program(String table)
            throws Exception {
        Damage.lose(folder, table, "name");
        assertThat(refusesOrReadsAsWritten()).isTrue();
    }

    /// Any byte of the file, flipped: what is read is as written, or the reader stops.
    @Test
    void flipped_bytes_never_change_what_is_read() throws Exception {
        long seed = System.nanoTime();
        System.out.println("flipped_bytes seed=" + seed);
        var random = new SplittableRandom(seed);
        Path file = folder.resolve("events.db");
        byte[] good = Files.readAllBytes(file);
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bad);
            refused += refusesOrReadsAsWritten() ? 1 : 0;
        }
        assertThat(refused).as("rounds in which the damage was met").isPositive();
    }

    private boolean refusesOrReadsAsWritten() {
        List<StoredEvent> read;
        try (EventStore store = SqliteEventStore.open(folder)) {
            if (store.head() != written.size()) {
                return true; // a head that moved is what the transparency log compares
            }
            read = store.readAll(0, 1_000);
        } catch (UnreadableEvent | EventStoreUnavailable e) {
            return true;
        }
        assertThat(read).hasSize(written.size());
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).id()).isEqualTo(written.get(i).id());
            assertThat(Arrays.equals(read.get(i).entry(), written.get(i).entry())).isTrue();
            assertThat(Arrays.equals(read.get(i).payload(), written.get(i).payload())).isTrue();
        }
        return false;
    }
}
