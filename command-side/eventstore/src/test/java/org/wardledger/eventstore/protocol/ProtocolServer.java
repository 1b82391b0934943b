package org.wardledger.eventstore.protocol;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A one-node EventStoreDB for tests, on the client's own stubs: append with expected revisions
/// and the real rules for repeats, reads, filtered subscriptions with checkpoints and a word when
/// caught up, deletion. `main` runs it as a process of its own with its data in a file:
///
/// ```
/// java -cp ... org.wardledger.eventstore.protocol.ProtocolServer PORT [FILE] [ADDRESS]
/// ```
public final class ProtocolServer implements AutoCloseable {
    private static final int MESSAGE_BYTES_MAX = 17 << 20;

    private final ServerLog log;
    private final Faults faults = new Faults();
    private final String address;
    private final @Nullable Secured secured;
    private int port;
    private @Nullable Server server;
    private @Nullable StreamsService service;
    private @Nullable ExecutorService threads;

    private ProtocolServer(ServerLog log, String address, int port, @Nullable Secured secured) {
        this.log = log;
        this.address = address;
        this.port = port;
        this.secured = secured;
    }

    /// In memory, on a free port of this machine.
    public static ProtocolServer start() throws IOException {
        return memory("127.0.0.1", 0, null);
    }

    /// In memory, with TLS, for whoever has its name and password.
    public static ProtocolServer start(Secured secured) throws IOException {
        return memory("127.0.0.1", 0, secured);
    }

    private static ProtocolServer memory(String address, int port, @Nullable Secured secured)
            throws IOException {
        var server = new ProtocolServer(new ServerLog(null, true), address, port, secured);
        server.up();
        return server;
    }

    /// With data in a file, on a given port.
    public static ProtocolServer start(Path file, String address, int port) throws IOException {
        return start(file, address, port, null);
    }

    /// With data in a file, on a given port, for whoever has its name and password.
    static ProtocolServer start(Path file, String address, int port, @Nullable Secured secured)
            throws IOException {
        var server =
                new ProtocolServer(new ServerLog(new LogFile(file), true), address, port, secured);
        server.up();
        return server;
    }

    public static void main(String[] args) throws Exception {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 2113;
        String address = args.length > 2 ? args[2] : "127.0.0.1";
        ProtocolServer server;
        if (args.length > 1) {
            server = start(Path.of(args[1]), address, port);
        } else {
            server = memory(address, port, null);
        }
        System.out.println("protocol server on " + server.connection());
        Thread.currentThread().join();
    }

    /// Starts to listen; after [#down] on the same port with the same data.
    public synchronized void up() throws IOException {
        ExecutorService pool = Executors.newCachedThreadPool(ProtocolServer::daemon);
        var streams = new StreamsService(log, faults, pool);
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(address, port))
                        .executor(pool)
                        .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                        .permitKeepAliveTime(1, TimeUnit.SECONDS)
                        .permitKeepAliveWithoutCalls(true)
                        .addService(streams)
                        .addService(new GossipService(advertised(), port));
        if (secured != null) {
            secured.on(builder);
        }
        Server started = builder.build().start();
        port = started.getPort();
        streams.leaderIs(advertised(), port);
        server = started;
        service = streams;
        threads = pool;
    }

    /// The name that its certificate has, where it has one.
    private String advertised() {
        return secured == null ? "127.0.0.1" : secured.host();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "protocol-server");
        thread.setDaemon(true);
        return thread;
    }

    /// Drops every connection and listens no more: the node is gone.
    public synchronized void down() throws InterruptedException {
        if (server != null) {
            server.shutdownNow();
            if (!server.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not go down");
            }
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    /// `esdb://...`, with TLS where the server is secured.
    public String connection() {
        return "esdb://%s:%d?tls=%s".formatted(address, port, secured != null);
    }

    public int port() {
        return port;
    }

    public Faults faults() {
        return faults;
    }

    /// How often a part of `$all` was asked for since this began to listen.
    public synchronized int readsOfAll() {
        return service == null ? 0 : service.readsOfAll();
    }

    /// Ends every subscription with "I lead no more", as a change of leader does.
    public synchronized void changeLeader() {
        if (service != null) {
            service.changeLeader();
        }
    }

    public synchronized void dropSubscriptions() {
        if (service != null) {
            service.dropSubscriptions();
        }
    }

    /// An event of anybody's, past all rules.
    public void write(String stream, String type, String json) {
        log.write(stream, type, json);
    }

    /// Changes one byte of the metadata of the n-th event whose stream is meant.
    public void damage(Predicate<String> streams, int n) {
        log.damage(entry -> streams.test(entry.stream()), n);
    }

    public void delete(String stream) {
        log.delete(stream);
    }

    public void tombstone(String stream) {
        log.tombstone(stream);
    }

    /// Removes for good what was deleted or truncated.
    public void scavenge() {
        log.scavenge();
    }

    @Override
    public void close() throws IOException {
        try {
            down();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }
}
