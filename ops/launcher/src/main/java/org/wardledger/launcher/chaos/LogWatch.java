package org.wardledger.launcher.chaos;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.HttpSource;
import org.wardledger.transparency.tiles.TileTree;

/// Keeps every checkpoint that the log has ever shown, and asks of each newer one that it continues
/// all of them: a log that takes back one entry after a crash is found by this.
final class LogWatch {
    private static final long PACE_MS = 400;
    private final Door door;
    private final Tally tally;
    private final Site site;
    private final Map<Long, TreeHead> seen = new TreeMap<>();
    private @Nullable SignedCheckpoint newest;
    private final ReentrantLock fetching = new ReentrantLock();
    private long newestWitnessed;
    private volatile boolean ended;
    private @Nullable Thread thread;

    LogWatch(Door door, Tally tally, Site site) {
        this.door = door;
        this.tally = tally;
        this.site = site;
    }

    void start() {
        thread = Thread.ofPlatform().name("log-watch").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!ended) {
                fetch();
                Thread.sleep(PACE_MS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void end() throws InterruptedException {
        ended = true;
        if (thread != null) {
            thread.join();
        }
    }

    /// Looks at both checkpoints once.
    void fetch() throws InterruptedException {
        fetching.lock();
        try {
            fetchBoth();
        } finally {
            fetching.unlock();
        }
    }

    private void fetchBoth() throws InterruptedException {
        for (String name : List.of("checkpoint", "checkpoint.latest")) {
            Door.Reply reply = door.look("/log/" + name);
            if (reply.status() == 200) {
                Optional<SignedCheckpoint> read =
                        SignedCheckpoint.parse(reply.body().getBytes(StandardCharsets.UTF_8))
                                .good();
                tally.check(read.isPresent(), "log-readable", null, name + ": " + reply.body());
                read.ifPresent(c -> take(c, name));
            }
        }
    }

    private synchronized void take(SignedCheckpoint checkpoint, String name) {
        TreeHead head = checkpoint.head();
        TreeHead before = seen.putIfAbsent(head.size(), head);
        boolean one = before == null || before.equals(head);
        tally.check(one, "log-one-history", head.size(), name + ": two roots of one size");
        tally.check(signed(checkpoint), "log-signed", head.size(), name + " is not signed");
        if (name.equals("checkpoint")) {
            boolean forward = head.size() >= newestWitnessed;
            tally.check(forward, "log-grows", head.size(), "after " + newestWitnessed);
            newestWitnessed = Math.max(newestWitnessed, head.size());
        } else {
            SignedCheckpoint last = newest;
            boolean forward = last == null || head.size() >= last.size();
            String after = last == null ? "" : "after " + last.size();
            tally.check(forward, "log-grows", head.size(), after);
            newest = checkpoint;
        }
    }

    private boolean signed(SignedCheckpoint checkpoint) {
        return checkpoint
                .note()
                .signers(List.of(site.log()))
                .good()
                .filter(signers -> !signers.isEmpty())
                .isPresent();
    }

    /// Entries that the newest checkpoint covers.
    synchronized long size() {
        SignedCheckpoint last = newest;
        return last == null ? 0 : last.size();
    }

    synchronized long witnessed() {
        return newestWitnessed;
    }

    synchronized int checkpoints() {
        return seen.size();
    }

    /// That each checkpoint ever seen is the beginning of the newest one.
    void prove() {
        List<TreeHead> older;
        SignedCheckpoint last;
        synchronized (this) {
            older = new ArrayList<>(seen.values());
            last = newest;
        }
        if (last == null) {
            return;
        }
        try (HttpSource source =
                new HttpSource(site.address().resolve("/log"), Duration.ofSeconds(20))) {
            TileTree tree = new TileTree(source, last.size());
            for (TreeHead head : older) {
                if (head.size() > 0 && head.size() <= last.size()) {
                    prove(head, last.head(), tree);
                }
            }
        }
    }

    private void prove(TreeHead older, TreeHead newer, TileTree tree) {
        String which = "checkpoint of " + older.size() + " under that of " + newer.size() + ": ";
        try {
            List<Hash> proof = Proofs.consistency(older.size(), newer.size(), tree);
            ProofCheck found = ProofCheck.consistency(older, newer, proof);
            tally.check(found == ProofCheck.OK, "log-consistent", older.size(), which + found);
        } catch (UncheckedIOException e) {
            tally.violated("log-consistent", older.size(), which + e.getMessage());
        }
    }
}
