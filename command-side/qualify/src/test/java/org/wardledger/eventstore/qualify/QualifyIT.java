package org.wardledger.eventstore.qualify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// The runnable jar as an operator has it, on Java 17 where that is installed.
class QualifyIT {
    private static final String JAR = "target/ledger-qualify.jar";
    private static final Path MACHINES = Path.of("/usr/lib/jvm");

    @TempDir private Path folder;

    private record Run(int exit, String said) {}

    private Run run(String connection) throws Exception {
        Path out = folder.resolve("said.txt");
        Process process =
                new ProcessBuilder(java().toString(), "-Xmx512m", "-jar", JAR, connection)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("ends").isTrue();
        return new Run(process.exitValue(), Files.readString(out, UTF_8));
    }

    private static Path java() throws IOException {
        if (Files.isDirectory(MACHINES)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(MACHINES, "*17*")) {
                for (Path home : found) {
                    Path java = home.resolve("bin/java");
                    if (Files.isExecutable(java)) {
                        return java;
                    }
                }
            }
        }
        System.out.println("no Java 17 under " + MACHINES + ": the jar runs on this one");
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    @Test
    void a_good_server_passes_and_a_table_says_so() throws Exception {
        try (ProtocolServer server = ProtocolServer.start()) {
            server.write("somebody-else", "happened", "{}");
            Run run = run(server.connection());
            assertThat(run.said())
                    .contains("the first event has position 1 and revision 0")
                    .contains(" 0 failed")
                    .contains("the ledger can rely on it");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void a_server_that_takes_too_little_at_a_time_is_not_qualified() throws Exception {
        try (ProtocolServer server = ProtocolServer.start()) {
            server.faults().appendBytesMax = 1 << 20;
            Run run = run(server.connection());
            assertThat(run.said()).contains("FAIL").contains("1048576").contains("NOT QUALIFIED");
            assertThat(run.exit()).isEqualTo(1);
        }
    }

    @Test
    void an_address_without_a_server_is_said_to_be_one() throws Exception {
        Run run = run("esdb://admin:s3cret-word@127.0.0.1:1?tls=false");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.said()).contains("127.0.0.1:1").doesNotContain("s3cret-word");
    }
}
