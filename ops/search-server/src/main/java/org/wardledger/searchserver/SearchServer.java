package org.wardledger.searchserver;

import static org.wardledger.searchserver.SearchServerException.Reason.DIED;
import static org.wardledger.searchserver.SearchServerException.Reason.DISK_FULL;
import static org.wardledger.searchserver.SearchServerException.Reason.PORT_BUSY;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A running Elasticsearch of our own, on the loopback address, with its data under the data
/// folder.
///
/// Address and credentials stay the same over [#restart()]. All methods may be called from any
/// thread. A killed or crashed server loses nothing that it has acknowledged: its translog is
/// synced with every request, and [#restart()] replays it. The owner calls [#stop()] after its
/// last write; where it cannot (it is killed), the server ends with it.
public final class SearchServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SearchServer.class.getName());
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final int LOG_TAIL_LINES = 40;

    private final SearchServerSettings settings;
    private final ServerUser user;
    private final ServerFolder folder;
    private final Distribution.Home home;
    private final HunspellDictionaries dictionaries;
    private final Credentials credentials = Credentials.random();
    private final NodeHttp http = new NodeHttp(credentials);

    private volatile int port;
    private volatile ServerProcess process;
    private volatile boolean stopped;

    private SearchServer(SearchServerSettings settings, ServerUser user, ServerFolder folder) {
        this.settings = settings;
        this.user = user;
        this.folder = folder;
        this.home = Distribution.unpack(settings.distributionZip(), folder.root());
        folder.prepare(user, settings.snapshots());
        this.dictionaries =
                HunspellDictionaries.install(settings.dictionaryFolders(), folder.config());
        requireSpace();
        this.port = settings.httpPort();
        this.process = launch();
    }

    /// Starts a server and waits until it answers.
    ///
    /// @throws SearchServerException if that is not possible; nothing is left running then
    public static SearchServer start(SearchServerSettings settings) {
        ServerUser user = ServerUser.current();
        user.requireJava(settings.javaHome());
        ServerFolder folder = ServerFolder.claim(settings.dataDir());
        boolean started = false;
        try {
            folder.endOrphan()
                    .ifPresent(pid -> LOG.log(Level.WARNING, "Ended orphaned server {0}", pid));
            SearchServer server = new SearchServer(settings, user, folder);
            started = true;
            if (!server.dictionaries.missing().isEmpty()) {
                LOG.log(Level.WARNING, server.dictionaries.advice());
            }
            return server;
        } finally {
            if (!started) {
                folder.close();
            }
        }
    }

    /// What keeps the server from running with this data folder, which need not exist yet: one line
    /// that says what to do, or nothing. For choosing a folder before anything is written.
    public static Optional<String> obstacle(Path dataDir) {
        try {
            ServerUser.current().requireReachable(dataDir.toAbsolutePath().normalize());
            return Optional.empty();
        } catch (SearchServerException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// The base address, for example `http://127.0.0.1:39029/`.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    public Credentials credentials() {
        return credentials;
    }

    /// Which word-form dictionaries the server has.
    public HunspellDictionaries dictionaries() {
        return dictionaries;
    }

    /// Process id of the server, for diagnosis.
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    boolean isStopped() {
        return stopped;
    }

    public SearchHealth health() {
        return HealthCheck.of(folder, http, uri(), dictionaries);
    }

    /// The last lines that the server logged or complained about, oldest first.
    public List<String> logTail() {
        return logTail(process);
    }

    /// Stops the server if it runs and starts it again at the same address.
    public synchronized void restart() {
        if (stopped) {
            throw new IllegalStateException("a stopped search server cannot be restarted");
        }
        stopProcess();
        process = launch();
    }

    synchronized void restartIfDead() {
        if (!stopped && !process.isAlive()) {
            restart();
        }
    }

    /// Ends the server as a power cut would. [#restart()] brings it back.
    public synchronized void kill() {
        process.kill();
    }

    /// Ends the server in order and gives the data folder free. Doing it twice does no harm.
    public synchronized void stop() {
        if (!stopped) {
            stopped = true;
            stopProcess();
            folder.close();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void stopProcess() {
        process.stop(STOP_TIMEOUT);
        folder.forget();
    }

    private ServerProcess launch() {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        folder.prepare(user, settings.snapshots());
        requireFreePort();
        List<String> command = user.run(NodeCommand.of(settings, folder, home));
        ServerProcess launched = ServerProcess.start(command, folder, startupMessage());
        try {
            launched.awaitReady(settings.startTimeout());
            port = readPort();
            ClusterWait.forAnswers(launched, http, uri(), deadline);
            return launched;
        } catch (SearchServerException e) {
            launched.kill();
            folder.forget();
            throw new SearchServerException(
                    e.reason(),
                    e.getMessage() + " Its log is in " + folder.logs() + ".",
                    logTail(launched));
        }
    }

    private byte[] startupMessage() {
        SortedMap<String, String> secrets = new TreeMap<>();
        secrets.put("bootstrap.password", credentials.password());
        secrets.put("keystore.seed", Credentials.random().password());
        return StartupMessage.encode(
                secrets,
                NodeSettings.of(folder, home, port, settings.snapshots()),
                folder.config(),
                folder.logs());
    }

    private int readPort() {
        try {
            String address = Files.readAllLines(folder.portsFile()).getFirst();
            return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        } catch (IOException | RuntimeException e) {
            throw new SearchServerException(DIED, "The search server does not say its port: " + e);
        }
    }

    private void requireFreePort() {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException e) {
            throw new SearchServerException(
                    PORT_BUSY,
                    "Port " + port + " is taken; end what listens there or choose another port.");
        }
    }

    private void requireSpace() {
        long free = HealthCheck.freeBytes(folder);
        if (free < NodeSettings.DISK_FULL_BYTES) {
            throw new SearchServerException(
                    DISK_FULL,
                    "Only %d MiB are free at %s; the search server needs at least %d MiB."
                            .formatted(
                                    free >> 20, folder.root(), NodeSettings.DISK_LOW_BYTES >> 20));
        }
    }

    private List<String> logTail(ServerProcess of) {
        List<String> lines = new ArrayList<>();
        Path log = folder.logs().resolve("server.log");
        try {
            lines.addAll(Files.readAllLines(log));
        } catch (IOException e) {
            // It died before it logged; its output has the reason.
        }
        lines.addAll(of.outputLines());
        return lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
    }
}
