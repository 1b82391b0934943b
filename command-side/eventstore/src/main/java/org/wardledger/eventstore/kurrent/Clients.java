package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.ConnectionSettingsBuilder;
import io.kurrent.dbclient.Endpoint;
import io.kurrent.dbclient.KurrentDBClient;
import io.kurrent.dbclient.KurrentDBClientSettings;
import io.kurrent.dbclient.NodePreference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.kurrent.CallFailure.Kind;

/// One client of the cluster, made again whenever it is of no use any more. The client shuts
/// itself down for ever when it finds no node some times in a row, and a connection that died
/// without a word keeps it waiting: so one that is shut down, or has failed three times in a row,
/// is thrown away.
final class Clients implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);
    private static final int FAILURES_MAX = 3;
    private static final int DISCOVERY_ATTEMPTS = 3;
    private static final int DISCOVERY_MILLIS = 200;

    private final KurrentDBClientSettings settings;
    private final String servers;
    private final long callMillis;
    private @Nullable KurrentDBClient client;
    private int failures;
    private boolean closed;

    Clients(KurrentSettings from, NodePreference preference) {
        this.settings = settings(from, preference);
        this.servers = from.servers();
        this.callMillis = from.limits().call().toMillis();
    }

    private static KurrentDBClientSettings settings(
            KurrentSettings from, NodePreference preference) {
        KurrentDBClientSettings given = KurrentSettings.parse(from.connection());
        ConnectionSettingsBuilder builder =
                KurrentDBClientSettings.builder()
                        .dnsDiscover(given.isDnsDiscover())
                        .maxDiscoverAttempts(DISCOVERY_ATTEMPTS)
                        .discoveryInterval(DISCOVERY_MILLIS)
                        .gossipTimeout(given.getGossipTimeout())
                        .nodePreference(preference)
                        .tls(given.isTls())
                        .tlsVerifyCert(given.isTlsVerifyCert())
                        .keepAliveInterval(given.getKeepAliveInterval())
                        .keepAliveTimeout(given.getKeepAliveTimeout());
        for (Endpoint host : given.getHosts()) {
            builder.addHost(host.getHost(), host.getPort());
        }
        if (from.user() != null && from.password() != null) {
            builder.defaultCredentials(from.user(), from.password());
        } else if (given.getDefaultCredentials() != null) {
            builder.defaultCredentials(given.getDefaultCredentials());
        }
        if (given.getDefaultClientCertificate() != null) {
            builder.defaultClientCertificate(given.getDefaultClientCertificate());
        }
        if (from.caFile() != null) {
            builder.tlsCaFile(from.caFile().toString());
        } else if (given.getTlsCaFile() != null) {
            builder.tlsCaFile(given.getTlsCaFile());
        }
        return builder.buildConnectionSettings();
    }

    /// Calls the server and waits for its answer, never longer than the limit says: the client's
    /// own deadline does not run while it looks for a node.
    <T> T call(Function<KurrentDBClient, CompletableFuture<T>> question) throws CallFailure {
        KurrentDBClient asked = client();
        try {
            T answer = question.apply(asked).get(callMillis * 5 / 4, TimeUnit.MILLISECONDS);
            worked(asked);
            return answer;
        } catch (TimeoutException e) {
            failed(asked);
            throw new CallFailure(Kind.OUTAGE, "no answer in " + callMillis + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailable("interrupted while the server was asked", e);
        } catch (Exception e) { // whatever the client throws is an answer of a kind
            CallFailure failure = CallFailure.of(e);
            if (failure.kind() == Kind.OUTAGE && !failure.notLeader()) {
                failed(asked);
            } else {
                worked(asked);
            }
            throw failure;
        }
    }

    long deadlineMillis() {
        return callMillis;
    }

    private synchronized KurrentDBClient client() {
        if (closed) {
            throw new EventStoreUnavailable("event store is closed");
        }
        if (client == null || client.isShutdown()) {
            client = KurrentDBClient.create(settings);
            failures = 0;
        }
        return client;
    }

    private synchronized void worked(KurrentDBClient asked) {
        if (asked == client) {
            failures = 0;
        }
    }

    private synchronized void failed(KurrentDBClient asked) {
        if (asked == client && ++failures >= FAILURES_MAX) {
            LOG.warn(
                    "no use in the connection to {} after {} failures, a new one",
                    servers,
                    failures);
            client = null;
            leave(asked);
        }
    }

    private static void leave(KurrentDBClient old) {
        var ended = old.shutdown();
        if (ended.isCompletedExceptionally()) {
            LOG.debug("a client did not shut down in order");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            leave(client);
            client = null;
        }
    }
}
