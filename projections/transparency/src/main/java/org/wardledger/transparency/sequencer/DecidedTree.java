package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.wardledger.eventstore.EventStore;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileTree;

/// The tree of one public folder as far as it is decided, and the way to make it longer: written,
/// read back, decided on (one file replaced in the state folder), published. Who says what comes
/// next is for whoever holds this.
///
/// Not for several threads.
final class DecidedTree implements AutoCloseable {
    private final EventStore store;
    private final LogSettings settings;
    private final Admission admission;
    private final Consumer<Step> steps;
    private final LogFolder folder;
    private final LogState state;

    private Optional<SignedCheckpoint> decided;
    private TileEdge edge = new TileEdge();
    private byte[] openBundle = new byte[0];

    private DecidedTree(
            EventStore store,
            LogSettings settings,
            Admission admission,
            Consumer<Step> steps,
            LogState state)
            throws IOException {
        this.store = store;
        this.settings = settings;
        this.admission = admission;
        this.steps = steps;
        this.state = state;
        this.folder = new LogFolder(settings.publicFolder());
        this.decided = state.decided();
    }

    /// @throws LogContradiction when decision, publication, tiles and store do not tell one history
    static DecidedTree open(
            EventStore store, LogSettings settings, Admission admission, Consumer<Step> steps)
            throws IOException {
        LogState state = LogState.take(settings.stateFolder());
        boolean opened = false;
        try {
            requireGoingOn(state, settings);
            var tree = new DecidedTree(store, settings, admission, steps, state);
            tree.recover();
            opened = true;
            return tree;
        } finally {
            if (!opened) {
                state.close();
            }
        }
    }

    private static void requireGoingOn(LogState state, LogSettings settings) throws IOException {
        if (state.frozen()) {
            throw new LogContradiction(
                    Contradiction.FROZEN,
                    settings.stateFolder().resolve(LogState.FROZEN) + " is there");
        }
        Optional<String> halted = state.halted();
        if (halted.isPresent()) {
            throw new LogContradiction(
                    Contradiction.HALTED,
                    "%s holds the reason: %s"
                            .formatted(
                                    settings.stateFolder().resolve(LogState.HALTED),
                                    halted.get().strip()));
        }
    }

    private void recover() throws IOException {
        var opening = new Opening(folder, settings.logKey(), settings.before(), decided);
        opening.checkDocuments();
        edge = opening.edge();
        opening.recheckTail(store, edge.size(), settings.bundlesRechecked());
        openBundle = opening.openBundle(edge.size());
        if (decided.isEmpty() && settings.previous().isPresent()) {
            folder.publish(LogFolder.PREVIOUS, settings.previous().get().bytes());
        }
        publish();
        if (decided.isPresent()) {
            folder.dropPartials(recentlyFull(edge.size()));
        }
    }

    Optional<SignedCheckpoint> decided() {
        return decided;
    }

    long size() {
        return edge.size();
    }

    LogFolder folder() {
        return folder;
    }

    /// Whether a tree is the beginning of this one.
    ///
    /// @param head no longer than this
    boolean beginsWith(TreeHead head) throws IOException {
        return head.size() == 0
                || Proofs.head(head.size(), new TileTree(folder.source(), size())).equals(head);
    }

    /// Writes what comes next, up to a size, and reads it back. Nobody is told of it before
    /// [#commit]; it may be thrown away and written again.
    ///
    /// @return empty where nothing came
    Optional<Growth> grown(long sizeMax) throws IOException {
        var growth = new Growth(folder, admission, steps, edge.copy(), openBundle);
        growth.take(store, sizeMax);
        if (growth.edge().size() == edge.size()) {
            return Optional.empty();
        }
        growth.finish();
        TreeHead head = growth.edge().head();
        if (!ReadBack.head(folder.source(), edge, head.size()).equals(head)) {
            throw new IOException("what was written up to " + head.size() + " reads back wrong");
        }
        steps.accept(Step.READ_BACK);
        return Optional.of(growth);
    }

    /// From here on there is no other history.
    void commit(Growth growth, SignedCheckpoint next) throws IOException {
        long before = edge.size();
        state.decide(decided, next);
        decided = Optional.of(next);
        edge = growth.edge();
        openBundle = growth.openBundle();
        steps.accept(Step.DECIDED);
        publish();
        List<TileName> filled = TileName.edge(before).stream().map(TileName::whole).toList();
        folder.dropPartials(filled.stream().filter(n -> n.within(size())).toList());
        steps.accept(Step.CLEANED);
    }

    /// What is decided, also where a crash or a full disk has left that undone.
    void publish() throws IOException {
        if (decided.isEmpty()) {
            return;
        }
        if (behind(LogFolder.LATEST)) {
            folder.publish(LogFolder.LATEST, decided.get().bytes());
            steps.accept(Step.LATEST_PUBLISHED);
        }
        if (!settings.witnessesAsked() && behind(LogFolder.CHECKPOINT)) {
            folder.publish(LogFolder.CHECKPOINT, decided.get().bytes());
            steps.accept(Step.PUBLISHED);
        }
    }

    private boolean behind(String document) throws IOException {
        Optional<SignedCheckpoint> published = folder.read(document);
        return published.isEmpty() || published.get().size() < decided.orElseThrow().size();
    }

    /// Tiles that the last checkpoint may have filled: their narrower forms can go.
    private List<TileName> recentlyFull(long size) {
        int back = settings.leavesMax() / TileName.FULL + 1;
        return IntStream.rangeClosed(TileName.ENTRIES, 2)
                .boxed()
                .flatMap(
                        level -> {
                            long full = TileName.count(size, level) / TileName.FULL;
                            return LongStream.range(Math.max(0, full - back), full)
                                    .mapToObj(number -> TileName.full(level, number));
                        })
                .toList();
    }

    void halt(String reason) throws IOException {
        state.halt(reason);
    }

    void freeze(String reason) throws IOException {
        state.freeze(reason);
    }

    @Override
    public void close() throws IOException {
        state.close();
    }
}
