package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.KurrentDBClientSettings;
import io.kurrent.dbclient.KurrentDBConnectionString;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the cluster is, who asks, and what is kept beside it. `toString` shows no secret.
///
/// @param connection connection string such as `esdb://a:2113,b:2113,c:2113?tls=true`; TLS is on
///     unless it says `tls=false`. It may carry name and password, better given apart
/// @param user name for the server, null where it asks for none
/// @param password null where the server asks for none
/// @param caFile certificate (PEM) that the servers' certificates are checked with; null for the
///     system's own
/// @param namespace lower-case letters and digits; streams of this ledger begin with it and a dot,
///     everything else on the server is not seen
/// @param reads which node answers reads
/// @param positions file for the derived order (see `PositionIndex`); it can be deleted and is
///     made again by reading everything. Null keeps it in memory: right for tests and small stores
public record KurrentSettings(
        String connection,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path caFile,
        String namespace,
        Reads reads,
        @Nullable Path positions,
        KurrentLimits limits) {

    /// Who answers reads.
    public enum Reads {
        /// The leader: for what writes, which has to see its own events at once.
        LEADER,
        /// A follower where there is one: for projections and the log, to spare the leader.
        FOLLOWER
    }

    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9]{0,39}");

    /// @throws IllegalArgumentException for a namespace that cannot begin a stream's name, or a
    ///     connection string that cannot be read
    public KurrentSettings {
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(
                    "namespace must be 1 to 40 lower-case letters and digits, a letter first");
        }
        parse(connection);
    }

    /// The default namespace on the servers of a connection string, leader for everything, order
    /// kept in memory.
    public static KurrentSettings of(String connection) {
        return new KurrentSettings(
                connection,
                null,
                null,
                null,
                "ledger",
                Reads.LEADER,
                null,
                KurrentLimits.defaults());
    }

    public KurrentSettings withCredentials(String name, String secret) {
        return new KurrentSettings(
                connection, name, secret, caFile, namespace, reads, positions, limits);
    }

    public KurrentSettings withCaFile(Path file) {
        return new KurrentSettings(
                connection, user, password, file, namespace, reads, positions, limits);
    }

    public KurrentSettings withNamespace(String name) {
        return new KurrentSettings(
                connection, user, password, caFile, name, reads, positions, limits);
    }

    public KurrentSettings withReads(Reads by) {
        return new KurrentSettings(
                connection, user, password, caFile, namespace, by, positions, limits);
    }

    public KurrentSettings withPositions(Path file) {
        return new KurrentSettings(
                connection, user, password, caFile, namespace, reads, file, limits);
    }

    public KurrentSettings withLimits(KurrentLimits others) {
        return new KurrentSettings(
                connection, user, password, caFile, namespace, reads, positions, others);
    }

    /// The connection string could not be read. The message leaves the string out: it may hold a
    /// password.
    static KurrentDBClientSettings parse(String connection) {
        try {
            return KurrentDBConnectionString.parseOrThrow(connection);
        } catch (Exception e) { // the client's parser throws a checked one that it does not declare
            throw new IllegalArgumentException(
                    "the connection string cannot be read; it looks like"
                            + " esdb://host:2113?tls=true or esdb+discover://name:2113");
        }
    }

    /// Servers only, for messages and logs.
    String servers() {
        String rest = connection.replaceFirst("^[a-z+]+://", "").replaceFirst("[?].*$", "");
        return rest.substring(rest.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return "KurrentSettings[servers=%s, user=%s, namespace=%s, reads=%s, positions=%s]"
                .formatted(servers(), user == null ? "-" : "set", namespace, reads, positions);
    }
}
