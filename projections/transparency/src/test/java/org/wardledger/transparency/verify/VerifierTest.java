package org.wardledger.transparency.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.transparency.Keys.LOG;
import static org.wardledger.transparency.Keys.good;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.Keys;
import org.wardledger.transparency.LogFile;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.MemoryStore;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.FolderSource;
import org.wardledger.transparency.tiles.HttpSource;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileSource;

class VerifierTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir private Path home;

    private final MemoryStore store = MemoryStore.of(1_000);
    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = home.resolve("log");
        grow(settings());
    }

    private LogSettings settings() {
        return LogSettings.of(log, home.resolve("state"), LOG);
    }

    @Test
    void without_a_policy_nobody_vouches() throws Exception {
        Verdict verdict = check(Question.withoutPolicy());
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNANCHORED);
        assertThat(verdict.of(Statement.ENTRIES).orElseThrow().state())
                .isEqualTo(Finding.State.HOLDS);
        assertThat(verdict.notChecked())
                .extracting(Finding::statement)
                .containsExactly(
                        Statement.LOG_SIGNATURE,
                        Statement.QUORUM,
                        Statement.REMEMBERED,
                        Statement.COMPLETENESS);
    }

    @Test
    void without_witnesses_a_log_is_unwitnessed() throws Exception {
        assertThat(check(Question.of(Keys.policy("any"))).outcome()).isEqualTo(Outcome.UNWITNESSED);
        Policy none = good(Policy.parse(("log " + LOG.logKey() + "\nquorum none\n").getBytes()));
        assertThat(check(Question.of(none)).outcome()).isEqualTo(Outcome.UNWITNESSED);
    }

    @Test
    void a_log_of_a_stranger_is_invalid() throws Exception {
        SigningKey stranger = Keys.generate("example.org/other");
        Policy other =
                good(Policy.parse(("log " + stranger.logKey() + "\nquorum none\n").getBytes()));
        assertThat(check(Question.of(other)).outcome()).isEqualTo(Outcome.INVALID);
        SigningKey namesake = Keys.generate(LOG.name());
        Policy forged =
                good(Policy.parse(("log " + namesake.logKey() + "\nquorum none\n").getBytes()));
        assertThat(check(Question.of(forged)).outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void a_history_that_was_cut_is_another_history() throws Exception {
        SignedCheckpoint kept = published();
        store.cut(900);
        log = home.resolve("cut");
        grow(LogSettings.of(log, home.resolve("cut-state"), LOG));
        Verdict verdict = check(Question.of(Keys.policy("none")).remembering(kept));
        assertThat(verdict.outcome()).isEqualTo(Outcome.DIVERGED);
        assertThat(verdict.of(Statement.REMEMBERED).orElseThrow().reason())
                .isEqualTo("remembered.ahead");
    }

    @Test
    void a_kept_checkpoint_that_nobody_signed_does_not_pass_silently() throws Exception {
        var mine = SignedCheckpoint.sign(Keys.generate(LOG.name()), published().head());
        Verdict verdict = check(Question.of(Keys.policy("none")).remembering(mine));
        assertThat(verdict.of(Statement.REMEMBERED).orElseThrow().failed()).isTrue();
        assertThat(verdict.outcome()).isEqualTo(Outcome.DIVERGED);
    }

    @Test
    void every_file_that_is_missing_is_named() throws Exception {
        for (String file : List.of("tile/entries/001", "tile/0/002", "tile/1/000.p/3")) {
            byte[] bytes = Files.readAllBytes(log.resolve(file));
            Files.delete(log.resolve(file));
            Verdict verdict = check(Question.of(Keys.policy("none")));
            assertThat(verdict.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(verdict.damage().orElseThrow().file()).isEqualTo(file);
            assertThat(verdict.damage().orElseThrow().reason()).isEqualTo("file.missing");
            Files.write(log.resolve(file), bytes);
        }
        Files.delete(log.resolve(LogFolder.CHECKPOINT));
        assertThat(check(Question.of(Keys.policy("none"))).outcome())
                .isEqualTo(Outcome.UNWITNESSED); // the newest one is still there
        Files.delete(log.resolve(LogFolder.LATEST));
        assertThat(check(Question.of(Keys.policy("none"))).outcome()).isEqualTo(Outcome.INVALID);
        Files.writeString(log.resolve(LogFolder.CHECKPOINT), "nothing");
        assertThat(check(Question.of(Keys.policy("none"))).outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void bytes_behind_the_last_entry_are_found() throws Exception {
        Path bundle = log.resolve("tile/entries/003.p/232");
        byte[] bytes = Files.readAllBytes(bundle);
        Files.write(bundle, Arrays.copyOf(bytes, bytes.length + 5));
        Verdict verdict = check(Question.of(Keys.policy("none")));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(verdict.damage().orElseThrow().file()).isEqualTo("tile/entries/003.p/232");
    }

    @Test
    void a_made_up_size_ends_soon() throws Exception {
        var head = new TreeHead(Long.MAX_VALUE - 7, published().head().root());
        for (long size : new long[] {Long.MAX_VALUE, 1L << 40, 1_000_000, 0}) {
            var forged = SignedCheckpoint.sign(LOG, new TreeHead(size, head.root()));
            Files.write(log.resolve(LogFolder.CHECKPOINT), forged.bytes());
            assertThat(check(Question.of(Keys.policy("none"))).outcome())
                    .isEqualTo(Outcome.INVALID);
        }
    }

    @Test
    void a_signed_root_that_is_not_of_these_entries_is_found() throws Exception {
        byte[] root = published().head().root().bytes();
        root[31] ^= 1;
        var forged = SignedCheckpoint.sign(LOG, new TreeHead(1_000, Hash.of(root)));
        Files.write(log.resolve(LogFolder.CHECKPOINT), forged.bytes());
        Verdict verdict = check(Question.of(Keys.policy("none")));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(verdict.of(Statement.ENTRIES).orElseThrow().reason()).isEqualTo("root.differs");
    }

    @Test
    void a_log_that_continues_another_is_held_to_it() throws Exception {
        SignedCheckpoint last = published();
        store.grow(10);
        SigningKey next = Keys.generate("example.org/ward-ledger-2");
        log = home.resolve("next");
        grow(LogSettings.of(log, home.resolve("next-state"), next).continuing(last));
        String both = "log %s\nlog %s\nquorum none\n".formatted(LOG.logKey(), next.logKey());
        Question knowing = Question.of(good(Policy.parse(both.getBytes(UTF_8))));
        assertThat(check(knowing).of(Statement.PREVIOUS).orElseThrow().state())
                .isEqualTo(Finding.State.HOLDS);
        assertThat(check(knowing.remembering(last)).outcome()).isEqualTo(Outcome.UNWITNESSED);
        store.rewrite(7, "{}");
        log = home.resolve("rewritten");
        grow(LogSettings.of(log, home.resolve("rewritten-state"), next).continuing(last));
        assertThat(check(knowing).outcome()).isEqualTo(Outcome.DIVERGED);
        String one = "log %s\nquorum none\n".formatted(next.logKey());
        Question unknowing = Question.of(good(Policy.parse(one.getBytes(UTF_8))));
        assertThat(check(unknowing).of(Statement.PREVIOUS).orElseThrow().state())
                .isEqualTo(Finding.State.NOT_CHECKED);
    }

    @Test
    void proofs_of_another_history_are_told_apart() throws Exception {
        var reader = new LogReader(log);
        String proof = reader.proof(published(), 500).orElseThrow().format();
        var evidence = new Evidence("receipt", proof.getBytes(UTF_8), store.entry(500));
        Question question = Question.of(Keys.policy("none"));
        assertThat(check(question.with(List.of(evidence))).of(Statement.PROOFS).orElseThrow())
                .returns(Finding.State.HOLDS, Finding::state);
        assertThat(ProofFiles.check(Optional.of(Keys.policy("none")), evidence).outcome())
                .isEqualTo(Outcome.UNWITNESSED);
        var wrong = new Evidence("receipt", proof.getBytes(UTF_8), store.entry(501));
        assertThat(ProofFiles.check(Optional.of(Keys.policy("none")), wrong).outcome())
                .isEqualTo(Outcome.INVALID);
        var garbage = new Evidence("receipt", new byte[] {1}, store.entry(500));
        assertThat(check(question.with(List.of(garbage))).outcome()).isEqualTo(Outcome.INVALID);
        store.rewrite(3, "{}");
        log = home.resolve("other");
        grow(LogSettings.of(log, home.resolve("other-state"), LOG));
        assertThat(check(question.with(List.of(evidence))).of(Statement.PROOFS).orElseThrow())
                .returns("proof.elsewhere", Finding::reason);
    }

    @Test
    void a_mirror_over_http_gives_the_same_verdict_as_the_folder() throws Exception {
        List<Long> progress = new ArrayList<>();
        try (var source = new HttpSource(mirror(0), TIMEOUT)) {
            Question question = Question.of(Keys.policy("any"));
            Verdict remote = Verifier.check(source, question, (at, of) -> progress.add(at));
            assertThat(remote).isEqualTo(check(question));
        }
        assertThat(progress).containsExactly(256L, 512L, 768L, 1_000L);
    }

    @Test
    void a_server_that_fails_or_sends_too_much_says_nothing_about_the_log() throws Exception {
        try (var silent = new HttpSource(URI.create("http://127.0.0.1:1/log"), TIMEOUT);
                var broken = new HttpSource(mirror(500), TIMEOUT);
                var endless = new HttpSource(mirror(-1), TIMEOUT)) {
            for (TileSource source : List.of(silent, broken, endless)) {
                assertThatThrownBy(
                                () ->
                                        Verifier.check(
                                                source, Question.withoutPolicy(), Progress.none()))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void a_verdict_reads_as_text_in_three_languages() throws Exception {
        Verdict verdict = check(Question.of(Keys.policy("any")).remembering(published()));
        for (String language : List.of("kk", "ru", "en")) {
            List<String> lines = VerdictTexts.in(Locale.of(language)).lines(verdict);
            assertThat(lines).hasSize(1 + verdict.findings().size());
            assertThat(lines).noneMatch(l -> l.contains("{"));
        }
        assertThat(VerdictTexts.in(Locale.ENGLISH).lines(verdict).getLast())
                .startsWith("[NOT CHECKED]");
    }

    /// Serves the log as any web server would; or answers with a status; or, for -1, without end.
    private URI mirror(int mood) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        var reader = new LogReader(log);
        server.createContext(
                "/log/",
                exchange -> {
                    try (exchange) {
                        String path = exchange.getRequestURI().getPath().substring(5);
                        Optional<LogFile> file = reader.file(path);
                        if (mood == -1) {
                            exchange.sendResponseHeaders(200, 0);
                            for (int i = 0; i < 20_000; i++) {
                                exchange.getResponseBody().write(new byte[1_024]);
                            }
                        } else if (mood > 0 || file.isEmpty()) {
                            exchange.sendResponseHeaders(mood > 0 ? mood : 404, -1);
                        } else {
                            byte[] body = file.get().body();
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                        }
                    }
                });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:%d/log/".formatted(server.getAddress().getPort()));
    }

    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(s -> s.stop(0));
    }

    private void grow(LogSettings settings) throws IOException {
        try (LogWriter writer = LogWriter.open(store, settings, Admission.all())) {
            while (writer.advance()) {
                assertThat(writer.head()).isPresent();
            }
        }
    }

    private SignedCheckpoint published() throws IOException {
        return new LogFolder(log).read(LogFolder.CHECKPOINT).orElseThrow();
    }

    private Verdict check(Question question) throws IOException {
        return Verifier.check(new FolderSource(log), question, Progress.none());
    }
}
