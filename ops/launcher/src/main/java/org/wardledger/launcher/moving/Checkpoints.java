package org.wardledger.launcher.moving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.sequencer.LogContradiction;
import org.wardledger.transparency.sequencer.PublicCopy;
import org.wardledger.transparency.tiles.LogFolder;

/// The documents of a public log that a backup holds. The tiles are not in it: they follow from the
/// events, and the signed root says whether these are the events.
final class Checkpoints {
    private static final List<String> NAMES =
            List.of(LogFolder.PREVIOUS, LogFolder.LATEST, LogFolder.CHECKPOINT);
    private final Map<String, SignedCheckpoint> documents = new LinkedHashMap<>();

    void add(String name, byte[] bytes) {
        if (!NAMES.contains(name)) {
            throw new MovingTrouble("backup.strange", PartWriter.DOCUMENT);
        }
        switch (SignedCheckpoint.parse(bytes)) {
            case Parsed.Good<SignedCheckpoint>(SignedCheckpoint checkpoint) ->
                    documents.put(name, checkpoint);
            case Parsed.Bad<SignedCheckpoint> _ ->
                    throw new MovingTrouble("backup.strange", PartWriter.DOCUMENT);
        }
    }

    void write(EventStore store, Path log) throws IOException {
        if (!documents.isEmpty()) {
            PublicCopy.of(store, log, documents);
        }
    }

    /// Of a log that was ended. Where its entries are not those of the events, which may be why it
    /// was ended, its checkpoints alone are there again: they hold what was signed.
    Restored.Earlier writeEarlier(EventStore store, Path folder) throws IOException {
        String origin = origin();
        if (origin == null) {
            throw new MovingTrouble("backup.strange", PartWriter.DOCUMENT);
        }
        boolean whole = true;
        try {
            write(store, folder);
        } catch (LogContradiction _) {
            whole = false;
            LogFolder log = new LogFolder(folder);
            for (Map.Entry<String, SignedCheckpoint> document : documents.entrySet()) {
                log.publish(document.getKey(), document.getValue().bytes());
            }
        }
        return new Restored.Earlier(String.valueOf(folder.getFileName()), origin, latest(), whole);
    }

    long latest() {
        return size(LogFolder.LATEST);
    }

    long witnessed() {
        return size(LogFolder.CHECKPOINT);
    }

    @Nullable String origin() {
        SignedCheckpoint latest = documents.get(LogFolder.LATEST);
        return latest == null ? null : latest.origin();
    }

    private long size(String name) {
        SignedCheckpoint document = documents.get(name);
        return document == null ? 0 : document.size();
    }
}
