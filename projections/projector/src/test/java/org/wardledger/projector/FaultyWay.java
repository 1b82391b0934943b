package org.wardledger.projector;

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
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.wardledger.searchserver.SearchServer;

/// A way to the real search server on which requests and answers get lost, come twice, come late or
/// are refused for now. About one request in four meets a fault.
final class FaultyWay implements AutoCloseable {

    enum Fault {
        TOO_MANY_REQUESTS,
        UNAVAILABLE,
        LOST_REQUEST,
        LOST_ANSWER,
        TWICE,
        LATE
    }

    private final SearchServer server;
    private final Random random;
    private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer way;

    FaultyWay(SearchServer server, long seed) {
        this.server = server;
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

    private synchronized int draw() {
        int drawn = random.nextInt(4 * Fault.values().length);
        if (drawn < Fault.values().length) {
            met.merge(Fault.values()[drawn], 1, Integer::sum);
        }
        return drawn;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int drawn = draw();
            if (drawn >= Fault.values().length) {
                answer(exchange, forward(exchange, body));
                return;
            }
            switch (Fault.values()[drawn]) {
                case TOO_MANY_REQUESTS -> exchange.sendResponseHeaders(429, -1);
                case UNAVAILABLE -> exchange.sendResponseHeaders(503, -1);
                case LOST_REQUEST -> {}
                case LOST_ANSWER -> forward(exchange, body);
                case TWICE -> {
                    HttpResponse<byte[]> first = forward(exchange, body);
                    forward(exchange, body);
                    answer(exchange, first);
                }
                case LATE -> {
                    Thread.sleep(150);
                    answer(exchange, forward(exchange, body));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
            throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] body = answer.body();
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
