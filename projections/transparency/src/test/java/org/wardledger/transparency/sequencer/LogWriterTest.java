package org.wardledger.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.Keys;
import org.wardledger.transparency.MemoryStore;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileTree;

class LogWriterTest {
    private static final Admission ALL = Admission.all();

    @TempDir private Path home;

    private final List<SignedCheckpoint> seen = new ArrayList<>();

    private LogSettings settings() {
        return LogSettings.of(home.resolve("public"), home.resolve("state"), Keys.LOG);
    }

    private LogFolder folder() {
        return new LogFolder(home.resolve("public"));
    }

    @Test
    void an_empty_store_publishes_nothing() throws Exception {
        try (LogWriter writer = LogWriter.open(new MemoryStore(), settings(), ALL)) {
            assertThat(writer.advance()).isFalse();
            assertThat(writer.head()).isEmpty();
        }
        assertThat(folder().holds(LogFolder.CHECKPOINT)).isFalse();
        assertThat(folder().holds(LogFolder.LATEST)).isFalse();
    }

    @Test
    void every_event_is_one_leaf_in_its_place() throws Exception {
        MemoryStore store = MemoryStore.of(1_000);
        grow(store, settings().withLeavesMax(300));
        TreeHead head = published().head();
        assertThat(head.size()).isEqualTo(1_000);
        for (long number = 0; number < 4; number++) {
            List<byte[]> entries = ReadBack.entries(folder().source(), 1_000, number);
            for (int i = 0; i < entries.size(); i++) {
                assertThat(entries.get(i)).isEqualTo(store.entry(number * 256 + i));
            }
        }
        assertThat(seen).hasSize(4);
        consistent();
    }

    @Test
    void what_comes_while_a_checkpoint_is_made_waits_for_the_next_turn() throws Exception {
        MemoryStore store = MemoryStore.of(300);
        Consumer<Step> busy =
                step -> {
                    if (step == Step.SIGNED) {
                        store.grow(10);
                    }
                };
        LogSettings settings = settings().withLeavesMax(200);
        try (LogWriter writer = LogWriter.open(store, settings, ALL, busy)) {
            assertThat(writer.advance()).as("a full checkpoint: there may be more").isTrue();
            assertThat(writer.advance()).as("all there was, and ten came meanwhile").isFalse();
            assertThat(writer.head().orElseThrow().size()).isEqualTo(310);
        }
    }

    @Test
    void partial_tiles_of_a_published_size_stay_until_the_full_one_is_published() throws Exception {
        MemoryStore store = MemoryStore.of(200);
        grow(store, settings());
        store.grow(20);
        grow(store, settings());
        assertThat(exists("tile/0/000.p/200")).isTrue();
        assertThat(exists("tile/entries/000.p/220")).isTrue();
        store.grow(100);
        grow(store, settings());
        assertThat(exists("tile/0/000.p")).isFalse();
        assertThat(exists("tile/entries/000.p")).isFalse();
        assertThat(exists("tile/0/000")).isTrue();
        assertThat(exists("tile/0/001.p/64")).isTrue();
        consistent();
    }

    @Test
    void a_crash_at_any_step_never_publishes_two_histories() throws Exception {
        for (Step step : EnumSet.allOf(Step.class)) {
            for (int times = 1; times <= 3; times++) {
                seen.clear();
                Path here = Files.createDirectory(home.resolve(step + "-" + times));
                LogSettings settings =
                        LogSettings.of(here.resolve("public"), here.resolve("state"), Keys.LOG)
                                .withLeavesMax(600);
                MemoryStore store = MemoryStore.of(700);
                crash(store, settings, step, times);
                note(settings);
                store.grow(77); // what comes after the crash changes where the next batch ends
                crash(store, settings, step, times);
                note(settings);
                store.grow(333);
                try (LogWriter writer = LogWriter.open(store, settings, ALL)) {
                    note(settings);
                    while (writer.advance()) {
                        note(settings);
                    }
                }
                note(settings);
                assertThat(seen.getLast().size()).isEqualTo(1_110);
                consistent(settings);
            }
        }
    }

    private void crash(MemoryStore store, LogSettings settings, Step step, int times)
            throws IOException {
        int[] left = {times};
        Consumer<Step> bomb =
                s -> {
                    if (s == step && --left[0] == 0) {
                        throw new Crash();
                    }
                };
        try (LogWriter writer = LogWriter.open(store, settings, ALL, bomb)) {
            while (writer.advance()) {
                note(settings);
            }
        } catch (Crash _) {
            note(settings);
        }
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void after_an_outage_the_same_writer_goes_on() throws Exception {
        MemoryStore store = MemoryStore.of(900);
        Set<Step> failed = EnumSet.noneOf(Step.class);
        Consumer<Step> oncePerStep =
                s -> {
                    if (failed.add(s)) {
                        throw new Crash();
                    }
                };
        try (LogWriter writer = LogWriter.open(store, settings(), ALL, oncePerStep)) {
            for (int i = 0; i < 20; i++) {
                try {
                    writer.advance();
                } catch (Crash _) {
                    note(settings());
                }
                store.grow(5);
            }
        }
        note(settings());
        assertThat(failed).hasSize(Step.values().length);
        consistent();
    }

    @Test
    void a_publication_ahead_of_the_decision_is_refused() throws Exception {
        MemoryStore store = MemoryStore.of(300);
        grow(store, settings());
        byte[] old = Files.readAllBytes(home.resolve("state").resolve(LogState.DECIDED));
        store.grow(10);
        grow(store, settings());
        Files.write(home.resolve("state").resolve(LogState.DECIDED), old);
        refuses(store, "log.published-ahead").hasMessageContaining("310");
    }

    @Test
    void another_history_of_the_same_size_is_refused() throws Exception {
        MemoryStore store = MemoryStore.of(300);
        grow(store, settings());
        SignedCheckpoint other =
                SignedCheckpoint.sign(Keys.LOG, new TreeHead(300, published().head().root()));
        byte[] root = other.head().root().bytes();
        root[0] ^= 1;
        var fork = new TreeHead(300, Hash.of(root));
        folder().publish(LogFolder.LATEST, SignedCheckpoint.sign(Keys.LOG, fork).bytes());
        refuses(store, "log.published-differs");
        folder().publish(
                        LogFolder.LATEST,
                        SignedCheckpoint.sign(Keys.LOG, new TreeHead(299, fork.root())).bytes());
        refuses(store, "log.published-differs");
    }

    @Test
    void a_lost_state_is_not_begun_again() throws Exception {
        MemoryStore store = MemoryStore.of(300);
        grow(store, settings());
        Files.delete(home.resolve("state").resolve(LogState.DECIDED));
        refuses(store, "log.state-lost");
    }

    @Test
    void tiles_that_do_not_hash_to_the_root_are_refused_and_can_be_rebuilt() throws Exception {
        MemoryStore store = MemoryStore.of(700);
        grow(store, settings());
        for (String file :
                List.of(
                        "tile/0/002.p/188",
                        "tile/1/000.p/2",
                        "tile/entries/002.p/188",
                        "tile/0/001")) {
            damage(file);
            refuses(store, "log.tiles-differ");
            Rebuild.of(store, settings());
            grow(store, settings());
        }
        Files.delete(home.resolve("public/tile/0/002.p/188"));
        refuses(store, "log.tiles-differ").hasMessageContaining("tile/0/002.p/188");
        Rebuild.of(store, settings());
        grow(store, settings());
    }

    @Test
    void a_store_that_lost_events_is_refused() throws Exception {
        MemoryStore store = MemoryStore.of(300);
        grow(store, settings());
        store.cut(299);
        refuses(store, "log.store-short").hasMessageContaining("299");
    }

    @Test
    void a_rewritten_event_is_refused_by_its_index() throws Exception {
        MemoryStore store = MemoryStore.of(300);
        grow(store, settings());
        store.rewrite(235, "{}");
        refuses(store, "log.entry-differs").hasMessageContaining("leaf 234");
        assertThatThrownBy(() -> Rebuild.of(store, settings()))
                .isInstanceOf(LogContradiction.class)
                .hasMessageContaining("log.store-differs");
    }

    @Test
    void another_key_or_name_is_refused() throws Exception {
        MemoryStore store = MemoryStore.of(3);
        grow(store, settings());
        var other =
                LogSettings.of(
                        home.resolve("public"),
                        home.resolve("state"),
                        Keys.generate(Keys.LOG.name()));
        assertThatThrownBy(() -> LogWriter.open(store, other, ALL))
                .hasMessageContaining("log.key-differs");
    }

    @Test
    void two_writers_cannot_both_hold_a_log() throws Exception {
        MemoryStore store = MemoryStore.of(3);
        try (LogWriter _ = LogWriter.open(store, settings(), ALL)) {
            refuses(store, "log.in-use");
        }
        grow(store, settings());
    }

    @Test
    void an_entry_that_may_not_be_published_stops_the_log_before_it() throws Exception {
        MemoryStore store = MemoryStore.of(3);
        store.add("x".repeat(65_536));
        Admission noSecrets =
                e -> e.entry().length == 7 ? Optional.of("looks like a secret") : Optional.empty();
        try (LogWriter writer = LogWriter.open(store, settings(), noSecrets)) {
            assertThatThrownBy(writer::advance)
                    .isInstanceOf(LogContradiction.class)
                    .hasMessageContaining("position 4");
            assertThat(writer.head()).isEmpty();
        }
        store.rewrite(4, "1234567");
        try (LogWriter writer = LogWriter.open(store, settings(), noSecrets)) {
            assertThatThrownBy(writer::advance).hasMessageContaining("looks like a secret");
        }
    }

    @Test
    void a_frozen_log_is_continued_by_another_that_cites_it() throws Exception {
        MemoryStore store = MemoryStore.of(500);
        grow(store, settings());
        try (LogWriter writer = LogWriter.open(store, settings(), ALL)) {
            writer.freeze();
        }
        refuses(store, "log.frozen");
        SignedCheckpoint last = published();
        store.grow(50);
        LogSettings next =
                LogSettings.of(
                                home.resolve("public-2"),
                                home.resolve("state-2"),
                                Keys.generate("example.org/ward-ledger-2"))
                        .continuing(last);
        grow(store, next);
        var folder = new LogFolder(next.publicFolder());
        assertThat(folder.read(LogFolder.PREVIOUS)).contains(last);
        var tree = new TileTree(folder.source(), 550);
        assertThat(Proofs.head(500, tree)).isEqualTo(last.head());
    }

    @Test
    void a_tile_that_changes_on_its_way_to_the_disk_is_not_signed() throws Exception {
        MemoryStore store = MemoryStore.of(300);
        Consumer<Step> rot =
                s -> {
                    if (s == Step.TILES_WRITTEN) {
                        damage("tile/0/000");
                    }
                };
        try (LogWriter writer = LogWriter.open(store, settings(), ALL, rot)) {
            assertThatThrownBy(writer::advance)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("tile/0/000");
        }
        assertThat(folder().holds(LogFolder.LATEST)).isFalse();
        grow(store, settings());
    }

    private void damage(String file) {
        try {
            Path path = home.resolve("public").resolve(file);
            byte[] bytes = Files.readAllBytes(path);
            bytes[bytes.length / 2] ^= 1;
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private AbstractThrowableAssert<?, ?> refuses(MemoryStore store, String code) {
        return assertThatThrownBy(() -> LogWriter.open(store, settings(), ALL))
                .isInstanceOf(LogContradiction.class)
                .hasMessageStartingWith(code);
    }

    private void grow(MemoryStore store, LogSettings settings) throws IOException {
        try (LogWriter writer = LogWriter.open(store, settings, ALL)) {
            boolean more = true;
            while (more) {
                more = writer.advance();
                note(settings);
            }
        }
    }

    private boolean exists(String file) {
        return Files.exists(home.resolve("public").resolve(file));
    }

    private SignedCheckpoint published() throws IOException {
        return folder().read(LogFolder.CHECKPOINT).orElseThrow();
    }

    private void note(LogSettings settings) throws IOException {
        var folder = new LogFolder(settings.publicFolder());
        for (String document : List.of(LogFolder.CHECKPOINT, LogFolder.LATEST)) {
            folder.read(document)
                    .filter(c -> seen.isEmpty() || !seen.contains(c))
                    .ifPresent(seen::add);
        }
    }

    private void consistent() throws IOException {
        consistent(settings());
    }

    /// Every checkpoint that anybody can have seen lies inside the last one.
    private void consistent(LogSettings settings) throws IOException {
        var folder = new LogFolder(settings.publicFolder());
        SignedCheckpoint last = folder.read(LogFolder.CHECKPOINT).orElseThrow();
        var tree = new TileTree(folder.source(), last.size());
        for (SignedCheckpoint earlier : seen) {
            var proof = Proofs.consistency(earlier.size(), last.size(), tree);
            assertThat(ProofCheck.consistency(earlier.head(), last.head(), proof))
                    .isEqualTo(ProofCheck.OK);
            assertThat(TileName.edge(earlier.size()))
                    .allSatisfy(n -> assertThat(folder.source().read(n)).isPresent());
        }
    }
}
