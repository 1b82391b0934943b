package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.launcher.moving.Loaded.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardledger.command.security.People;
import org.wardledger.drills.Cluster;
import org.wardledger.drills.Node;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.transparency.note.SignedCheckpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A ledger with private data leaves its folder for a cluster of processes and comes back: what is
/// sealed opens in both, and the log goes on under the same key as the same history.
@Timeout(480)
class MoveToClusterIT {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(60);

    /// Everything holds, and the policy asks for no witness.
    private static final int UNWITNESSED = 10;

    private static final Pattern AT = Pattern.compile("[?&]at=(\\d+)");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path ROOT = Path.of("target/move-it").toAbsolutePath();

    private final Path data = ROOT.resolve("data");

    @Test
    void what_is_sealed_opens_in_the_cluster_and_back_in_a_folder() throws Exception {
        Folders.delete(ROOT);
        Loaded.home(data);
        HistoryDigest.Sum sum = Loaded.sum(data);
        List<SignedCheckpoint> before = new ArrayList<>();
        DataFolder folder = DataFolder.of(data);
        try (Cluster cluster =
                Cluster.awaiting(
                        ROOT.resolve("cluster"),
                        folder,
                        new People(data.resolve("people.json")).all())) {
            Loaded.Said there = migrate("sqlite:" + data, cluster.place());
            assertThat(there.code()).as(there.err()).isZero();
            assertThat(there.out()).contains("keys compared one by one and equal", "vault.db");

            List<Node> nodes = started(cluster);
            Node command = nodes.getFirst();
            wardsAreSeenByTheirAccountant(command);
            Node log = nodes.get(1);
            Cluster.await("log", SOON, () -> size(log, before) >= sum.size());
            assertThat(Cluster.record(command).status()).isEqualTo(200);
            Cluster.await("log goes on", SOON, () -> size(log, before) > sum.size());
            Cluster.await("search", START, () -> searchable(nodes.getLast()) > sum.size());
            Path kept = data.resolve("log/checkpoint.latest");
            assertThat(cluster.verified(log, "--checkpoint=" + kept)).isEqualTo(UNWITNESSED);

            for (Node node : nodes) {
                node.close();
            }
            comesBack(cluster, sum);
        }
        assertThat(before)
                .as("never less than was published")
                .allMatch(c -> c.size() >= sum.size());
    }

    private static Loaded.Said migrate(String from, List<String> to) {
        List<String> words = new ArrayList<>(List.of("migrate", "--lang=en", "--from=" + from));
        words.add("--to=" + to.getFirst());
        words.addAll(to.subList(1, to.size()));
        return run(words.toArray());
    }

    private static List<Node> started(Cluster cluster) throws Exception {
        List<Node> nodes = new ArrayList<>();
        for (String role : List.of("command", "log", "projector", "query")) {
            Node node = cluster.node(role, role).start();
            nodes.add(node);
            Cluster.await(role + " up", START, node::isUp);
        }
        return nodes;
    }

    /// Wards and their money stand in the sealed part alone.
    private static void wardsAreSeenByTheirAccountant(Node command) {
        JsonNode accounts = json(command, "/api/v1/accounts");
        String acct = accounts.path(0).path("acct").asString();
        assertThat(acct).startsWith("acc_");
        assertThat(command.get("/api/v1/accounts/" + acct).status()).isEqualTo(401);
        assertThat(json(command, "/api/v1/accounts/" + acct).path("wards")).hasSize(3);
    }

    private static JsonNode json(Node node, String path) {
        Node.Answer answer = Cluster.seen(node, path, "accountant1", "demo");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static long size(Node log, List<SignedCheckpoint> shown) {
        return log.checkpoint("checkpoint.latest")
                .map(
                        checkpoint -> {
                            shown.add(checkpoint);
                            return checkpoint.size();
                        })
                .orElse(0L);
    }

    private static long searchable(Node query) {
        Matcher at = AT.matcher(query.get("/audit").body());
        return at.find() ? Long.parseLong(at.group(1)) : 0;
    }

    private void comesBack(Cluster cluster, HistoryDigest.Sum sum) throws Exception {
        Path back = ROOT.resolve("back");
        List<String> words = new ArrayList<>(List.of("migrate", "--lang=en"));
        words.add("--from=" + cluster.place().getFirst());
        words.add("--to=sqlite:" + back);
        words.addAll(cluster.place().subList(1, cluster.place().size()));
        Loaded.Said said = run(words.toArray());
        assertThat(said.code()).as(said.err()).isZero();
        for (String name : List.of("secret", "kek")) {
            Files.copy(data.resolve(name), back.resolve(name));
        }
        Loaded.copy(data.resolve("log"), back.resolve("log"));
        String asOf = "--as-of=" + sum.size();
        Loaded.Said first = run("replay", asOf, "--data", data);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(run("replay", asOf, "--data", back).out()).isEqualTo(first.out());
    }
}
