package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.DataFolder;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.sequencer.Contradiction;
import org.wardledger.transparency.sequencer.LogContradiction;
import org.wardledger.transparency.sequencer.LogSettings;

/// Which log this is, and whether this process may sign for it.
///
/// @param key empty where it only shows what others signed
record LogIdentity(Vkey publicKey, Optional<SigningKey> key) {
    private static final String WORD = "log ";

    /// Of a log that one process keeps alone; its key is made where there is none.
    ///
    /// @throws LogContradiction where the key is not the one that the log began with
    static LogIdentity alone(DataFolder data, @Nullable String origin) throws IOException {
        SigningKey key = LogKeys.of(data, origin);
        return new LogIdentity(key.logKey(), Optional.of(key));
    }

    /// Of a log that several keep; nothing is made here, for all have to have the same.
    static LogIdentity shared(DataFolder data, @Nullable String origin) throws IOException {
        if (Files.exists(data.logKey())) {
            return alone(data, origin);
        }
        Vkey key = read(data.logPublicKey());
        if (origin != null && !origin.equals(key.name())) {
            throw new LogContradiction(
                    Contradiction.ORIGIN_DIFFERS,
                    "%s is of %s, and %s was asked for"
                            .formatted(data.logPublicKey(), key.name(), origin));
        }
        return new LogIdentity(key, Optional.empty());
    }

    /// The first line, as `ledger keygen` writes it.
    private static Vkey read(Path file) throws IOException {
        String line = Files.readString(file).lines().findFirst().orElse("");
        String text = line.startsWith(WORD) ? line.substring(WORD.length()) : line;
        return Vkey.parse(text.strip())
                .good()
                .orElseThrow(
                        () ->
                                new LogContradiction(
                                        Contradiction.KEY_UNREADABLE,
                                        file + " holds no public key of a log"));
    }

    LogSettings settings(DataFolder data) throws IOException {
        LogSettings settings =
                key.isPresent()
                        ? LogSettings.of(data.log(), data.logState(), key.get())
                        : LogSettings.watching(data.log(), data.logState(), publicKey);
        return settings.after(LogKeys.before(data));
    }
}
