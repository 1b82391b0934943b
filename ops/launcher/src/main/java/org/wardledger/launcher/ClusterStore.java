package org.wardledger.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.kurrent.KurrentSettings;

/// The address of a cluster, as an operator writes it down.
public final class ClusterStore {
    private ClusterStore() {}

    /// @throws IllegalArgumentException where it is no address
    public static KurrentSettings settings(
            String connection,
            @Nullable String user,
            @Nullable String password,
            @Nullable Path caFile) {
        // The client tells of each connection on standard output, where the result belongs.
        ((Logger) LoggerFactory.getLogger("io.kurrent.dbclient")).setLevel(Level.ERROR);
        KurrentSettings settings = KurrentSettings.of(connection);
        if (user != null && password != null) {
            settings = settings.withCredentials(user, password);
        }
        return caFile == null ? settings : settings.withCaFile(caFile);
    }

    /// How it may be spoken of: never with a password that somebody wrote into it.
    public static String shown(String connection) {
        return connection.replaceFirst("//[^/@?]*@", "//");
    }
}
