package org.wardledger.eventstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.CrashChild.Line;

/// Kills a writing process with SIGKILL 200 times, at any moment of its life: while it recovers,
/// while it reads, while it appends. Every later process has to find each acknowledged event once,
/// at its place, and no append half done.
///
/// A kill leaves the operating system's cache alive, so this shows that no acknowledgement comes
/// before its commit and that recovery is whole. That the disk was forced is the promise of
/// `synchronous = FULL`, which a test on one machine cannot show.
///
/// `-Dcrash.seed` repeats the moments of a run as closely as a scheduler lets one; `-Dcrash.kills`
/// changes the number.
class SqliteStoreCrashIT {
    private static final int KILLS = Integer.getInteger("crash.kills", 200);

    @TempDir private Path folder;

    private final List<UUID> standing = new ArrayList<>();
    private final HashMap<Long, Line> acknowledged = new HashMap<>();
    private int restarts;
    private long acknowledgements;

    @Test
    void every_acknowledged_event_survives_200_kills_once_and_whole() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("crash.seed=" + seed);
        var random = new SplittableRandom(seed);
        CrashProcess next = CrashProcess.start(folder);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                CrashProcess child = next;
                child.go(standing.size(), random.nextLong(1L << 40));
                next =
                        CrashProcess.start(
                                folder); // its virtual machine starts while this one works
                if (random.nextInt(5) == 0) {
                    Thread.sleep(random.nextInt(150)); // while it opens, recovers or reads
                } else {
                    child.awaitReady(random.nextInt(1_500));
                    Thread.sleep(random.nextInt(10));
                }
                child.kill();
                check(child.lines());
            }
        } finally {
            next.kill();
        }
        checkAll();
        System.out.printf(
                "%d kills, %d restarts that got to work, %,d events, %,d acknowledged%n",
                KILLS, restarts, standing.size(), acknowledgements);
        assertThat(restarts).isGreaterThan(KILLS / 2);
    }

    @Test
    void a_kill_while_the_file_is_made_leaves_a_folder_that_opens() throws Exception {
        var random = new SplittableRandom(Long.getLong("crash.seed", System.nanoTime()));
        for (int kill = 0; kill < KILLS / 10; kill++) {
            Path fresh = Files.createDirectory(folder.resolve("fresh-" + kill));
            CrashProcess child = CrashProcess.start(fresh);
            child.awaitWaiting();
            child.go(0, kill);
            Thread.sleep(random.nextInt(60));
            child.kill();
            try (EventStore store = SqliteEventStore.open(fresh)) {
                long stood = store.head();
                assertThat(store.readAll(0, 100_000)).hasSize((int) stood);
                store.append("next", ExpectedRevision.noStream(), events(1)).join();
                assertThat(store.head()).isEqualTo(stood + 1);
            }
        }
    }

    /// What one life told: first what stood, then what it was promised.
    private void check(List<Line> lines) {
        var found = new ArrayList<Line>();
        boolean ready = false;
        for (Line line : lines) {
            switch (line.kind()) {
                case CrashChild.WAITING -> {}
                case CrashChild.STANDS -> found.add(line);
                case CrashChild.READY -> {
                    ready = true;
                    restarts++;
                    stands(found);
                }
                case CrashChild.ACKNOWLEDGED -> {
                    assertThat(ready).isTrue();
                    acknowledgements++;
                    assertThat(acknowledged.put(line.position(), line)).isNull();
                }
                default -> throw new AssertionError("unknown line " + line);
            }
        }
    }

    private void stands(List<Line> found) {
        for (int i = 0; i < found.size(); i++) {
            Line line = found.get(i);
            assertThat(line.position()).as("no gap, no repeat").isEqualTo(standing.size() + 1L);
            standing.add(line.id());
            Line promised = acknowledged.remove(line.position());
            if (promised != null) {
                assertThat(line.id()).isEqualTo(promised.id());
                assertThat(line.revision()).isEqualTo(promised.revision());
                assertThat(line.group()).isEqualTo(promised.group());
            }
            if (line.index() > 0) {
                Line before = found.get(i - 1);
                assertThat(line.group()).as("appends are not mixed").isEqualTo(before.group());
                assertThat(line.index()).isEqualTo(before.index() + 1);
            }
            boolean lastOfAppend = i + 1 == found.size() || found.get(i + 1).index() == 0;
            assertThat(line.index() + 1 == line.size())
                    .as("no append is half there")
                    .isEqualTo(lastOfAppend);
        }
        assertThat(acknowledged).as("acknowledged, then lost").isEmpty();
    }

    private void checkAll() {
        try (EventStore store = SqliteEventStore.open(folder)) {
            var tail = new ArrayList<Line>();
            var ids = new HashSet<UUID>();
            var revisions = new HashMap<String, Long>();
            for (long position = 0; position < store.head(); ) {
                for (StoredEvent event : store.readAll(position, 1_000)) {
                    position = event.position();
                    assertThat(ids.add(event.id())).isTrue();
                    assertThat(event.revision())
                            .isEqualTo(revisions.merge(event.stream(), 0L, (old, one) -> old + 1));
                    if (position <= standing.size()) {
                        assertThat(event.id()).isEqualTo(standing.get((int) position - 1));
                    } else {
                        tail.add(Line.of(event));
                    }
                }
            }
            stands(tail);
        }
    }
}
