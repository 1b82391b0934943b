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
                    "log.key-missing",
                    "%s is not there, but a log is; bring its offline copy back. If there is none, end this log and go on under another name: ledger log freeze, ledger log continue (docs/log.md)"
                            .formatted(data.logKey()));
        }
        if (!Files.exists(data.logKey())) {
            String name = origin == null ? NAMELESS : origin;
            KeyFile.write(data.logKey(), SigningKey.generate(name, new SecureRandom()));
        }
        return named(read(data.logKey()), origin);
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
                    throw new LogContradiction(code, detail);
        };
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
                                                    "log.key-differs",
                                                    data.logKeysBefore() + " holds no key")));
        }
        return keys;
    }

    private static SigningKey named(SigningKey key, @Nullable String origin) {
        if (origin != null && !origin.equals(key.name())) {
            throw new LogContradiction(
                    "log.origin-differs",
                    "this log is called %s; leave --origin out, or freeze and continue (docs/log.md)"
                            .formatted(key.name()));
        }
        return key;
    }
}
