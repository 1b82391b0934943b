package org.wardledger.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardledger.transparency.note.SignedCheckpoint;
import tools.jackson.databind.json.JsonMapper;

/// The roles apart, two of each that only one may do at a time, as processes of their own. The ones
/// that work are killed; the others go on in time, and nothing is lost or said twice differently.
@Timeout(480)
class RolesIT {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration FAILOVER = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int RECORDS = 4;

    /// Everything holds, and the policy asks for no witness.
    private static final int UNWITNESSED = 10;

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Every signed checkpoint that any node ever showed, by its size.
    private final Map<Long, String> shown = new ConcurrentSkipListMap<>();

    @Test
    void killed_workers_are_followed_in_time_and_one_history_is_told() throws Exception {
        try (Cluster cluster = Cluster.whole(Path.of("target/roles-it").toAbsolutePath())) {
            Nodes nodes = started(cluster);
            long head = recorded(nodes.command);
            for (Node node : nodes.withLogs()) {
                Cluster.await(node.name() + " shows all", SOON, () -> size(node) >= head);
            }
            Cluster.await("searchable", SOON, () -> searchable(nodes.query) >= head);
            everybodyIsWhereTheyBelong(nodes);
            signedInOnEveryNode(nodes.command, nodes.query);
            Node signer = signer(cluster, nodes);
            Node heir = nodes.other(signer);
            long after = goesOnWithout(cluster, nodes, signer, head);
            signer.start();
            Cluster.await("back", START, () -> signer.isUp() && size(signer) >= after);
            assertThat(cluster.holder("log")).contains(heir.id());
            whoSleepsIsFollowedAndFallsInAgain(cluster, nodes, heir);
            for (Node node : nodes.withLogs()) {
                assertThat(cluster.verified(node)).as(node.name()).isEqualTo(UNWITNESSED);
            }
            assertThat(shown.size()).isGreaterThan(1);
            oneHistory(cluster, signer);
            rebuiltIsTheSame(nodes.command);
        }
    }

    /// One that takes requests, one that shows pages, two of what only one may do at a time.
    private record Nodes(Node command, List<Node> logs, List<Node> projectors, Node query) {
        List<Node> withLogs() {
            return List.of(logs.get(0), logs.get(1), query, command);
        }

        Node other(Node log) {
            return logs.get(1 - logs.indexOf(log));
        }
    }

    private static Nodes started(Cluster cluster) throws Exception {
        Node command = cluster.node("command", "command").start();
        Cluster.await("command up", START, command::isUp);
        Nodes nodes =
                new Nodes(
                        command,
                        List.of(
                                cluster.node("log-1", "log").start(),
                                cluster.node("log-2", "log").start()),
                        List.of(
                                cluster.node("projector-1", "projector").start(),
                                cluster.node("projector-2", "projector").start()),
                        cluster.node("query", "query").start());
        List<Node> all = new ArrayList<>(nodes.withLogs());
        all.addAll(nodes.projectors);
        for (Node node : all) {
            Cluster.await(node.name() + " up", START, node::isUp);
        }
        return nodes;
    }

    private static Node signer(Cluster cluster, Nodes nodes) throws IOException {
        Node first = nodes.logs.getFirst();
        return cluster.holder("log").contains(first.id()) ? first : nodes.logs.getLast();
    }

    /// Kills who signs and who projects, and records on.
    ///
    /// @return position of the last record
    private long goesOnWithout(Cluster cluster, Nodes nodes, Node signer, long head)
            throws Exception {
        Node first = nodes.projectors.getFirst();
        Node writer =
                cluster.projectorsOwner().contains(first.id()) ? first : nodes.projectors.getLast();
        signer.kill();
        writer.kill();
        long start = System.nanoTime();
        long after = recorded(nodes.command);
        assertThat(after).isEqualTo(head + RECORDS);
        Cluster.await("log goes on", FAILOVER, () -> size(nodes.other(signer)) >= after);
        Duration log = since(start);
        Cluster.await("projector goes on", FAILOVER, () -> searchable(nodes.query) >= after);
        Duration projector = since(start);
        System.out.printf(
                "failover: log %d ms, projector %d ms%n", log.toMillis(), projector.toMillis());
        assertThat(log).isLessThan(FAILOVER);
        assertThat(projector).isLessThan(FAILOVER);
        Cluster.await("the query shows it too", SOON, () -> size(nodes.query) >= after);
        return after;
    }

    /// The one who signs is stopped and not killed: when it wakes up it believes for a moment that
    /// it is its turn still. It must not write beside the one who took over.
    private void whoSleepsIsFollowedAndFallsInAgain(Cluster cluster, Nodes nodes, Node sleeper)
            throws Exception {
        Node heir = nodes.other(sleeper);
        sleeper.pause();
        long meanwhile;
        try {
            meanwhile = recorded(nodes.command);
            Cluster.await("goes on beside", FAILOVER, () -> size(heir) >= meanwhile);
        } finally {
            sleeper.resume();
        }
        long after = recorded(nodes.command);
        for (Node node : nodes.withLogs()) {
            Cluster.await(node.name() + " shows it", SOON, () -> size(node) >= after);
        }
        assertThat(cluster.holder("log")).contains(heir.id());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// @return the position of the last one
    private long recorded(Node command) throws IOException {
        long last = 0;
        for (int i = 0; i < RECORDS; i++) {
            Node.Answer answer = Cluster.record(command);
            assertThat(answer.status()).as(answer.body() + command.said()).isEqualTo(200);
            last = Long.parseLong(JSON.readTree(answer.body()).path("position").asString());
        }
        assertThat(last).isPositive();
        return last;
    }

    /// What a node shows; each checkpoint is remembered, and one size has one note.
    private long size(Node node) {
        Node.Answer answer = node.get("/log/checkpoint.latest");
        if (answer.status() != 200) {
            return 0;
        }
        SignedCheckpoint checkpoint = Node.parsed(answer.body());
        String before = shown.putIfAbsent(checkpoint.size(), answer.body());
        if (before != null) {
            assertThat(Node.parsed(before).head()).isEqualTo(checkpoint.head());
        }
        return checkpoint.size();
    }

    /// Position that the public pages were computed at.
    private static long searchable(Node query) {
        Matcher at = Pattern.compile("[?&]at=(\\d+)").matcher(query.get("/audit").body());
        return at.find() ? Long.parseLong(at.group(1)) : 0;
    }

    private static void everybodyIsWhereTheyBelong(Nodes nodes) {
        Node log = nodes.logs.getFirst();
        Node projector = nodes.projectors.getFirst();
        assertThat(nodes.query.get("/").status()).isEqualTo(200);
        assertThat(nodes.query.get("/work").status()).isEqualTo(421);
        assertThat(nodes.query.get("/work").body()).contains("node.elsewhere", "command");
        assertThat(nodes.query.get("/api/v1/me").status()).isEqualTo(421);
        assertThat(log.get("/").status()).isEqualTo(421);
        assertThat(projector.get("/").status()).isEqualTo(421);
        assertThat(projector.get("/log/checkpoint").status()).isEqualTo(421);
        assertThat(nodes.command.get("/api/v1/me").status()).isEqualTo(401);
        Map<String, Node> parts =
                Map.of("reconciliation", nodes.command, "log", log, "projector", projector);
        parts.forEach(
                (part, node) ->
                        assertThat(node.get("/actuator/health").body())
                                .as(node.name())
                                .contains("\"" + part + "\"", "\"status\":\"UP\""));
        for (Node node : List.of(nodes.command, nodes.query, log, projector)) {
            assertThat(node.get("/actuator/prometheus").body())
                    .as(node.name())
                    .contains("jvm_memory_used_bytes");
        }
    }

    /// The cookie of one node is believed by another.
    private static void signedInOnEveryNode(Node command, Node query) throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            Matcher token = TOKEN.matcher(page(browser, command, "/sign-in"));
            assertThat(token.find()).isTrue();
            String form =
                    "username=%s&password=%s&_csrf=%s"
                            .formatted(
                                    Cluster.OPERATOR,
                                    encoded(Cluster.PASSWORD),
                                    encoded(token.group(1)));
            HttpRequest sent =
                    HttpRequest.newBuilder(URI.create(command.address() + "/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build();
            assertThat(browser.send(sent, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(page(browser, query, "/")).contains("/sign-out");
            assertThat(query.get("/").body()).doesNotContain("/sign-out");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String page(HttpClient browser, Node node, String path) throws Exception {
        return browser.send(
                        HttpRequest.newBuilder(URI.create(node.address() + path)).build(),
                        BodyHandlers.ofString())
                .body();
    }

    /// Every checkpoint that was ever shown is a beginning of what is shown now.
    private void oneHistory(Cluster cluster, Node log) throws IOException {
        for (Map.Entry<Long, String> each : shown.entrySet()) {
            Path kept = cluster.policy().resolveSibling("kept-" + each.getKey());
            Files.writeString(kept, each.getValue());
            assertThat(cluster.verified(log, "--checkpoint=" + kept))
                    .as(kept.toString())
                    .isEqualTo(UNWITNESSED);
        }
    }

    private static void rebuiltIsTheSame(Node command) throws Exception {
        String path = "/api/v1/operator/rebuild";
        HttpRequest start = Cluster.signedIn(command, path).POST(BodyPublishers.noBody()).build();
        assertThat(command.ask(start).status()).isEqualTo(202);
        HttpRequest look = Cluster.signedIn(command, path).build();
        Cluster.await(
                "rebuilt",
                Duration.ofMinutes(2),
                () -> !command.ask(look).body().contains("RUNNING"));
        assertThat(command.ask(look).body()).contains("\"EQUAL\"");
    }
}
