package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.wardledger.eventstore.EventStore;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;

/// Writes the tiles of the decided tree again, out of the event store, after the public folder
/// was lost or damaged. Nothing is signed: either the store still gives the root that was decided
/// on, or the folder is left as it is for whoever has to find out why.
public final class Rebuild {
    private Rebuild() {}

    /// The head that the folder holds again.
    ///
    /// @throws LogContradiction when the store gives another root, with nothing published
    public static TreeHead of(EventStore store, LogSettings settings) throws IOException {
        return of(store, settings.publicFolder(), settings.stateFolder());
    }

    /// As above; no key is needed, because nothing is signed.
    public static TreeHead of(EventStore store, Path publicFolder, Path stateFolder)
            throws IOException {
        try (LogState state = LogState.take(stateFolder)) {
            SignedCheckpoint decided =
                    state.decided()
                            .orElseThrow(
                                    () ->
                                            new LogContradiction(
                                                    Contradiction.STATE_LOST,
                                                    stateFolder.resolve(LogState.DECIDED)
                                                            + " is not there; nothing was written"));
            return PublicCopy.of(store, publicFolder, Map.of(LogFolder.LATEST, decided));
        }
    }
}
