package org.wardledger.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.transparency.Keys.LOG;
import static org.wardledger.transparency.Keys.code;
import static org.wardledger.transparency.Keys.good;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.TlogProof;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;

class LogReaderTest {
    @TempDir private Path home;

    private final MemoryStore store = MemoryStore.of(700);

    @Test
    void files_carry_what_a_web_server_has_to_say_about_them() throws Exception {
        grow();
        var reader = new LogReader(home.resolve("public"));
        LogFile checkpoint = reader.file("checkpoint").orElseThrow();
        assertThat(checkpoint.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(checkpoint.cacheControl()).isEqualTo("public, max-age=2");
        LogFile tile = reader.file("tile/0/001").orElseThrow();
        assertThat(tile.contentType()).isEqualTo("application/octet-stream");
        assertThat(tile.cacheControl()).contains("immutable");
        assertThat(tile.body()).hasSize(8_192);
        assertThat(reader.file("tile/0/001.p/7").orElseThrow().body()).hasSize(224);
        assertThat(reader.file("tile/entries/002.p/188")).isPresent();
    }

    @Test
    void nothing_else_is_served() throws Exception {
        grow();
        var reader = new LogReader(home.resolve("public"));
        Files.writeString(home.resolve("public/secret"), "x");
        Files.write(home.resolve("public/tile/0/003"), new byte[8_192]); // left by a crash
        for (String path :
                List.of(
                        "",
                        "secret",
                        "../state/checkpoint.decided",
                        "tile/0/../../secret",
                        "tile/0/003",
                        "tile/0/003.p/1",
                        "tile/0/002",
                        "tile/0/002.p/189",
                        "checkpoint.tmp",
                        "checkpoint.previous")) {
            assertThat(reader.file(path)).as(path).isEmpty();
        }
    }

    @Test
    void a_proof_and_its_checkpoint_are_of_one_moment() throws Exception {
        grow();
        var reader = new LogReader(home.resolve("public"));
        SignedCheckpoint before = reader.witnessed().orElseThrow();
        store.grow(900);
        grow();
        for (SignedCheckpoint at : List.of(before, reader.witnessed().orElseThrow())) {
            for (long index : new long[] {0, 255, 256, 699}) {
                TlogProof proof = reader.proof(at, index).orElseThrow();
                TlogProof read = good(TlogProof.parse(proof.format().getBytes(UTF_8)));
                assertThat(
                                ProofCheck.inclusion(
                                        Hashes.leaf(store.entry(index)),
                                        index,
                                        at.head(),
                                        read.path()))
                        .isEqualTo(ProofCheck.OK);
            }
        }
        assertThat(reader.proof(before, 700)).isEmpty();
        assertThat(reader.proof(before, -1)).isEmpty();
        Files.write(home.resolve("public/tile/0/000"), new byte[8_192]);
        assertThatThrownBy(() -> reader.proof(before, 3)).isInstanceOf(IOException.class);
    }

    @Test
    void the_status_tells_recorded_from_provable() throws Exception {
        var reader = new LogReader(home.resolve("public"));
        assertThat(reader.status().latest()).isEmpty();
        Instant before = Instant.now().minusSeconds(2);
        grow();
        LogStatus status = reader.status();
        assertThat(status.latest().orElseThrow().head().size()).isEqualTo(700);
        assertThat(status.latest().orElseThrow().at()).isAfter(before);
        assertThat(status.provable(700)).isTrue();
        assertThat(status.provable(701)).isFalse();
    }

    @Test
    void a_private_key_is_for_its_owner_only() throws Exception {
        Path file = home.resolve("key");
        KeyFile.write(file, LOG);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(good(KeyFile.read(file)).logKey()).isEqualTo(LOG.logKey());
        assertThatThrownBy(() -> KeyFile.write(file, LOG))
                .isInstanceOf(FileAlreadyExistsException.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(code(KeyFile.read(file))).isEqualTo("key.readable-by-others");
        assertThatThrownBy(() -> KeyFile.read(home.resolve("none")))
                .isInstanceOf(IOException.class);
    }

    private void grow() throws IOException {
        LogSettings settings = LogSettings.of(home.resolve("public"), home.resolve("state"), LOG);
        try (LogWriter writer = LogWriter.open(store, settings, Admission.all())) {
            while (writer.advance()) {
                assertThat(writer.head()).isPresent();
            }
        }
    }
}
