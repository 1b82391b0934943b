package org.wardledger.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.transparency.Keys.LOG;
import static org.wardledger.transparency.Keys.WITNESS_A;
import static org.wardledger.transparency.Keys.WITNESS_B;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.note.NoteSignature;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.FolderSource;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.verify.Evidence;
import org.wardledger.transparency.verify.Outcome;
import org.wardledger.transparency.verify.Progress;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Verdict;
import org.wardledger.transparency.verify.Verifier;

/// The eight ways to tamper with a log, each shown to our verifier and to one that shares no code
/// with it. Both have to say the same, including where there is nothing to be seen (T6).
class TamperIT {
    private static final int EARLIER = 65_537;
    private static final int SIZE = 70_000;
    private static final Instant SEEN = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir private static Path home;

    private static Optional<GoVerifier> go = Optional.empty();
    private static Path good;
    private static SignedCheckpoint earlier;
    private static MemoryStore store;
    private static int copies;

    @BeforeAll
    static void a_log_of_70000_entries() throws Exception {
        go = GoVerifier.build(home);
        store = MemoryStore.of(EARLIER);
        good = home.resolve("good");
        earlier = write(good, store);
        store.grow(SIZE - EARLIER);
        write(good, store);
    }

    @Test
    void a_good_log_is_good() throws Exception {
        Verdict verdict = both(good, true, Outcome.WITNESSED);
        assertThat(verdict.notChecked()).hasSize(1);
        assertThat(both(good, false, Outcome.WITNESSED).notChecked()).hasSize(2);
    }

    @Test
    void a_proof_file_is_good_in_both() throws Exception {
        var reader = new LogReader(good);
        SignedCheckpoint snapshot = reader.witnessed().orElseThrow();
        for (long index : new long[] {0, 1_234, 65_536, SIZE - 1}) {
            byte[] entry = reader.entry(snapshot, index).orElseThrow();
            String proof = reader.proof(snapshot, index).orElseThrow().format();
            Path proofFile = Files.writeString(home.resolve("proof"), proof);
            Path entryFile = Files.write(home.resolve("entry"), entry);
            String[] files = {"-proof", proofFile.toString(), "-entry", entryFile.toString()};
            if (go.isPresent()) {
                assertThat(go.get().verify(good, 2, files).exitCode()).isZero();
                Files.write(entryFile, new byte[] {1});
                assertThat(go.get().verify(good, 2, files).exitCode()).isEqualTo(40);
            }
            var evidence = List.of(new Evidence("proof", proof.getBytes(UTF_8), entry));
            assertThat(java(good, question(true).with(evidence)).outcome())
                    .isEqualTo(Outcome.WITNESSED);
            var other = List.of(new Evidence("proof", proof.getBytes(UTF_8), new byte[] {1}));
            assertThat(java(good, question(true).with(other)).outcome()).isEqualTo(Outcome.INVALID);
        }
    }

    @Test
    void t1_one_bit_of_an_entry() throws Exception {
        Path log = copy();
        Path bundle = log.resolve("tile/entries/005");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[2 + 1] ^= 1;
        Files.write(bundle, bytes);
        Verdict verdict = both(log, false, Outcome.INVALID);
        assertThat(verdict.damage().orElseThrow().index()).isEqualTo(5 * 256);
        assertThat(verdict.damage().orElseThrow().file()).isEqualTo("tile/entries/005");
    }

    @Test
    void t2_two_entries_change_places() throws Exception {
        Path log = copy();
        rewrite(log.resolve("tile/entries/007"), entries -> Collections.swap(entries, 10, 20));
        Verdict verdict = both(log, false, Outcome.INVALID);
        assertThat(verdict.damage().orElseThrow().index()).isEqualTo(7 * 256 + 10);
    }

    @Test
    void t3_an_entry_is_left_out() throws Exception {
        Path log = copy();
        rewrite(log.resolve("tile/entries/009"), entries -> entries.remove(33));
        Verdict verdict = both(log, false, Outcome.INVALID);
        assertThat(verdict.damage().orElseThrow().index()).isEqualTo(9 * 256 + 33);
    }

    @Test
    void t4_the_size_is_edited() throws Exception {
        for (String size : List.of("69999", "70001", "" + EARLIER, "9000000000000000000")) {
            Path log = copy();
            edit(log, text -> text.replace("\n70000\n", "\n" + size + "\n"));
            both(log, false, Outcome.INVALID);
        }
    }

    @Test
    void t5_history_is_rewritten_with_the_real_keys_before_somebody_who_remembers()
            throws Exception {
        both(rewritten(), true, Outcome.DIVERGED);
    }

    /// Nobody can see this from the log alone. It is what witnesses and kept checkpoints are for: a
    /// witness whose key the operator has not would never have cosigned it.
    @Test
    void t6_history_is_rewritten_with_the_real_keys_before_somebody_who_does_not()
            throws Exception {
        both(rewritten(), false, Outcome.WITNESSED);
    }

    @Test
    void t7_the_witnesses_are_stripped() throws Exception {
        Path log = copy();
        edit(log, text -> text.substring(0, text.indexOf("\u2014 " + WITNESS_A.name())));
        both(log, true, Outcome.UNWITNESSED);
    }

    @Test
    void t8_one_byte_of_a_tile() throws Exception {
        for (String tile :
                List.of("tile/0/011", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1")) {
            Path log = copy();
            byte[] bytes = Files.readAllBytes(log.resolve(tile));
            bytes[17] ^= 1;
            Files.write(log.resolve(tile), bytes);
            Verdict verdict = both(log, false, Outcome.INVALID);
            assertThat(verdict.damage().orElseThrow().file()).isEqualTo(tile);
            Files.delete(log.resolve(tile));
            verdict = both(log, false, Outcome.INVALID);
            assertThat(verdict.damage().orElseThrow().file()).isEqualTo(tile);
        }
    }

    private static Verdict both(Path log, boolean remembers, Outcome expected) throws Exception {
        if (go.isPresent()) {
            Path old = Files.write(home.resolve("old"), earlier.bytes());
            String[] more = remembers ? new String[] {"-old", old.toString()} : new String[0];
            GoVerifier.Said said = go.get().verify(log, 2, more);
            assertThat(said.exitCode()).as(said.line()).isEqualTo(expected.exitCode());
        }
        Verdict verdict = java(log, question(remembers));
        assertThat(verdict.outcome()).as(verdict.findings().toString()).isEqualTo(expected);
        return verdict;
    }

    private static Question question(boolean remembers) {
        Question question = Question.of(Keys.policy("both"));
        return remembers ? question.remembering(earlier) : question;
    }

    private static Verdict java(Path log, Question question) throws IOException {
        return Verifier.check(new FolderSource(log), question, Progress.none());
    }

    private static Path rewritten() throws Exception {
        MemoryStore forged = MemoryStore.of(SIZE);
        forged.rewrite(1_235, "{\"d\":{\"amt\":\"1\"},\"t\":\"forged.v1\"}");
        Path log = home.resolve("forged-" + copies++);
        write(log, forged);
        return log;
    }

    /// Writes, signs and cosigns with all the real keys.
    private static SignedCheckpoint write(Path log, MemoryStore events) throws Exception {
        Path state = log.resolveSibling(log.getFileName() + "-state");
        LogSettings settings = LogSettings.of(log, state, LOG).withWitnesses();
        try (LogWriter writer = LogWriter.open(events, settings, Admission.all())) {
            while (writer.advance()) {
                assertThat(writer.head()).isPresent();
            }
        }
        var folder = new LogFolder(log);
        SignedCheckpoint latest = folder.read(LogFolder.LATEST).orElseThrow();
        List<NoteSignature> lines =
                List.of(
                        WITNESS_A.cosign(latest.note().text(), SEEN),
                        WITNESS_B.cosign(latest.note().text(), SEEN));
        var cosigned = new SignedCheckpoint(latest.checkpoint(), latest.note().with(lines));
        folder.publish(LogFolder.CHECKPOINT, cosigned.bytes());
        return cosigned;
    }

    private static Path copy() throws IOException {
        Path copy = home.resolve("copy-" + copies++);
        try (Stream<Path> files = Files.walk(good)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(good.relativize(file).toString()));
            }
        }
        return copy;
    }

    private interface Change<T> {
        T of(T what);
    }

    private interface Edit {
        void of(List<byte[]> entries);
    }

    private static void edit(Path log, Change<String> change) throws IOException {
        Path file = log.resolve("checkpoint");
        Files.writeString(file, change.of(Files.readString(file)));
    }

    private static void rewrite(Path bundle, Edit edit) throws IOException {
        List<byte[]> entries = new ArrayList<>(Bundle.read(Files.readAllBytes(bundle)).entries());
        edit.of(entries);
        var bytes = new ByteArrayOutputStream();
        entries.forEach(e -> Bundle.append(bytes, e));
        Files.write(bundle, bytes.toByteArray());
    }
}
