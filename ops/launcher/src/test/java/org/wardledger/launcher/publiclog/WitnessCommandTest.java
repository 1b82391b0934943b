package org.wardledger.launcher.publiclog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.WardLedger;

/// A key and a witness, as somebody would make and run them who has nothing else of a ledger.
class WitnessCommandTest {
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

    @TempDir Path root;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_key_is_made_once_for_its_owner_alone() throws IOException {
        Path file = root.resolve("key");
        assertThat(WardLedger.run("keygen", file.toString(), "--name", "with space")).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(WardLedger.run("keygen", file.toString(), "--name", "w.example")).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(file);
        assertThat(WardLedger.run("keygen", file.toString(), "--name", "w.example")).isEqualTo(1);
        assertThat(file).hasBinaryContent(before);
        assertThat(WardLedger.run("keygen", file.toString())).isZero();
        assertThat(WardLedger.run("keygen", root.resolve("none").toString())).isEqualTo(1);
        assertThat(WardLedger.run("keygen", root.resolve("no/such").toString(), "--name", "x"))
                .isEqualTo(1);
    }

    @Test
    void a_witness_says_what_it_is_missing() throws IOException {
        Path key = root.resolve("w.key");
        String folder = root.resolve("memory").toString();
        assertThat(WardLedger.run("witness", "--key", key.toString(), "--dir", folder))
                .isEqualTo(1);
        assertThat(WardLedger.run("keygen", key.toString(), "--name", "w.example")).isZero();
        assertThat(WardLedger.run("witness", "--key", key.toString(), "--dir", folder))
                .isEqualTo(1);
        assertThat(
                        WardLedger.run(
                                "witness",
                                "--key",
                                key.toString(),
                                "--dir",
                                folder,
                                "--log",
                                "no key"))
                .isEqualTo(1);
    }

    @Test
    void two_witness_processes_cosign_what_a_ledger_publishes() throws Exception {
        DataFolder data = DataFolder.of(root.resolve("data"));
        String logLine = keygen(data.logKey(), "example.org/ledger").getFirst();
        StringBuilder policy = new StringBuilder(logLine).append('\n');
        for (String name : List.of("paper.example.net", "ngo.example.net")) {
            Path key = root.resolve(name + ".key");
            String line = keygen(key, name).getLast();
            int port = witness(name, key, logLine.substring("log ".length()));
            policy.append(line).append(" http://127.0.0.1:").append(port).append('\n');
        }
        policy.append("group both 2 paper.example.net ngo.example.net\nquorum both\n");
        Path file = Files.writeString(root.resolve("policy"), policy);
        try (EventStore store = Records.store(data);
                PublicLog log =
                        PublicLog.start(
                                store, data, new LogOptions(null, file), InstantSource.system())) {
            Records.sealed(store, 5);
            Records.await(() -> provable(log, 5));
        }
        assertThat(WardLedger.run("verify", data.log().toString(), "--policy", file.toString()))
                .isZero();
        for (String name : List.of("paper.example.net", "ngo.example.net")) {
            assertThat(Files.readString(root.resolve(name + ".classes")))
                    .contains("org.wardledger.transparency.witness.Witness")
                    .doesNotContain("org.springframework.context")
                    .doesNotContain("org.sqlite")
                    .doesNotContain("org.elasticsearch")
                    .doesNotContain("org.axonframework");
        }
    }

    /// Standard output of `keygen`, line by line.
    private List<String> keygen(Path file, String name) throws Exception {
        Path out = root.resolve(name.replace('/', '-') + ".out");
        Process process = ledger(out, List.of(), "keygen", file.toString(), "--name", name);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(out).stream().filter(l -> l.contains("+")).toList();
    }

    private int witness(String name, Path key, String log) throws Exception {
        Path out = root.resolve(name + ".witness");
        Path classes = root.resolve(name + ".classes");
        Process process =
                ledger(
                        out,
                        List.of("-Xlog:class+load:file=" + classes),
                        "witness",
                        "--key",
                        key.toString(),
                        "--dir",
                        root.resolve(name).toString(),
                        "--log",
                        log,
                        "--port",
                        "0");
        started.add(process);
        Records.await(() -> port(out) > 0 || !process.isAlive());
        return port(out);
    }

    private static int port(Path out) {
        try {
            Matcher found = PORT.matcher(Files.readString(out));
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Process ledger(Path out, List<String> settings, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings);
        command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
        command.add(WardLedger.class.getName());
        command.addAll(List.of(arguments));
        File file = out.toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file).start();
    }

    private static boolean provable(PublicLog log, long position) {
        try {
            return log.reader().status().provable(position);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
