package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.wardledger.eventstore.EventStore;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.tiles.LogFolder;

/// One node's own copy of a log that several nodes keep: made from the events like any other, and
/// published only up to what the nodes agree on, after its root was compared with this copy's own.
/// Whoever has the turn makes it longer: it signs, and what it signed counts when it stands in the
/// [Agreement]. So a node is an independent check of the one that signs, and losing its folder
/// loses nothing.
///
/// A crash between the agreement and the own disk leaves a checkpoint that every node takes over
/// as it stands, the one that crashed too.
///
/// Not for several threads: see [LogFollower].
public final class SharedLog implements Sequencer {
    private final EventStore store;
    private final LogSettings settings;
    private final Agreement agreement;
    private final DecidedTree tree;
    private final List<Vkey> keys;

    private SharedLog(
            EventStore store, LogSettings settings, Agreement agreement, DecidedTree tree) {
        this.store = store;
        this.settings = settings;
        this.agreement = agreement;
        this.tree = tree;
        this.keys = new ArrayList<>(List.of(settings.logKey()));
        keys.addAll(settings.before());
    }

    /// @throws LogContradiction when this copy, its decision and the store do not tell one history
    public static SharedLog open(
            EventStore store, LogSettings settings, Admission admission, Agreement agreement)
            throws IOException {
        return open(store, settings, admission, agreement, _ -> {});
    }

    static SharedLog open(
            EventStore store,
            LogSettings settings,
            Admission admission,
            Agreement agreement,
            Consumer<Step> steps)
            throws IOException {
        return new SharedLog(
                store, settings, agreement, DecidedTree.open(store, settings, admission, steps));
    }

    @Override
    public boolean advance() throws IOException {
        tree.publish();
        Agreement.Agreed agreed = agreement.read();
        for (SignedCheckpoint each : agreed.signed().stream().toList()) {
            requireSigned(each);
            if (each.size() > tree.size()) {
                return follow(each);
            }
            requireInside(each);
        }
        OptionalLong turn = settings.key().isEmpty() ? OptionalLong.empty() : agreement.turn();
        exchangeWitnessed(agreed.witnessed(), turn);
        if (turn.isEmpty()) {
            requireAgreed(agreed.signed());
            return false;
        }
        if (isBehind(agreed.signed())) {
            return agreement.sign(agreed.signed(), tree.decided().orElseThrow(), turn.getAsLong());
        }
        return grow(agreed.signed(), turn.getAsLong());
    }

    private void requireSigned(SignedCheckpoint agreed) {
        Parsed<Set<Vkey>> signers = agreed.note().signers(keys);
        boolean ours = signers.good().filter(s -> !s.isEmpty()).isPresent();
        if (!ours || !agreed.origin().equals(settings.logKey().name())) {
            throw new LogContradiction(
                    Contradiction.AGREED_NOT_SIGNED,
                    "the checkpoint of size %d that the nodes share is not signed by %s"
                            .formatted(agreed.size(), settings.logKey().text()));
        }
    }

    /// Takes over what another node has signed, once the own events give the same root.
    private boolean follow(SignedCheckpoint agreed) throws IOException {
        Optional<Growth> growth =
                store.head() < agreed.size() ? Optional.empty() : tree.grown(agreed.size());
        if (growth.isEmpty() || growth.get().edge().size() < agreed.size()) {
            return false; // this node does not see all the events yet
        }
        if (!growth.get().edge().head().equals(agreed.head())) {
            throw twoHistories(agreed);
        }
        tree.commit(growth.get(), agreed);
        return true;
    }

    private void requireInside(SignedCheckpoint agreed) throws IOException {
        if (!tree.beginsWith(agreed.head())) {
            throw twoHistories(agreed);
        }
    }

    private LogContradiction twoHistories(SignedCheckpoint agreed) {
        return new LogContradiction(
                Contradiction.TWO_HISTORIES,
                "the events that this node sees give another root at size %d than the one that was signed"
                        .formatted(agreed.size()));
    }

    /// The place of agreement was lost, or put back too old, or this log comes from a time when one
    /// node kept it alone.
    private boolean isBehind(Optional<SignedCheckpoint> agreed) {
        return agreed.map(SignedCheckpoint::size).orElse(0L) < tree.size();
    }

    private void requireAgreed(Optional<SignedCheckpoint> agreed) throws IOException {
        if (isBehind(agreed)) {
            throw new AgreementBehind(tree.size(), agreed.map(SignedCheckpoint::size).orElse(0L));
        }
    }

    private boolean grow(Optional<SignedCheckpoint> agreed, long token) throws IOException {
        if (store.head() <= tree.size()) {
            return false;
        }
        long full = tree.size() + settings.leavesMax();
        Optional<Growth> growth = tree.grown(full);
        if (growth.isEmpty()) {
            return false;
        }
        SigningKey key = settings.key().orElseThrow();
        SignedCheckpoint next = LogWriter.signed(key, growth.get().edge().head());
        if (!agreement.sign(agreed, next, token)) {
            return false; // another node was there first: the next time takes over what it signed
        }
        tree.commit(growth.get(), next);
        return tree.size() == full;
    }

    /// Whoever has the turn tells what the witnesses said; everybody else takes it from there.
    private void exchangeWitnessed(Optional<SignedCheckpoint> told, OptionalLong turn)
            throws IOException {
        if (!settings.witnessesAsked()) {
            return;
        }
        LogFolder folder = tree.folder();
        Optional<SignedCheckpoint> own = folder.read(LogFolder.CHECKPOINT);
        long ownSize = own.map(SignedCheckpoint::size).orElse(-1L);
        long toldSize = told.map(SignedCheckpoint::size).orElse(-1L);
        boolean same =
                own.isPresent()
                        && told.isPresent()
                        && Arrays.equals(own.get().bytes(), told.get().bytes());
        boolean take = toldSize > ownSize || (toldSize == ownSize && turn.isEmpty() && !same);
        if (take && told.isPresent() && toldSize <= tree.size()) {
            requireSigned(told.get());
            requireInside(told.get());
            folder.publish(LogFolder.CHECKPOINT, told.get().bytes());
        } else if (turn.isPresent() && own.isPresent() && ownSize >= toldSize && !same) {
            var _ = agreement.witness(own.get(), turn.getAsLong());
        }
    }

    @Override
    public void halt(String reason) throws IOException {
        tree.halt(reason);
    }

    @Override
    public void close() throws IOException {
        tree.close();
    }
}
