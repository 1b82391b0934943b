package org.wardledger.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import picocli.CommandLine.Option;

/// Who asks the event store of a cluster, and what its servers' certificates are checked with.
public final class StoreOptions {
    @Option(names = "--store-user", paramLabel = "NAME", descriptionKey = "migrateUser")
    @Nullable String user;

    @Option(
            names = "--store-password-file",
            paramLabel = "FILE",
            descriptionKey = "migratePassword")
    @Nullable Path passwordFile;

    @Option(names = "--store-ca", paramLabel = "FILE", descriptionKey = "migrateCa")
    @Nullable Path caFile;

    /// @throws Failed where a name stands without a password, a password without a name, or its
    ///     file cannot be read
    public Access access(Says says) {
        if ((user == null) != (passwordFile == null)) {
            String key = "node.half-credentials";
            throw new Failed(key + ": " + says.text(key));
        }
        String password = passwordFile == null ? null : PasswordFile.read(passwordFile, says);
        return new Access(user, password, caFile);
    }

    /// An address of a cluster, as it may be spoken of: never with a password that somebody wrote
    /// into it.
    public static String shown(String connection) {
        return connection.replaceFirst("//[^/@?]*@", "//");
    }

    /// Who asks; null where the cluster asks for none.
    public record Access(@Nullable String user, @Nullable String password, @Nullable Path caFile) {
        public static final Access NONE = new Access(null, null, null);

        /// @throws IllegalArgumentException where the connection is no address
        public KurrentSettings settings(String connection) {
            // The client tells of each connection on standard output, where the result belongs.
            ((Logger) LoggerFactory.getLogger("io.kurrent.dbclient")).setLevel(Level.ERROR);
            KurrentSettings settings = KurrentSettings.of(connection);
            if (user != null && password != null) {
                settings = settings.withCredentials(user, password);
            }
            return caFile == null ? settings : settings.withCaFile(caFile);
        }

        /// Never the password.
        @Override
        public String toString() {
            return "Access";
        }
    }
}
