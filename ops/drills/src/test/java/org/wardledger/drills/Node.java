package org.wardledger.drills;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;

/// One process of a cluster in a JVM of its own: `ledger serve` with some roles, or a witness.
public final class Node implements AutoCloseable {
    private static final int ORDERLY_S = 30;
    private final String name;
    private final Path data;
    private final Path said;
    private final int port;
    private final List<String> arguments;
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Process process;

    private Node(Path folder, String name, List<String> words, List<String> arguments)
            throws IOException {
        this.name = name;
        this.data = folder.resolve(name);
        this.said = folder.resolve(name + ".log");
        this.arguments = new ArrayList<>(words);
        this.arguments.add(data.toString());
        this.arguments.addAll(arguments);
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    static Node serving(Path folder, String name, List<String> arguments) throws IOException {
        return new Node(folder, name, List.of("serve", "--data"), arguments);
    }

    static Node witness(Path folder, String name, List<String> arguments) throws IOException {
        return new Node(folder, name, List.of("witness", "--dir"), arguments);
    }

    public Node start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Duser.language=en",
                        "-Daxoniq.update-checker.disabled=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.wardledger.launcher.WardLedger"));
        command.addAll(arguments);
        command.add("--port=" + port);
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                        .start();
        return this;
    }

    public String name() {
        return name;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /// As leases and checkpoints name it.
    String id() throws IOException {
        return Files.readString(data.resolve("node-id")).strip();
    }

    public String said() throws IOException {
        return Files.readString(said);
    }

    /// What it answers, as status and body; 0 while it does not.
    public Answer get(String path) {
        return ask(HttpRequest.newBuilder(URI.create(address() + path)).build());
    }

    Answer ask(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException _) {
            return new Answer(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public record Answer(int status, String body) {}

    /// The checkpoint that it shows under this name of the log's; empty while it shows none.
    public Optional<SignedCheckpoint> checkpoint(String name) {
        Answer answer = get("/log/" + name);
        return answer.status() == 200 ? Optional.of(parsed(answer.body())) : Optional.empty();
    }

    static SignedCheckpoint parsed(String text) {
        return switch (SignedCheckpoint.parse(text.getBytes(StandardCharsets.UTF_8))) {
            case Parsed.Good<SignedCheckpoint>(SignedCheckpoint good) -> good;
            case Parsed.Bad<SignedCheckpoint>(String code, String detail) ->
                    throw new AssertionError(code + " " + detail);
        };
    }

    public boolean isUp() throws IOException {
        if (!Objects.requireNonNull(process).isAlive()) {
            throw new AssertionError(name + " ended: " + said());
        }
        return get("/actuator/health").status() == 200;
    }

    /// SIGKILL: nothing is finished, nothing is given back.
    public void kill() throws InterruptedException {
        Process now = Objects.requireNonNull(process);
        now.destroyForcibly();
        now.waitFor();
    }

    /// SIGSTOP: it keeps all that it has and does nothing. Nothing may be asked of it meanwhile.
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        long pid = Objects.requireNonNull(process).pid();
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + name + " " + pid + " failed");
        }
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        Process now = process;
        if (now != null) {
            now.destroy();
            if (!now.waitFor(ORDERLY_S, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}
