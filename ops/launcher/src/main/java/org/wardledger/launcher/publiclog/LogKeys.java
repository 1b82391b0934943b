package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.DataFolder;
import org.wardledger.transparency.KeyFile;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.sequencer.Contradiction;
import org.wardledger.transparency.sequencer.LogContradiction;

/// The key of an installation's log. Made once, before anything is published; a second key under
/// the same name would be a second history.
final class LogKeys {
    private static final String NAMELESS = "localhost/ward-ledger";

    private LogKeys() {}

    /// @throws LogContradiction where the key is not the one that the log began with
    static SigningKey of(DataFolder data, @Nullable String origin) throws IOException {
        if (missing(data)) {
            throw new LogContradiction(
                    Contradiction.KEY_MISSING, data.logKey() + " is not there, but a log is");
        }
        if (!Files.exists(data.logKey())) {
            String name = origin == null ? NAMELESS : origin;
            KeyFile.write(data.logKey(), SigningKey.generate(name, new SecureRandom()));
        }
        return named(data.logKey(), read(data.logKey()), origin);
    }

    /// Whether there is a log, but not its key.
    static boolean missing(DataFolder data) {
        return !Files.exists(data.logKey())
                && (Files.exists(data.logState()) || Files.exists(data.log()));
    }

    static SigningKey read(Path file) throws IOException {
        return switch (KeyFile.read(file)) {
            case Parsed.Good<SigningKey>(SigningKey key) -> key;
            case Parsed.Bad<SigningKey>(String code, String detail) ->
                    throw unusable(file, code, detail);
        };
    }

    private static LogContradiction unusable(Path file, String code, String detail) {
        Contradiction open = Contradiction.KEY_READABLE_BY_OTHERS;
        return code.equals(open.code())
                ? new LogContradiction(open, detail)
                : new LogContradiction(
                        Contradiction.KEY_UNREADABLE,
                        "%s holds no key (%s %s)".formatted(file, code, detail));
    }

    /// Public keys that signed this log before the one of today.
    static List<Vkey> before(DataFolder data) throws IOException {
        if (!Files.exists(data.logKeysBefore())) {
            return List.of();
        }
        List<Vkey> keys = new ArrayList<>();
        for (String line : Files.readAllLines(data.logKeysBefore())) {
            keys.add(
                    Vkey.parse(line)
                            .good()
                            .orElseThrow(
                                    () ->
                                            new LogContradiction(
                                                    Contradiction.KEY_UNREADABLE,
                                                    data.logKeysBefore() + " holds no key")));
        }
        return keys;
    }

    private static SigningKey named(Path file, SigningKey key, @Nullable String origin) {
        if (origin != null && !origin.equals(key.name())) {
            throw new LogContradiction(
                    Contradiction.ORIGIN_DIFFERS,
                    "%s is of %s, and %s was asked for".formatted(file, key.name(), origin));
        }
        return key;
    }
}
