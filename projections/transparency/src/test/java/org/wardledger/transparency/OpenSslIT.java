package org.wardledger.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.SignedCheckpoint;

/// The commands in `docs/log.md` are the ones that work: they are read from there and run.
class OpenSslIT {
    @TempDir private Path home;

    @Test
    void a_signature_is_checked_without_any_of_our_code() throws Exception {
        if (!runs("openssl version | grep -q '^OpenSSL 3'")) {
            System.out.println("no openssl 3 here: docs/log.md was not tried");
            return;
        }
        var head = new TreeHead(70_000, Hashes.leaf(new byte[] {1}));
        var signed = SignedCheckpoint.sign(Keys.LOG, head);
        var line =
                Keys.WITNESS_A.cosign(signed.note().text(), Instant.ofEpochSecond(1_795_341_600));
        Files.write(home.resolve("checkpoint"), signed.note().with(List.of(line)).bytes());
        Files.writeString(home.resolve("log.vkey"), Keys.LOG.logKey().text());
        Files.writeString(home.resolve("witness.vkey"), Keys.WITNESS_A.witnessKey().text());
        for (int i = 0; i < 2; i++) {
            assertThat(runs("set -e\n" + commands().get(i))).isTrue();
        }
        assertThat(Files.readString(home.resolve("said"))).contains("Verified Successfully");
        String forged = Files.readString(home.resolve("checkpoint")).replace("70000", "70001");
        Files.writeString(home.resolve("checkpoint"), forged);
        for (int i = 0; i < 2; i++) {
            assertThat(runs("set -e\n" + commands().get(i))).isFalse();
        }
    }

    private static List<String> commands() throws IOException {
        String page = Files.readString(Path.of("../../docs/log.md"));
        Matcher block = Pattern.compile("```sh\n(vkey=.*?)```", Pattern.DOTALL).matcher(page);
        List<String> commands = block.results().map(r -> r.group(1)).toList();
        assertThat(commands).hasSize(2);
        return commands;
    }

    private boolean runs(String script) throws Exception {
        return new ProcessBuilder("bash", "-c", script)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(home.resolve("said").toFile()))
                        .start()
                        .waitFor()
                == 0;
    }
}
