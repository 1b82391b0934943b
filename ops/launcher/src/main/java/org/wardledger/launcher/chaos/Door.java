package org.wardledger.launcher.chaos;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ledger as its clients see it: HTTP and nothing else. Repeats whatever has no known outcome
/// under the same key, and looks at the form of each answer.
final class Door implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    static final String PASSWORD = "chaos";

    /// How long any answer may take. The ledger itself promises less.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// How long taking in a bank's file may take.
    private static final Duration FILE_LIMIT = Duration.ofSeconds(80);

    /// How long a command may stay without a known outcome before somebody has to look.
    private static final Duration GIVE_UP = Duration.ofMinutes(5);

    private static final long PAUSE_MS = 250;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Supplier<URI> address;
    private final LongPredicate runsSince;
    private final Tally tally;

    /// @param address asked before each request: whoever repeats one may go to another process
    /// @param runsSince whether the ledger has been running since that [System#nanoTime()], so that
    ///     it owed an answer
    Door(Supplier<URI> address, LongPredicate runsSince, Tally tally) {
        this.address = address;
        this.runsSince = runsSince;
        this.tally = tally;
    }

    /// One answer, or none.
    ///
    /// @param status 0 where nobody answered
    /// @param sent whether the request may have arrived
    record Reply(int status, String type, String body, boolean sent, boolean retryAfter) {
        static Reply none(boolean sent) {
            return new Reply(0, "", "", sent, false);
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /// Carries out a command, however long that takes.
    ///
    /// @throws IllegalStateException where its outcome stays unknown
    Known command(String who, String code, Map<String, ?> fields, UUID key)
            throws InterruptedException {
        return command(who, code, JSON.writeValueAsString(fields), key);
    }

    private Known command(String who, String code, String body, UUID key)
            throws InterruptedException {
        boolean[] doubt = new boolean[1];
        Known known = outcome(who, code, body, key, doubt);
        (known.recorded() ? tally.acknowledged : tally.refused).increment();
        if (doubt[0]) {
            tally.resolved.increment();
        }
        return known;
    }

    /// A command whose outcome is known, once more under its key.
    Known again(Known known) throws InterruptedException {
        return outcome(known.who(), known.code(), known.body(), known.key(), new boolean[1]);
    }

    private Known outcome(String who, String code, String body, UUID key, boolean[] doubt)
            throws InterruptedException {
        long end = System.nanoTime() + GIVE_UP.toNanos();
        while (System.nanoTime() < end) {
            Reply reply = send(sending(who, code, body, key), code);
            if (isFinal(reply)) {
                if (doubt[0] && reply.status() == 200 && reply.json().path("hit").asBoolean()) {
                    tally.recordedAllAlong.increment();
                }
                return known(key, who, code, body, reply);
            }
            doubt[0] |= reply.sent();
            Thread.sleep(PAUSE_MS);
        }
        String told = who + " " + code + " " + key;
        tally.violated("outcome-known", null, "no outcome within " + GIVE_UP + ": " + told);
        throw new IllegalStateException("no outcome of " + told);
    }

    private HttpRequest.Builder sending(String who, String code, String body, UUID key) {
        return request(who, "/api/v1/commands/" + code)
                .header("Idempotency-Key", key.toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    /// 409 where the key is still at work is no outcome; all other refusals are.
    private static boolean isFinal(Reply reply) {
        return reply.status() == 200
                || (reply.status() / 100 == 4 && reply.status() != 429 && reply.status() != 408);
    }

    private static Known known(UUID key, String who, String code, String body, Reply reply) {
        JsonNode answer = reply.json();
        if (reply.status() != 200) {
            String refusal = reply.status() + " " + answer.path("code").asString();
            return new Known(key, who, code, body, 0, List.of(), "", refusal);
        }
        List<String> events = new ArrayList<>();
        answer.get("events").forEach(e -> events.add(e.get("id").asString()));
        String about = answer.get("events").get(0).path("about").asString("");
        long position = Long.parseLong(answer.get("position").asString());
        return new Known(key, who, code, body, position, List.copyOf(events), about, null);
    }

    /// A look that nothing hangs on: asked again until it is answered.
    JsonNode get(String who, String path) throws InterruptedException {
        return until(request(who, path).GET(), path);
    }

    /// A request without a key that may be repeated.
    JsonNode post(String who, String path, byte[] body, String type) throws InterruptedException {
        return until(
                request(who, path)
                        .timeout(FILE_LIMIT)
                        .header("Content-Type", type)
                        .header("Content-Disposition", "attachment; filename=\"month.txt\"")
                        .POST(BodyPublishers.ofByteArray(body)),
                path);
    }

    private JsonNode until(HttpRequest.Builder request, String path) throws InterruptedException {
        long end = System.nanoTime() + GIVE_UP.toNanos();
        Reply reply = Reply.none(false);
        while (System.nanoTime() < end) {
            reply = send(request, path);
            if (reply.status() / 100 == 2) {
                return reply.json();
            }
            if (isFinal(reply)) {
                throw new Refused(path, reply);
            }
            Thread.sleep(PAUSE_MS);
        }
        tally.violated("answered", null, path + ": no answer within " + GIVE_UP + ", " + reply);
        throw new IllegalStateException("no answer: " + path);
    }

    /// A request was refused that should not have been.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Reply reply;

        Refused(String path, Reply reply) {
            super(path + ": " + reply);
            this.reply = reply;
        }
    }

    /// A public page or file, once.
    Reply look(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(address.get().resolve(path)).timeout(LIMIT).GET(), path);
    }

    private HttpRequest.Builder request(String who, String path) {
        String pair = who + ":" + PASSWORD;
        return HttpRequest.newBuilder(address.get().resolve(path))
                .timeout(LIMIT)
                .header("Accept-Language", "en")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private Reply send(HttpRequest.Builder request, String what) throws InterruptedException {
        long started = System.nanoTime();
        tally.sent.increment();
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            Optional<String> later = answer.headers().firstValue("Retry-After");
            Reply reply =
                    new Reply(answer.statusCode(), type, answer.body(), true, later.isPresent());
            new Form(tally).check(reply, what);
            return reply;
        } catch (ConnectException _) {
            return Reply.none(false);
        } catch (HttpTimeoutException e) {
            return silent(started, what);
        } catch (IOException _) {
            tally.unknown.increment();
            return Reply.none(true);
        }
    }

    /// Nobody answered in time. That is no fault of a process that was killed meanwhile.
    private Reply silent(long started, String what) {
        tally.unknown.increment();
        tally.check(
                !runsSince.test(started),
                "answers-in-time",
                null,
                what + " had no answer in its time");
        return Reply.none(true);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
