package org.wardledger.transparency.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.transparency.Keys.LOG;
import static org.wardledger.transparency.Keys.WITNESS_A;
import static org.wardledger.transparency.Keys.good;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.Keys;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.merkle.Trees;
import org.wardledger.transparency.note.NoteSignature;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;

class WitnessTest {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Trees TREES = Trees.of(300);

    @TempDir private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Witness witness;

    @BeforeEach
    void start() throws IOException {
        var settings =
                new Witness.Settings(
                        WITNESS_A,
                        List.of(LOG.logKey()),
                        folder,
                        new InetSocketAddress("127.0.0.1", 0));
        witness = Witness.start(settings, InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
        http.close();
    }

    @Test
    void a_growing_log_is_cosigned() throws Exception {
        var first = post(0, List.of(), checkpoint(100));
        assertThat(first.statusCode()).isEqualTo(200);
        NoteSignature line = NoteSignature.read(first.body().strip());
        assertThat(line.cosignedAt()).isEqualTo(NOW);
        assertThat(line.verifies(WITNESS_A.witnessKey(), checkpoint(100).checkpoint().body()))
                .isTrue();
        assertThat(post(100, proof(100, 300), checkpoint(300)).statusCode()).isEqualTo(200);
        var again = post(300, List.of(), checkpoint(300));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(recorded().size()).isEqualTo(300);
        assertThat(good(recorded().note().signers(List.of(WITNESS_A.witnessKey())))).hasSize(1);
    }

    @Test
    void each_refusal_has_its_status() throws Exception {
        assertThat(post(0, List.of(), checkpoint(100)).statusCode()).isEqualTo(200);
        SigningKey stranger = Keys.generate("example.org/other");
        assertThat(post(100, List.of(), SignedCheckpoint.sign(stranger, TREES.head(100))))
                .returns(404, HttpResponse::statusCode);
        SigningKey forger = Keys.generate(LOG.name());
        assertThat(post(100, List.of(), SignedCheckpoint.sign(forger, TREES.head(100))))
                .returns(403, HttpResponse::statusCode);
        assertThat(post(101, List.of(), checkpoint(100))).returns(400, HttpResponse::statusCode);
        var conflict = post(50, proof(50, 300), checkpoint(300));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).isEqualTo("100\n");
        assertThat(conflict.headers().firstValue("content-type")).contains("text/x.tlog.size");
        assertThat(post(100, proof(99, 300), checkpoint(300)))
                .returns(422, HttpResponse::statusCode);
        assertThat(post(100, List.of(), checkpoint(300))).returns(422, HttpResponse::statusCode);
        assertThat(send("POST", "/add-checkpoint", "old 1")).returns(400, r -> r.statusCode());
        assertThat(send("POST", "/add-checkpoint", "x".repeat(300_000)))
                .returns(413, HttpResponse::statusCode);
        assertThat(send("POST", "/other", "")).returns(404, HttpResponse::statusCode);
        assertThat(send("DELETE", "/add-checkpoint", "")).returns(405, r -> r.statusCode());
        assertThat(recorded().size()).isEqualTo(100);
    }

    @Test
    void a_rollback_is_refused() throws Exception {
        post(0, List.of(), checkpoint(300));
        assertThat(post(0, List.of(), checkpoint(200))).returns(409, HttpResponse::statusCode);
        assertThat(post(300, List.of(), checkpoint(200))).returns(400, HttpResponse::statusCode);
        assertThat(post(200, List.of(), checkpoint(200))).returns(409, HttpResponse::statusCode);
        assertThat(recorded().size()).isEqualTo(300);
    }

    @Test
    void a_split_view_is_refused() throws Exception {
        post(0, List.of(), checkpoint(200));
        Hash otherRoot = Hashes.leaf(new byte[] {1});
        var fork = SignedCheckpoint.sign(LOG, new TreeHead(200, otherRoot));
        assertThat(post(200, List.of(), fork)).returns(422, HttpResponse::statusCode);
        var longer = SignedCheckpoint.sign(LOG, new TreeHead(300, otherRoot));
        assertThat(post(200, proof(200, 300), longer)).returns(422, HttpResponse::statusCode);
        assertThat(recorded().head()).isEqualTo(TREES.head(200));
    }

    /// The race of the specification: a slower request must not put the record back.
    @Test
    void of_requests_at_the_same_time_one_wins() throws Exception {
        post(0, List.of(), checkpoint(10));
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int size = 11; size <= 60; size++) {
            int to = size;
            requests.add(() -> post(10, proof(10, to), checkpoint(to)).statusCode());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            assertThat(answers.stream().filter(a -> a == 200)).hasSize(1);
            assertThat(answers.stream().filter(a -> a == 409)).hasSize(49);
        }
    }

    @Test
    void a_witness_remembers_when_it_is_started_again() throws Exception {
        post(0, List.of(), checkpoint(200));
        witness.close();
        start();
        assertThat(post(0, List.of(), checkpoint(100))).returns(409, HttpResponse::statusCode);
        assertThat(recorded().size()).isEqualTo(200);
    }

    /// As if it was killed after it had recorded and before it answered.
    @Test
    void an_answer_that_got_lost_is_given_again() throws Exception {
        post(0, List.of(), checkpoint(100));
        post(100, proof(100, 200), checkpoint(200)); // the log never hears of this
        var conflict = post(100, proof(100, 200), checkpoint(200));
        assertThat(conflict.body()).isEqualTo("200\n");
        assertThat(post(200, List.of(), checkpoint(200))).returns(200, HttpResponse::statusCode);
    }

    @Test
    void a_damaged_memory_is_not_begun_again() throws Exception {
        post(0, List.of(), checkpoint(200));
        Path file = folder.resolve(WitnessStore.nameOf(LOG.name())).resolve("checkpoint");
        Files.writeString(file, "nothing\n");
        assertThat(post(0, List.of(), checkpoint(100))).returns(500, HttpResponse::statusCode);
        witness.close();
        assertThatThrownBy(this::start).isInstanceOf(IOException.class);
        Files.delete(file);
        start();
    }

    @Test
    void two_witnesses_do_not_share_a_memory() {
        assertThatThrownBy(this::start)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another witness");
    }

    @Test
    void what_is_not_a_request_is_refused() {
        String good = new String(new AddCheckpoint(3, proof(3, 9), checkpoint(9)).body(), UTF_8);
        assertThat(AddCheckpoint.parse(good.getBytes(UTF_8)).good()).isPresent();
        for (String bad :
                List.of(
                        good.replace("old 3", "old 03"),
                        good.replace("old 3", "old -3"),
                        good.replace("old 3", "new 3"),
                        good.replace("old 3\n", "old 3\n" + "AAAA\n"),
                        good.replace(
                                "old 3\n", "old 3\n" + (Hashes.EMPTY.base64() + "\n").repeat(64)),
                        good.substring(good.indexOf("\n\n") + 2))) {
            assertThat(AddCheckpoint.parse(bad.getBytes(UTF_8)).good()).as(bad).isEmpty();
        }
    }

    private SignedCheckpoint recorded() throws Exception {
        var answer = send("GET", "/" + WitnessStore.nameOf(LOG.name()) + "/checkpoint", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return good(SignedCheckpoint.parse(answer.body().getBytes(UTF_8)));
    }

    private HttpResponse<String> post(long old, List<Hash> proof, SignedCheckpoint checkpoint)
            throws Exception {
        String body = new String(new AddCheckpoint(old, proof, checkpoint).body(), UTF_8);
        return send("POST", "/add-checkpoint", body);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var address = URI.create("http://127.0.0.1:" + witness.address().getPort() + path);
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return http.send(
                HttpRequest.newBuilder(address).method(method, publisher).build(),
                BodyHandlers.ofString());
    }

    private static SignedCheckpoint checkpoint(int size) {
        return SignedCheckpoint.sign(LOG, TREES.head(size));
    }

    private static List<Hash> proof(int older, int newer) {
        return Proofs.consistency(older, newer, TREES);
    }
}
