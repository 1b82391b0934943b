package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.launcher.moving.Loaded.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wardledger.command.security.People;
import org.wardledger.drills.Cluster;
import org.wardledger.drills.Node;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.Vkey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A ledger with private data leaves its folder for a cluster of processes and comes back: what is
/// sealed opens in both, and the log goes on under the same key as the same history. In the folder
/// it gets another key, and goes to the cluster again.
@Timeout(480)
class MoveToClusterIT {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(60);

    /// Everything holds, and the policy asks for no witness.
    private static final int UNWITNESSED = 10;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path ROOT = Path.of("target/move-it").toAbsolutePath();

    /// What the process that signs has of its own.
    private static final Path OF_LOG = ROOT.resolve("cluster/log");

    private final Path data = ROOT.resolve("data");
    private final Path back = ROOT.resolve("back");

    @Test
    void what_is_sealed_opens_in_the_cluster_and_back_in_a_folder_and_the_log_goes_on()
            throws Exception {
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

            Files.createDirectories(OF_LOG);
            Loaded.copy(data.resolve("log"), OF_LOG.resolve("log"));
            Files.move(data.resolve("log-state"), OF_LOG.resolve("log-state"));
            List<Node> nodes = started(cluster);
            Node command = nodes.getFirst();
            wardsAreSeenByTheirAccountant(command);
            Node log = nodes.get(1);
            Cluster.await("log", SOON, () -> size(log, before) >= sum.size());
            assertThat(Cluster.record(command).status()).isEqualTo(200);
            Cluster.await("log goes on", SOON, () -> size(log, before) > sum.size());
            Path kept = data.resolve("log/checkpoint.latest");
            assertThat(cluster.verified(log, "--checkpoint=" + kept)).isEqualTo(UNWITNESSED);

            for (Node node : nodes) {
                node.close();
            }
            comesBack(cluster, sum);
            anotherKeySigns(cluster, before.getLast().size());
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
        for (String role : List.of("command", "log")) {
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

    private void comesBack(Cluster cluster, HistoryDigest.Sum sum) throws Exception {
        assertThat(into(cluster, back).code()).isZero();
        for (String name : List.of("secret", "kek", "log.key")) {
            Files.copy(data.resolve(name), back.resolve(name));
        }
        carried(OF_LOG, back);
        String asOf = "--as-of=" + sum.size();
        Loaded.Said first = run("replay", asOf, "--data", data);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(run("replay", asOf, "--data", back).out()).isEqualTo(first.out());
    }

    private static Loaded.Said into(Cluster cluster, Path folder) {
        List<String> place = cluster.place();
        List<String> words = new ArrayList<>(List.of("sqlite:" + folder));
        words.addAll(place.subList(1, place.size()));
        return migrate(place.getFirst(), words);
    }

    /// The published files and the decision: moved, never copied.
    private static void carried(Path from, Path to) throws IOException {
        for (String name : List.of("log", "log-state")) {
            Files.move(from.resolve(name), to.resolve(name));
        }
    }

    /// As `docs/howto/cluster.md` says it.
    private void anotherKeySigns(Cluster cluster, long before) throws Exception {
        Loaded.Said rotated = run("log", "rotate-key", "--data", back);
        assertThat(rotated.code()).as(rotated.err()).isZero();
        List<String> lines = rotated.out().lines().filter(l -> l.startsWith("log ")).toList();
        assertThat(lines).hasSize(2);
        Loaded.Said there = migrate("sqlite:" + back, cluster.place());
        assertThat(there.code()).as(there.err()).isZero();
        assertThat(there.out()).contains("1 records copied");
        Path keys = ROOT.resolve("cluster/keys");
        given("log.key", keys.resolve("log"));
        for (String role : List.of("log", "command")) {
            given("log.keys-before", keys.resolve(role));
        }
        Files.writeString(keys.resolve("command/log.pub"), lines.getFirst() + "\n");
        carried(back, OF_LOG);
        Files.writeString(
                ROOT.resolve("cluster/policy"), String.join("\n", lines) + "\nquorum none\n");

        Node log = cluster.node("log", "log").start();
        Node command = cluster.node("command", "command").start();
        Cluster.await("command up", START, command::isUp);
        assertThat(Cluster.record(command).status()).isEqualTo(200);
        Vkey next = Vkey.parse(lines.getFirst().substring("log ".length())).good().orElseThrow();
        Cluster.await(
                "the next key signs",
                SOON,
                () ->
                        log.checkpoint("checkpoint.latest")
                                .filter(c -> c.size() > before && isSignedBy(next, c))
                                .isPresent());
        Path kept = data.resolve("log/checkpoint.latest");
        assertThat(cluster.verified(log, "--checkpoint=" + kept)).isEqualTo(UNWITNESSED);
    }

    private static boolean isSignedBy(Vkey key, SignedCheckpoint checkpoint) {
        return checkpoint.note().signers(List.of(key)).good().orElseThrow().contains(key);
    }

    private void given(String name, Path to) throws IOException {
        Files.copy(back.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
