package org.wardledger.projector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.searchserver.SearchServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A way to the real search server on which requests and answers get lost, come twice, come late or
/// are refused for now: about one in four. Or one behind which the server fails inside, or forgets.
final class FaultyWay implements AutoCloseable {

    enum Fault {
        TOO_MANY_REQUESTS,
        UNAVAILABLE,
        LOST_REQUEST,
        LOST_ANSWER,
        TWICE,
        LATE,
        /// The whole request meets a failure of the server.
        FAILED,
        /// It was carried out, and for each document a failure is told.
        FAILED_ITEMS,
        /// One document stood there in a later version, in the memory of a shard that then failed.
        FORGOTTEN
    }

    /// What goes wrong.
    enum Culprit {
        WAY,
        SERVER_FAILS,
        SERVER_FORGETS
    }

    private static final Pattern WRITING = Pattern.compile("/_(bulk|refresh)$");

    private final SearchServer server;
    private final Random random;
    private final Culprit culprit;
    private int writes;
    private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer way;

    FaultyWay(SearchServer server, long seed, Culprit culprit) {
        this.server = server;
        this.culprit = culprit;
        this.random = new Random(seed);
        try {
            way = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        way.createContext("/", this::handle);
        way.setExecutor(threads);
        way.start();
    }

    int port() {
        return way.getAddress().getPort();
    }

    synchronized Map<Fault, Integer> met() {
        return new EnumMap<>(met);
    }

    private synchronized @Nullable Fault draw(String path) {
        Fault drawn =
                switch (culprit) {
                    case WAY -> {
                        int number = random.nextInt(4 * Fault.FAILED.ordinal());
                        yield number < Fault.FAILED.ordinal() ? Fault.values()[number] : null;
                    }
                    case SERVER_FAILS -> failure(path);
                    case SERVER_FORGETS ->
                            path.endsWith("/_bulk") && isRare() ? Fault.FORGOTTEN : null;
                };
        if (drawn != null) {
            met.merge(drawn, 1, Integer::sum);
        }
        return drawn;
    }

    /// A failure of a write makes the run begin again: they become rarer, so that one ends.
    private @Nullable Fault failure(String path) {
        if (path.endsWith("/_mget")) {
            return random.nextInt(3) == 0 ? Fault.FAILED_ITEMS : null;
        }
        if (WRITING.matcher(path).find() && isRare()) {
            return path.endsWith("/_bulk") && writes > 4 ? Fault.FAILED_ITEMS : Fault.FAILED;
        }
        return null;
    }

    private boolean isRare() {
        return ++writes >= 4 && Integer.bitCount(writes) == 1;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault drawn = draw(exchange.getRequestURI().getPath());
            if (drawn == null) {
                answer(exchange, forward(exchange, body), false);
                return;
            }
            switch (drawn) {
                case TOO_MANY_REQUESTS -> exchange.sendResponseHeaders(429, -1);
                case UNAVAILABLE -> exchange.sendResponseHeaders(503, -1);
                case FAILED -> exchange.sendResponseHeaders(500, -1);
                case FAILED_ITEMS -> answer(exchange, forward(exchange, body), true);
                case FORGOTTEN -> forget(exchange, new String(body, UTF_8).lines().toList());
                case LOST_REQUEST -> {}
                case LOST_ANSWER -> forward(exchange, body);
                case TWICE -> {
                    HttpResponse<byte[]> first = forward(exchange, body);
                    forward(exchange, body);
                    answer(exchange, first, false);
                }
                case LATE -> {
                    Thread.sleep(150);
                    answer(exchange, forward(exchange, body), false);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Leaves out the last document, and says that a later version of it stands there.
    private void forget(HttpExchange exchange, List<String> lines)
            throws IOException, InterruptedException {
        String rest = String.join("\n", lines.subList(0, lines.size() - 2)) + "\n";
        ObjectNode said = SearchClient.JSON.createObjectNode();
        if (lines.size() > 2) {
            byte[] answer = forward(exchange, rest.getBytes(UTF_8)).body();
            said = (ObjectNode) SearchClient.JSON.readTree(answer);
        }
        said.put("errors", true);
        said.withArray("items").addObject().putObject("index").put("status", 409);
        byte[] body = SearchClient.JSON.writeValueAsBytes(said);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        URI target = server.uri().resolve(exchange.getRequestURI());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target)
                        .header("Authorization", server.credentials().authorization())
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// The answer of a server whose shards have just failed, or do not answer.
    private static byte[] failed(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        JsonNode json = SearchClient.JSON.readTree(body);
        for (JsonNode item : json.path("items")) {
            ObjectNode index = (ObjectNode) item.get("index");
            index.put("status", 500).putObject("error").put("type", "i_o_exception");
        }
        if (json.has("items")) {
            ((ObjectNode) json).put("errors", true);
        }
        for (JsonNode doc : json.path("docs")) {
            ((ObjectNode) doc).remove(List.of("found", "_source"));
            ((ObjectNode) doc)
                    .putObject("error")
                    .put("type", "no_shard_available_action_exception");
        }
        return SearchClient.JSON.writeValueAsBytes(json);
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer, boolean failed)
            throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] body = failed ? failed(answer.body()) : answer.body();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(
                answer.statusCode(), head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        way.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
