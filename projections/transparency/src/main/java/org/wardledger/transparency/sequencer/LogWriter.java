package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.wardledger.eventstore.EventStore;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;

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
public final class LogWriter implements Sequencer {
    private final EventStore store;
    private final LogSettings settings;
    private final SigningKey key;
    private final Consumer<Step> steps;
    private final DecidedTree tree;

    private LogWriter(
            EventStore store, LogSettings settings, Consumer<Step> steps, DecidedTree tree) {
        this.store = store;
        this.settings = settings;
        this.key = settings.key().orElseThrow();
        this.steps = steps;
        this.tree = tree;
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
        return new LogWriter(
                store, settings, steps, DecidedTree.open(store, settings, admission, steps));
    }

    /// Size and root that the log stands for; nothing before the first checkpoint.
    public Optional<TreeHead> head() {
        return tree.decided().map(SignedCheckpoint::head);
    }

    /// Adds what is new, if anything is, up to one checkpoint. What comes meanwhile waits for the
    /// next one: under load there would always be a little more, and no end to signing and forcing
    /// to disk.
    @Override
    public boolean advance() throws IOException {
        tree.publish();
        if (store.head() <= tree.size()) {
            return false;
        }
        long full = tree.size() + settings.leavesMax();
        Optional<Growth> growth = tree.grown(full);
        if (growth.isEmpty()) {
            return false;
        }
        SignedCheckpoint next = signed(key, growth.get().edge().head());
        steps.accept(Step.SIGNED);
        tree.commit(growth.get(), next);
        return tree.size() == full;
    }

    /// Adds all that the store holds now.
    ///
    /// @throws LogContradiction when nothing may be signed any more
    public void advanceAll() throws IOException {
        boolean more = true;
        while (more) {
            more = advance();
        }
    }

    /// Signs, and verifies what it signed.
    static SignedCheckpoint signed(SigningKey key, TreeHead head) {
        SignedCheckpoint next = SignedCheckpoint.sign(key, head);
        boolean good =
                next.note()
                        .signers(List.of(key.logKey()))
                        .good()
                        .filter(s -> s.size() == 1)
                        .isPresent();
        if (!good) {
            throw new IllegalStateException("the signature just made does not verify");
        }
        return next;
    }

    @Override
    public void halt(String reason) throws IOException {
        tree.halt(reason);
    }

    /// Whether the log of a state folder was ended for good.
    public static boolean frozen(Path stateFolder) {
        return LogState.frozen(stateFolder);
    }

    /// The last checkpoint that the log of a state folder has decided on; never behind what it has
    /// published.
    ///
    /// @throws LogContradiction where the decision cannot be read
    public static Optional<SignedCheckpoint> decided(Path stateFolder) throws IOException {
        return LogState.decided(stateFolder);
    }

    /// Ends this log for good: nothing is signed any more, what is published stays.
    public void freeze() throws IOException {
        tree.freeze("No checkpoint is signed any more.");
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
        tree.close();
    }
}
