package org.wardledger.transparency.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.Keys;
import org.wardledger.transparency.MemoryStore;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileTree;

/// Nodes that keep one log in folders of their own, and what must be true of them at any moment.
abstract class SeveralNodes {
    @TempDir Path home;

    final MemoryStore store = MemoryStore.of(700);
    final Board board = new Board();

    LogSettings signing(String node) {
        return LogSettings.of(folder(node).path(), home.resolve(node + "-state"), Keys.LOG)
                .withLeavesMax(300);
    }

    LogSettings watching(String node) {
        return LogSettings.watching(
                folder(node).path(), home.resolve(node + "-state"), Keys.LOG.logKey());
    }

    LogFolder folder(String node) {
        return new LogFolder(home.resolve(node));
    }

    SharedLog open(LogSettings settings, Agreement seat) throws IOException {
        return SharedLog.open(store, settings, Admission.all(), seat);
    }

    static void advance(SharedLog log) throws IOException {
        while (log.advance()) {
            // up to the end
        }
    }

    long published(String node) throws IOException {
        return folder(node).read(LogFolder.CHECKPOINT).map(SignedCheckpoint::size).orElse(0L);
    }

    void assertShownIsAgreed() throws IOException {
        for (String name : List.of("one", "two")) {
            for (String document : List.of(LogFolder.LATEST, LogFolder.CHECKPOINT)) {
                Optional<SignedCheckpoint> shown = folder(name).read(document);
                if (shown.isPresent()) {
                    assertThat(board.everSigned)
                            .anyMatch(s -> s.note().text().equals(shown.get().note().text()));
                }
            }
        }
    }

    void assertOneHistory() throws IOException {
        SignedCheckpoint last = board.everSigned.getLast();
        String holder =
                published("one") == last.size()
                        ? "one"
                        : published("two") == last.size() ? "two" : "fresh";
        TileTree tree = new TileTree(folder(holder).source(), last.size());
        long before = 0;
        for (SignedCheckpoint each : board.everSigned) {
            assertThat(each.size()).isGreaterThanOrEqualTo(before);
            assertThat(Proofs.head(each.size(), tree)).isEqualTo(each.head());
            before = each.size();
        }
    }
}
