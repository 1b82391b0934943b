package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.launcher.Complaint;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.cluster.LogRow;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.sequencer.LogContradiction;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.vault.PostgresSettings;

/// Whether the store still reaches what its public log has told the world. A log in trouble
/// holds up no recording, with this one exception: a store that was put back too old would give
/// positions out a second time, and everything recorded from then on could never be published.
public final class PublishedHistory {
    private PublishedHistory() {}

    /// Looks at the ends only; the log itself looks closer when it starts, and says what it finds.
    ///
    /// @throws Failed with `store.older-than-log`, `store.not-the-published`, or
    ///     `store.published-unknown` where nobody can say any more how much is published
    public static void check(EventStore store, DataFolder data) {
        Optional<SignedCheckpoint> decided = decided(data);
        Optional<SignedCheckpoint> published = published(data, decided);
        long told = Math.max(size(published), size(decided));
        if (store.head() < told) {
            throw failed("store.older-than-log", told, store.head());
        }
        if (published.isPresent() && published.get().size() > 0) {
            compareEnd(store, data, published.get());
        }
    }

    /// The same for what several processes have published together, whatever this one has on its
    /// disk.
    ///
    /// @throws Failed with `store.older-than-log`, or where that cannot be known
    public static void checkShared(EventStore store, DataFolder data, PostgresSettings database) {
        long told;
        try {
            String origin = LogIdentity.shared(data, null).publicKey().name();
            try (LogRow row = new LogRow(database, origin, null)) {
                told = size(row.read().signed());
            }
        } catch (IOException | LogContradiction e) {
            throw new Failed(Complaint.of(e, Says.in(null)));
        }
        if (store.head() < told) {
            throw failed("store.older-than-log", told, store.head());
        }
    }

    private static long size(Optional<SignedCheckpoint> checkpoint) {
        return checkpoint.map(SignedCheckpoint::size).orElse(0L);
    }

    /// A decision that cannot be read is the log's trouble, and it will say so.
    private static Optional<SignedCheckpoint> decided(DataFolder data) {
        try {
            return LogWriter.decided(data.logState());
        } catch (IOException | LogContradiction _) {
            return Optional.empty();
        }
    }

    /// A damaged one is the log's trouble too as long as the decision stands, which is never behind
    /// it.
    private static Optional<SignedCheckpoint> published(
            DataFolder data, Optional<SignedCheckpoint> decided) {
        try {
            return new LogFolder(data.log()).read(LogFolder.LATEST);
        } catch (IOException _) {
            if (decided.isPresent()) {
                return decided;
            }
            String code = "store.published-unknown";
            throw new Failed(
                    code + ": " + Says.in(null).text(code, data.log().resolve(LogFolder.LATEST)));
        }
    }

    private static void compareEnd(EventStore store, DataFolder data, SignedCheckpoint published) {
        long last = published.size() - 1;
        byte[] entry;
        try {
            entry = new LogReader(data.log()).entry(published, last).orElseThrow();
        } catch (IOException _) {
            return; // lost tiles can be made again, and the log asks for them
        }
        List<StoredEvent> event = store.readAll(last, 1);
        if (event.isEmpty() || !Arrays.equals(event.getFirst().entry(), entry)) {
            throw failed("store.not-the-published", published.size(), store.head());
        }
    }

    private static Failed failed(String code, long published, long head) {
        return new Failed(code + ": " + Says.in(null).text(code, published, head));
    }
}
