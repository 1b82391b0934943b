package org.wardledger.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wardledger.vault.PostgresSettings;
import org.wardledger.vault.VaultTrouble;
import picocli.CommandLine.Option;

/// Databases that others run: where each is and who asks.
public final class DatabaseOptions {
    private DatabaseOptions() {}

    /// That of the keys.
    public static final class Vault {
        @Option(names = "--vault", paramLabel = "URL", descriptionKey = "vaultUrl")
        @Nullable String url;

        @Option(names = "--vault-user", paramLabel = "NAME", descriptionKey = "vaultUser")
        String user = "ledger";

        @Option(
                names = "--vault-password-file",
                paramLabel = "FILE",
                descriptionKey = "vaultPassword")
        @Nullable Path passwordFile;

        /// Null where none is named.
        public @Nullable PostgresSettings settings() {
            return DatabaseOptions.settings("--vault", url, user, passwordFile);
        }
    }

    /// That of what processes agree on.
    static final class Shared {
        @Option(names = "--shared", paramLabel = "URL", descriptionKey = "sharedUrl")
        @Nullable String url;

        @Option(names = "--shared-user", paramLabel = "NAME", descriptionKey = "vaultUser")
        String user = "ledger";

        @Option(
                names = "--shared-password-file",
                paramLabel = "FILE",
                descriptionKey = "vaultPassword")
        @Nullable Path passwordFile;

        @Nullable PostgresSettings settings() {
            return DatabaseOptions.settings("--shared", url, user, passwordFile);
        }
    }

    /// That of the peer in benchmarks.
    public static final class Peer {
        @Option(names = "--peer-postgres", paramLabel = "URL", descriptionKey = "peerUrl")
        @Nullable String url;

        @Option(names = "--peer-user", paramLabel = "NAME", descriptionKey = "vaultUser")
        String user = "ledger";

        @Option(
                names = "--peer-password-file",
                paramLabel = "FILE",
                descriptionKey = "vaultPassword")
        @Nullable Path passwordFile;

        /// Null where none is named.
        public @Nullable PostgresSettings settings() {
            return DatabaseOptions.settings("--peer-postgres", url, user, passwordFile);
        }
    }

    /// Null where none is named.
    ///
    /// @throws Failed where it is named without what it takes to ask it
    private static @Nullable PostgresSettings settings(
            String option, @Nullable String url, String user, @Nullable Path passwordFile) {
        if (url == null) {
            return null;
        }
        Says says = Says.in(null);
        if (passwordFile == null) {
            String key = "node.no-password";
            throw new Failed(key + ": " + says.text(key, option));
        }
        try {
            return new PostgresSettings(url, user, PasswordFile.read(passwordFile, says));
        } catch (VaultTrouble e) {
            throw new Failed(option + ": " + e.getMessage());
        }
    }
}
