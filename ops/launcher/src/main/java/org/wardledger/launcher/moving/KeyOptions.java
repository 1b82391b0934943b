package org.wardledger.launcher.moving;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import picocli.CommandLine.Option;

/// What a backup is locked with. A passphrase is never an argument: other people on the machine can
/// read arguments.
final class KeyOptions {
    private static final String VARIABLE = "LEDGER_BACKUP_PASSPHRASE";

    @Option(names = "--key-file", paramLabel = "FILE", descriptionKey = "backupKeyFile")
    @Nullable Path keyFile;

    @Option(names = "--lang", paramLabel = "kk|ru|en", descriptionKey = "lang")
    @Nullable String language;

    Says says() {
        return Says.in(language);
    }

    /// From the file, from the environment, else asked for without showing it.
    ///
    /// @param fresh for a new backup: asked for twice
    BackupKey key(boolean fresh) {
        Path file = keyFile;
        if (file != null) {
            return BackupKey.ofFile(file);
        }
        String given = System.getenv(VARIABLE);
        return BackupKey.ofPassphrase(given != null ? given.toCharArray() : typed(fresh));
    }

    private char[] typed(boolean fresh) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new MovingTrouble("backup.no-key", VARIABLE);
        }
        char[] first = console.readPassword("%s ", says().text("backup.passphrase"));
        if (fresh && first != null) {
            char[] again = console.readPassword("%s ", says().text("people.password-again"));
            if (!Arrays.equals(first, again)) {
                throw new Failed(says().text("backup.passphrase-differs"));
            }
        }
        return first == null ? new char[0] : first;
    }
}
