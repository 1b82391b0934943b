package org.wardledger.transparency.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.tiles.FolderOwner;

/// A witness: a program that somebody other than the operator runs, with a key that the operator
/// has not. It remembers one checkpoint per log and lends its name only to what continues that
/// one.
///
/// Speaks C2SP tlog-witness: `POST /add-checkpoint`, `GET /<sha256 of origin>/checkpoint`. Needs
/// no secret of the log, sees no entry, and is of use only while its folder is never put back.
public final class Witness implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final int THREADS = 16;
    private static final int WAITING_MAX = 64;
    private static final int GRACE_SECONDS = 1;
    private static final String TEXT = "text/plain; charset=utf-8";

    /// @param logs keys of the logs that it watches; their names are the origins
    /// @param folder its memory, which no other process may use
    public record Settings(
            SigningKey key, List<Vkey> logs, Path folder, InetSocketAddress address) {
        public Settings {
            logs = List.copyOf(logs);
        }
    }

    private final FolderOwner owner;
    private final WitnessStore store;
    private final Testimony testimony;
    private final List<Vkey> logs;
    private final HttpServer server;
    private final ExecutorService threads;

    private Witness(Settings settings, InstantSource clock, FolderOwner owner) throws IOException {
        this.owner = owner;
        this.logs = settings.logs();
        this.store = new WitnessStore(settings.folder());
        this.testimony = new Testimony(settings.key(), logs, store, clock);
        this.server = HttpServer.create(settings.address(), WAITING_MAX);
        this.threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        var _ = server.createContext("/", this::handle);
    }

    /// @throws IOException when the address is taken, or another process uses the folder
    public static Witness start(Settings settings, InstantSource clock) throws IOException {
        limitSlowClients();
        FolderOwner owner =
                FolderOwner.of(settings.folder())
                        .orElseThrow(
                                () -> new IOException("another witness uses " + settings.folder()));
        try {
            for (Vkey log : settings.logs()) {
                var _ = new WitnessStore(settings.folder()).recorded(log.name()); // readable at all
            }
            var witness = new Witness(settings, clock, owner);
            witness.server.start();
            return witness;
        } catch (IOException | RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    /// Who sends a byte a minute keeps no thread for long. Read once by the server's own code, so
    /// whoever starts the process may set other values first.
    private static void limitSlowClients() {
        for (String property :
                List.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime")) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, "10");
            }
        }
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "POST" -> {
                    if (path.equals("/add-checkpoint")) {
                        add(exchange);
                    } else {
                        answer(exchange, 404, TEXT, "");
                    }
                }
                case "GET", "HEAD" -> show(exchange, path);
                case String _ -> answer(exchange, 405, TEXT, "");
            }
        } catch (IOException e) {
            LOG.warn("request not answered: {}", e.getMessage());
            throw e;
        }
    }

    private void add(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.BYTES_MAX + 1);
        if (body.length > AddCheckpoint.BYTES_MAX) {
            answer(exchange, 413, TEXT, "");
            return;
        }
        Answer answer;
        try {
            answer = testimony.hear(body);
        } catch (IOException e) {
            LOG.error("nothing was cosigned: {}", e.getMessage());
            answer(exchange, 500, TEXT, "");
            return;
        }
        switch (answer) {
            case Answer.Cosigned(var cosignature) ->
                    answer(exchange, answer.status(), TEXT, cosignature.line());
            case Answer.Conflict(long size) ->
                    answer(exchange, answer.status(), "text/x.tlog.size", size + "\n");
            case Answer.Malformed(String code) ->
                    answer(exchange, answer.status(), TEXT, code + "\n");
            case Answer.Forbidden _, Answer.UnknownLog _, Answer.Inconsistent _ ->
                    answer(exchange, answer.status(), TEXT, "");
        }
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        for (Vkey log : logs) {
            if (path.equals("/" + WitnessStore.nameOf(log.name()) + "/checkpoint")) {
                Optional<SignedCheckpoint> recorded = store.recorded(log.name());
                if (recorded.isPresent()) {
                    answer(exchange, 200, TEXT, recorded.get().note().format());
                    return;
                }
            }
        }
        answer(exchange, 404, TEXT, "");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, silent ? -1 : body.length);
        if (!silent) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(GRACE_SECONDS);
        threads.close();
        owner.close();
    }
}
