package org.wardledger.eventstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.StoredEvent;

/// A power cut, played on a copy: the last blocks of the write-ahead log were never written, or
/// were written as rubbish. What is left is some number of whole appends from the beginning.
class TornLogTest {
    private static final int APPENDS = 60;
    private static final int EACH = 7;

    @TempDir private Path folder;
    @TempDir private Path copy;

    @Test
    void a_torn_log_leaves_whole_appends_only() throws Exception {
        long seed = System.nanoTime();
        System.out.println("torn log seed=" + seed);
        var random = new SplittableRandom(seed);
        byte[] file;
        byte[] log;
        try (EventStore store = SqliteEventStore.open(folder)) {
            for (int i = 0; i < APPENDS; i++) {
                store.append("s" + i % 5, ExpectedRevision.any(), events(EACH)).join();
            }
            file = Files.readAllBytes(folder.resolve("events.db"));
            log = Files.readAllBytes(folder.resolve("events.db-wal"));
        }
        assertThat(heads(file, log)).isEqualTo(APPENDS * EACH);
        for (int round = 0; round < 60; round++) {
            int cut = log.length / 10 + random.nextInt(log.length - log.length / 10);
            byte[] torn = Arrays.copyOf(log, random.nextBoolean() ? cut : log.length);
            int end = Math.min(torn.length, cut + 512);
            for (int i = cut; i < end; i++) {
                torn[i] = (byte) random.nextInt();
            }
            assertThat(heads(file, torn)).isLessThan(APPENDS * EACH);
        }
    }

    /// The head that such a pair of files opens with; everything up to it has to be there.
    private long heads(byte[] file, byte[] log) throws Exception {
        Files.deleteIfExists(copy.resolve("events.db-shm"));
        Files.write(copy.resolve("events.db"), file);
        Files.write(copy.resolve("events.db-wal"), log);
        try (EventStore store = SqliteEventStore.open(copy)) {
            List<StoredEvent> all = store.readAll(0, 10_000);
            assertThat(all).hasSize((int) store.head());
            assertThat(all.size() % EACH).as("events of an append that is half there").isZero();
            store.append("next", ExpectedRevision.noStream(), events(1)).join();
            return all.size();
        }
    }
}
