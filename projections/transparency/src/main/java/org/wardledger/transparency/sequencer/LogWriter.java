package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.wardledger.eventstore.EventStore;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.transparency.tiles.TileName;

/// Makes the public log out of an event store: leaf `i` is the entry of the event at position `i
/// + 1`, byte for byte.
///
/// One call of [#advance] adds at most one checkpoint, in this order: tiles and bundles, read
/// them back, sign, decide (one file replaced in the state folder), publish. A crash before the
/// decision leaves files that nobody was told about and that the next run writes again; a crash
/// after it leaves a decision that the next run publishes as it stands. In between nothing can be
/// lost or said twice.
///
/// Not for several threads: see [LogFollower].
public final class LogWriter implements AutoCloseable {
    private final EventStore store;
    private final LogSettings settings;
    private final Admission admission;
    private final Consumer<Step> steps;
    private final LogFolder folder;
    private final LogState state;

    private Optional<SignedCheckpoint> decided;
    private TileEdge edge = new TileEdge();
    private byte[] openBundle = new byte[0];

    private LogWriter(
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
    /// @throws IOException when the disk does not answer
    public static LogWriter open(EventStore store, LogSettings settings, Admission admission)
            throws IOException {
        return open(store, settings, admission, _ -> {});
    }

    static LogWriter open(
            EventStore store, LogSettings settings, Admission admission, Consumer<Step> steps)
            throws IOException {
        LogState state = LogState.take(settings.stateFolder());
        boolean opened = false;
        try {
            if (state.frozen()) {
                throw new LogContradiction(
                        "log.frozen",
                        "this log is frozen; continue with a new name, key and folders (docs/log.md)");
            }
            Optional<String> halted = state.halted();
            if (halted.isPresent()) {
                throw new LogContradiction(
                        "log.halted",
                        "%s holds the reason; delete the file when it is settled, or freeze and continue (docs/log.md): %s"
                                .formatted(
                                        settings.stateFolder().resolve(LogState.HALTED),
                                        halted.get().strip()));
            }
            var writer = new LogWriter(store, settings, admission, steps, state);
            writer.recover();
            opened = true;
            return writer;
        } finally {
            if (!opened) {
                state.close();
            }
        }
    }

    private void recover() throws IOException {
        var opening = new Opening(folder, settings.key(), settings.before(), decided);
        opening.checkDocuments();
        edge = opening.edge();
        opening.recheckTail(store, edge.size(), settings.bundlesRechecked());
        openBundle = opening.openBundle(edge.size());
        if (decided.isEmpty() && settings.previous().isPresent()) {
            folder.publish(LogFolder.PREVIOUS, settings.previous().get().bytes());
        }
        publishDecided();
        if (decided.isPresent()) {
            folder.dropPartials(recentlyFull(edge.size()));
        }
    }

    /// Size and root that the log stands for; nothing before the first checkpoint.
    public Optional<TreeHead> head() {
        return decided.map(SignedCheckpoint::head);
    }

    /// Adds what is new, if anything is, up to one checkpoint.
    ///
    /// @return whether there may be more at once
    /// @throws LogContradiction when nothing may be signed any more
    /// @throws IOException when the disk does not answer; calling again is safe
    public boolean advance() throws IOException {
        publishDecided();
        if (store.head() <= edge.size()) {
            return false;
        }
        var growth = new Growth(folder, admission, steps, edge.copy(), openBundle);
        growth.take(store, edge.size() + settings.leavesMax());
        if (growth.edge().size() == edge.size()) {
            return false;
        }
        growth.finish();
        TreeHead head = growth.edge().head();
        if (!ReadBack.head(folder.source(), edge, head.size()).equals(head)) {
            throw new IOException("what was written up to " + head.size() + " reads back wrong");
        }
        steps.accept(Step.READ_BACK);
        long before = edge.size();
        commit(growth, sign(head));
        List<TileName> filled = TileName.edge(before).stream().map(TileName::whole).toList();
        folder.dropPartials(filled.stream().filter(n -> n.within(head.size())).toList());
        steps.accept(Step.CLEANED);
        return store.head() > edge.size();
    }

    private SignedCheckpoint sign(TreeHead head) {
        SignedCheckpoint next = SignedCheckpoint.sign(settings.key(), head);
        boolean good =
                next.note()
                        .signers(List.of(settings.key().logKey()))
                        .good()
                        .filter(s -> s.size() == 1)
                        .isPresent();
        if (!good) {
            throw new IllegalStateException("the signature just made does not verify");
        }
        steps.accept(Step.SIGNED);
        return next;
    }

    private void commit(Growth growth, SignedCheckpoint next) throws IOException {
        state.decide(decided, next);
        decided = Optional.of(next);
        edge = growth.edge();
        openBundle = growth.openBundle();
        steps.accept(Step.DECIDED);
        publishDecided();
    }

    /// Also what a crash or a full disk has left undone since the decision.
    private void publishDecided() throws IOException {
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

    /// Signs nothing more, not even after a new start, until a human has looked. May be called by
    /// another thread; what is under way is still finished.
    public void halt(String reason) throws IOException {
        state.halt(reason);
    }

    /// Whether the log of a state folder was ended for good.
    public static boolean frozen(Path stateFolder) {
        return LogState.frozen(stateFolder);
    }

    /// Ends this log for good: nothing is signed any more, what is published stays.
    public void freeze() throws IOException {
        state.freeze("No checkpoint is signed any more.");
    }

    /// As [#freeze()] where no writer runs: for a ledger that was put back from a backup, whose log
    /// may have decided more than anybody here can know.
    public static void freeze(Path stateFolder, String reason) throws IOException {
        try (LogState state = LogState.take(stateFolder)) {
            state.freeze(reason);
        }
    }

    @Override
    public void close() throws IOException {
        state.close();
    }
}
