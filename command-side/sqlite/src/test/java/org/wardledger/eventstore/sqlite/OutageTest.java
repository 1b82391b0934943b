package org.wardledger.eventstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.wardledger.eventstore.StoreUnderTest.NOON;
import static org.wardledger.eventstore.StoreUnderTest.event;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoreMeter;
import org.wardledger.eventstore.StoredEvent;

/// A disk that says no: nothing half written, nobody left waiting, and work goes on afterwards.
class OutageTest {
    @TempDir private Path folder;

    private static NewEvent large(int kib) {
        return new NewEvent(
                UUID.randomUUID(), "large.v1", NOON, new byte[0], new byte[kib * 1_024]);
    }

    @Test
    void a_full_file_fails_the_append_and_takes_the_next_one_when_there_is_room() {
        var file = new StoreFile(folder, SqliteSettings.defaults());
        file.pagesMax = 400;
        try (EventStore store = open(file)) {
            long written = fill(store);
            assertThat(store.head()).isEqualTo(written);
            NewEvent again = large(64);
            assertUnavailable(store.append("again", ExpectedRevision.noStream(), List.of(again)));
            assertThat(store.readAll(0, 10_000)).hasSize((int) written);
            assertThat(store.read("again", 0, 1)).isEmpty();

            file.pagesMax = 0;
            assertThat(store.append("again", ExpectedRevision.noStream(), List.of(again)).join())
                    .isEqualTo(new Appended(written + 1, written + 1, 0, false));
        }
        wholeAfterRestart();
    }

    @Test
    void an_append_too_large_for_the_disk_does_not_take_its_neighbours_along() {
        var file = new StoreFile(folder, SqliteSettings.defaults());
        file.pagesMax = 200;
        try (EventStore store = open(file)) {
            var answers = new ArrayList<CompletableFuture<AppendResult>>();
            for (int i = 0; i < 20; i++) {
                NewEvent event = i == 10 ? large(4_096) : event("small " + i);
                answers.add(store.append("s" + i, ExpectedRevision.noStream(), List.of(event)));
            }
            for (int i = 0; i < 20; i++) {
                if (i == 10) {
                    assertUnavailable(answers.get(i));
                } else {
                    assertThat(answers.get(i).join()).isInstanceOf(Appended.class);
                }
            }
            assertThat(store.head()).isEqualTo(19);
        }
        wholeAfterRestart();
    }

    @Test
    void while_the_disk_is_full_everybody_gets_an_answer() {
        var file = new StoreFile(folder, SqliteSettings.defaults());
        file.pagesMax = 200;
        try (EventStore store = open(file)) {
            long written = fill(store);
            var answers = new ArrayList<CompletableFuture<AppendResult>>();
            var events = new ArrayList<NewEvent>();
            for (int i = 0; i < 200; i++) {
                events.add(large(30));
                answers.add(store.append("s" + i, ExpectedRevision.any(), List.of(events.get(i))));
            }
            answers.forEach(OutageTest::assertUnavailable);
            assertThat(store.head()).isEqualTo(written);
            file.pagesMax = 0;
            for (int i = 0; i < 200; i++) {
                assertThat(
                                store.append(
                                                "s" + i,
                                                ExpectedRevision.noStream(),
                                                List.of(events.get(i)))
                                        .join())
                        .isEqualTo(new Appended(written + 1 + i, written + 1 + i, 0, false));
            }
        }
        wholeAfterRestart();
    }

    /// A real file system of its own that really runs out of blocks.
    @Test
    void a_full_disk_is_survived() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString());
        if (!mounted) {
            System.out.println("SKIPPED a_full_disk_is_survived: no right to mount a small disk");
        }
        assumeTrue(mounted, "no right to mount a small disk");
        try {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[1 << 20]);
            try (EventStore store = SqliteEventStore.open(disk.resolve("store"))) {
                long written = fill(store);
                assertThat(store.readAll(0, 10_000)).hasSize((int) written);
                Files.delete(ballast);
                assertThat(store.append("a", ExpectedRevision.any(), events(1)).join())
                        .isInstanceOf(Appended.class);
                assertThat(store.readAll(0, 10_000)).hasSize((int) written + 1);
            }
            whole(disk.resolve("store"));
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static EventStore open(StoreFile file) {
        return SqliteEventStore.open(file, SqliteSettings.defaults(), StoreMeter.none());
    }

    /// Appends pairs until the first failure and gives the number of events that stand.
    private static long fill(EventStore store) {
        long written = 0;
        for (int i = 0; i < 10_000; i++) {
            List<NewEvent> pair = List.of(large(20), large(20));
            try {
                store.append("fill-" + i % 7, ExpectedRevision.any(), pair).join();
                written += 2;
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(EventStoreUnavailable.class);
                return written;
            }
        }
        throw new AssertionError("the disk never filled up");
    }

    private static void assertUnavailable(CompletableFuture<AppendResult> answer) {
        assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining("repeat it with the same event ids");
    }

    private void wholeAfterRestart() {
        whole(folder);
    }

    private static void whole(Path folder) {
        try (EventStore store = SqliteEventStore.open(folder)) {
            List<StoredEvent> all = store.readAll(0, 100_000);
            assertThat(all).hasSize((int) store.head());
            var revisions = new HashMap<String, Long>();
            for (StoredEvent event : all) {
                assertThat(event.revision())
                        .isEqualTo(revisions.merge(event.stream(), 0L, (old, one) -> old + 1));
            }
        }
    }
}
