package org.wardledger.transparency.sequencer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;

/// @param publicFolder what the world may copy
/// @param stateFolder the last checkpoint that was decided on. Never restored from a backup,
/// never     copied: see `docs/log.md`
/// @param logKey what the log is verified with; its name is the origin of the log
/// @param key signs; empty for a copy that only shows what others signed
/// @param cadence how often the writer looks for new events; a checkpoint is at most that far
/// behind
/// @param leavesMax how many leaves one checkpoint may add
/// @param witnessesAsked whether `checkpoint` waits for witnesses; if not, the writer publishes
/// it
/// @param bundlesRechecked how many bundles are compared with the event store at each start
/// @param previous for a log that continues a frozen one: the last checkpoint of that
/// @param before keys of the same name that signed this log before
public record LogSettings(
        Path publicFolder,
        Path stateFolder,
        Vkey logKey,
        Optional<SigningKey> key,
        Duration cadence,
        int leavesMax,
        boolean witnessesAsked,
        int bundlesRechecked,
        Optional<SignedCheckpoint> previous,
        List<Vkey> before) {
    private static final Duration CADENCE = Duration.ofSeconds(1);
    private static final Duration CADENCE_MAX = Duration.ofSeconds(10);
    private static final int LEAVES_MAX = 32_768;
    private static final int BUNDLES_RECHECKED = 16;

    public LogSettings {
        before = List.copyOf(before);
        if (cadence.compareTo(CADENCE_MAX) > 0 || cadence.isNegative() || leavesMax < 1) {
            throw new IllegalArgumentException(
                    "a checkpoint is at most 10 s behind and adds at least one leaf");
        }
    }

    public static LogSettings of(Path publicFolder, Path stateFolder, SigningKey key) {
        return of(publicFolder, stateFolder, key.logKey(), Optional.of(key));
    }

    /// For a copy on a machine that has no right to sign.
    public static LogSettings watching(Path publicFolder, Path stateFolder, Vkey logKey) {
        return of(publicFolder, stateFolder, logKey, Optional.empty());
    }

    private static LogSettings of(
            Path publicFolder, Path stateFolder, Vkey logKey, Optional<SigningKey> key) {
        return new LogSettings(
                publicFolder,
                stateFolder,
                logKey,
                key,
                CADENCE,
                LEAVES_MAX,
                false,
                BUNDLES_RECHECKED,
                Optional.empty(),
                List.of());
    }

    public LogSettings withCadence(Duration other) {
        return new LogSettings(
                publicFolder,
                stateFolder,
                logKey,
                key,
                other,
                leavesMax,
                witnessesAsked,
                bundlesRechecked,
                previous,
                before);
    }

    public LogSettings withLeavesMax(int other) {
        return new LogSettings(
                publicFolder,
                stateFolder,
                logKey,
                key,
                cadence,
                other,
                witnessesAsked,
                bundlesRechecked,
                previous,
                before);
    }

    public LogSettings withWitnesses() {
        return new LogSettings(
                publicFolder,
                stateFolder,
                logKey,
                key,
                cadence,
                leavesMax,
                true,
                bundlesRechecked,
                previous,
                before);
    }

    public LogSettings continuing(SignedCheckpoint frozen) {
        return new LogSettings(
                publicFolder,
                stateFolder,
                logKey,
                key,
                cadence,
                leavesMax,
                witnessesAsked,
                bundlesRechecked,
                Optional.of(frozen),
                before);
    }

    public LogSettings after(List<Vkey> keys) {
        return new LogSettings(
                publicFolder,
                stateFolder,
                logKey,
                key,
                cadence,
                leavesMax,
                witnessesAsked,
                bundlesRechecked,
                previous,
                keys);
    }
}
