package org.wardledger.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.merkle.Trees;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileTree;
import org.wardledger.transparency.verify.Outcome;
import org.wardledger.transparency.verify.Progress;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Verifier;
import org.wardledger.transparency.witness.AddCheckpoint;

/// Kills the log and a witness with SIGKILL at any moment of their lives. Whatever the world has
/// seen before has to lie inside what it sees afterwards.
///
/// `-Dcrash.seed` repeats the moments of a run as closely as a scheduler lets one;
/// `-Dcrash.kills` changes the number.
class CrashIT {
    private static final int KILLS = Integer.getInteger("crash.kills", 8);
    private static final int EVENTS = 12_000;

    @TempDir private Path home;

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void a_killed_log_never_shows_two_histories() throws Exception {
        System.out.println("crash.seed=" + seed);
        fillStore();
        KeyFile.write(home.resolve("key"), Keys.LOG);
        var folder = new LogFolder(home.resolve("public"));
        Set<SignedCheckpoint> seen = new LinkedHashSet<>();
        int killed = 0;
        boolean finished = false;
        while (!finished) {
            Process child = Child.start("log", home, random.nextLong());
            long size = seen.isEmpty() ? 0 : last(seen).size();
            boolean kill = killed < KILLS;
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(120));
            while (child.isAlive()) {
                look(folder, seen);
                boolean atWork = !seen.isEmpty() && last(seen).size() > size;
                if (kill && atWork && System.nanoTime() > until) {
                    var _ = child.toHandle().destroyForcibly();
                    killed++;
                    kill = false;
                }
            }
            finished = child.waitFor() == 0;
            assertThat(child.exitValue())
                    .as(Files.readString(home.resolve("errors")))
                    .isIn(0, 128 + 9);
        }
        look(folder, seen);
        System.out.printf("%d kills, %d checkpoints seen%n", killed, seen.size());
        assertThat(killed).isPositive();
        assertThat(last(seen).size()).isEqualTo(EVENTS);
        var tree = new TileTree(folder.source(), EVENTS);
        for (SignedCheckpoint earlier : seen) {
            assertThat(Proofs.head(earlier.size(), tree)).isEqualTo(earlier.head());
        }
        assertThat(
                        Verifier.check(
                                        folder.source(),
                                        Question.of(Keys.policy("none")).remembering(last(seen)),
                                        Progress.none())
                                .outcome())
                .isEqualTo(Outcome.UNWITNESSED);
    }

    @Test
    void a_killed_witness_forgets_nothing_that_it_has_answered() throws Exception {
        KeyFile.write(home.resolve("key"), Keys.WITNESS_A);
        KeyFile.write(home.resolve("log.key"), Keys.LOG);
        Trees trees = Trees.of(10_000);
        long answered = 0;
        long size = 0;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int life = 0; life < KILLS; life++) {
                Files.deleteIfExists(home.resolve("port"));
                Process child = Child.start("witness", home, 0);
                URI address = address(child);
                long recorded = recorded(http, address);
                assertThat(recorded).isGreaterThanOrEqualTo(answered);
                size = recorded;
                int last = 1 + random.nextInt(20);
                for (int i = 0; i <= last; i++) {
                    int next = (int) size + 1 + random.nextInt(20);
                    byte[] body = request(trees, (int) size, next);
                    if (i == last) { // killed while it is asked
                        var lost = http.sendAsync(post(address, body), BodyHandlers.ofString());
                        Thread.sleep(random.nextInt(4));
                        var _ = child.toHandle().destroyForcibly();
                        assertThat(child.waitFor()).isEqualTo(128 + 9);
                        if (lost.handle((r, e) -> e == null && r.statusCode() == 200).get()) {
                            answered = next;
                        }
                    } else {
                        HttpResponse<String> answer =
                                http.send(post(address, body), BodyHandlers.ofString());
                        assertThat(answer.statusCode()).isEqualTo(200);
                        answered = next;
                        size = next;
                    }
                }
            }
        }
    }

    private static byte[] request(Trees trees, int older, int newer) {
        List<Hash> proof = older == 0 ? List.of() : Proofs.consistency(older, newer, trees);
        assertThat(
                        ProofCheck.consistency(
                                older == 0 ? TreeHead.EMPTY : trees.head(older),
                                trees.head(newer),
                                proof))
                .isEqualTo(ProofCheck.OK);
        var checkpoint = SignedCheckpoint.sign(Keys.LOG, trees.head(newer));
        return new AddCheckpoint(older, proof, checkpoint).body();
    }

    /// What the witness has on record, by its own answer to a question from nothing.
    private static long recorded(HttpClient http, URI address) throws Exception {
        String hex = Hashes.sha256(Keys.LOG.name().getBytes(UTF_8)).hex();
        HttpResponse<byte[]> answer =
                http.send(
                        HttpRequest.newBuilder(address.resolve("/" + hex + "/checkpoint")).build(),
                        BodyHandlers.ofByteArray());
        return answer.statusCode() == 404
                ? 0
                : Keys.good(SignedCheckpoint.parse(answer.body())).size();
    }

    private static HttpRequest post(URI address, byte[] body) {
        return HttpRequest.newBuilder(address.resolve("/add-checkpoint"))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private URI address(Process child) throws Exception {
        Path port = home.resolve("port");
        while (Files.notExists(port)) {
            assertThat(child.isAlive()).as(Files.readString(home.resolve("errors"))).isTrue();
            Thread.sleep(5);
        }
        return URI.create("http://127.0.0.1:" + Files.readString(port));
    }

    private static void look(LogFolder folder, Set<SignedCheckpoint> seen) throws IOException {
        for (String document : List.of(LogFolder.CHECKPOINT, LogFolder.LATEST)) {
            folder.read(document).ifPresent(seen::add);
        }
    }

    private static SignedCheckpoint last(Set<SignedCheckpoint> seen) {
        return new ArrayList<>(seen).getLast();
    }

    private void fillStore() {
        try (EventStore store = SqliteEventStore.open(home.resolve("store"))) {
            for (int from = 0; from < EVENTS; from += 1_000) {
                List<NewEvent> events = new ArrayList<>();
                for (int i = from; i < from + 1_000; i++) {
                    byte[] entry = "{\"d\":{\"n\":\"%d\"}}".formatted(i).getBytes(UTF_8);
                    var id = new UUID(0, i + 1);
                    events.add(new NewEvent(id, "synthetic.v1", Instant.EPOCH, entry, new byte[0]));
                }
                store.append("stream", ExpectedRevision.any(), events).join();
            }
        }
    }
}
