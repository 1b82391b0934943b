package org.wardledger.drills;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;
import org.wardledger.eventstore.protocol.ProtocolServer;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.Installation;
import org.wardledger.launcher.WardLedger;
import org.wardledger.searchserver.SearchServer;
import org.wardledger.searchserver.SearchServerSettings;
import org.wardledger.transparency.KeyFile;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.vault.RealPostgres;

/// The servers that a cluster of processes needs, and what each process is given: a server that
/// speaks the event store's protocol, a real PostgreSQL, a real Elasticsearch or the address of one
/// that is away.
public final class Cluster implements AutoCloseable {
    public static final String OPERATOR = "operator";
    public static final String PASSWORD = "long enough for a test";

    private final Path folder;
    private final ProtocolServer events;
    private final RealPostgres postgres;
    private final @Nullable SearchServer search;
    private final String database;
    private final SigningKey log;
    private final List<Node> nodes = new ArrayList<>();
    private boolean witnessed;

    private Cluster(Path folder, boolean searching, Secrets secrets, Consumer<People> staff)
            throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.folder = folder;
        this.events = ProtocolServer.start();
        this.postgres = RealPostgres.start();
        this.database = postgres.newDatabase();
        this.search = searching ? search(folder) : null;
        this.log = secrets.log();
        keys(secrets, staff);
    }

    /// With all servers.
    public static Cluster whole(Path folder) throws IOException {
        return new Cluster(folder, true, Secrets.made(), people -> {});
    }

    /// With what records and signs, which holds nothing yet, for an embedded ledger that is brought
    /// there.
    ///
    /// @param people who signs in beside the operator
    public static Cluster awaiting(Path folder, DataFolder data, List<Person> people)
            throws IOException {
        return new Cluster(folder, false, Secrets.of(data), all -> all.put(people));
    }

    /// As `migrate` is told of it.
    public List<String> place() {
        return List.of(
                events.connection(),
                "--vault=" + postgres.url(database),
                "--vault-password-file=" + folder.resolve("db.password"));
    }

    /// For what records and signs: it needs no Elasticsearch, and there is none.
    ///
    /// @param staff adds who signs in beside the operator
    public static Cluster recording(Path folder, Consumer<People> staff) throws IOException {
        return new Cluster(folder, false, Secrets.made(), staff);
    }

    private static SearchServer search(Path folder) throws IOException {
        return SearchServer.start(
                SearchServerSettings.defaults(
                                folder.resolve("search"), Installation.searchDistribution())
                        .withTuning(SearchServerSettings.Tuning.QUICK_START));
    }

    private void keys(Secrets secrets, Consumer<People> staff) throws IOException {
        byte[] session = Secrets.random();
        people(folder.resolve("people.json"), staff);
        for (String role : List.of("command", "projector", "log", "query")) {
            Path keys = Files.createDirectories(folder.resolve("keys").resolve(role));
            boolean opens = role.equals("command") || role.equals("projector");
            if (opens) {
                secret(keys.resolve("secret"), secrets.secret());
                secret(keys.resolve("kek"), secrets.kek());
            }
            if (role.equals("command") || role.equals("query")) {
                secret(keys.resolve("session.key"), session);
                Files.writeString(keys.resolve("log.pub"), "log " + log.logKey().text() + "\n");
                Files.copy(folder.resolve("people.json"), keys.resolve("people.json"));
            }
            if (role.equals("log")) {
                KeyFile.write(keys.resolve("log.key"), log);
            }
        }
        secret(folder.resolve("db.password"), RealPostgres.PASSWORD.getBytes(UTF_8));
        String password = search == null ? PASSWORD : search.credentials().password();
        secret(folder.resolve("search.password"), password.getBytes(UTF_8));
        Files.writeString(policy(), "log " + log.logKey().text() + "\nquorum none\n");
    }

    private static void secret(Path file, byte[] bytes) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, bytes);
    }

    private static void people(Path file, Consumer<People> staff) {
        String hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
        People people = new People(file);
        staff.accept(people);
        people.put(
                List.of(
                        new Person(
                                OPERATOR,
                                new Id.Actor("act_0000000000000002"),
                                Role.OPERATOR,
                                null,
                                hash == null ? "" : hash)));
    }

    /// @param role what it does; its files are those of that role
    public Node node(String name, String role) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add("--roles=" + role);
        arguments.add("--keys=" + folder.resolve("keys").resolve(role));
        arguments.add("--store=" + events.connection());
        boolean opens = role.equals("command") || role.equals("projector");
        String option = opens ? "--vault" : "--shared";
        arguments.add(option + "=" + postgres.url(database));
        arguments.add(option + "-password-file=" + folder.resolve("db.password"));
        if (!role.equals("log")) {
            arguments.add("--search=" + searchAddress());
            arguments.add("--search-password-file=" + folder.resolve("search.password"));
        }
        if (role.equals("log") && witnessed) {
            arguments.add("--policy=" + policy());
        }
        Node node = Node.serving(folder, name, arguments);
        nodes.add(node);
        return node;
    }

    private String searchAddress() {
        if (search == null) {
            return "http://nobody@127.0.0.1:9";
        }
        URI at = search.uri();
        return "http://%s@%s:%d".formatted(search.credentials().user(), at.getHost(), at.getPort());
    }

    /// Somebody who cosigns; logs that are made afterwards ask for that and nobody is content with
    /// less.
    public Node witness(String name) throws IOException {
        SigningKey key = SigningKey.generate(name, new SecureRandom());
        Path file = folder.resolve(name + ".key");
        KeyFile.write(file, key);
        Node witness =
                Node.witness(
                        folder, name, List.of("--key=" + file, "--log=" + log.logKey().text()));
        nodes.add(witness);
        witnessed = true;
        Files.writeString(
                policy(),
                "log %s\nwitness w %s %s\ngroup all 1 w\nquorum all\n"
                        .formatted(
                                log.logKey().text(), key.witnessKey().text(), witness.address()));
        return witness;
    }

    /// Exit code of `ledger verify` with the policy over what a node shows.
    public int verified(Node node, String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", "--lang=en"));
        arguments.add("--policy=" + policy());
        arguments.addAll(List.of(more));
        arguments.add(node.address() + "/log");
        return WardLedger.run(arguments.toArray(String[]::new));
    }

    Path policy() {
        return folder.resolve("policy");
    }

    /// Something more to record; the operator may always say it.
    public static Node.Answer record(Node node) {
        return node.ask(
                signedIn(node, "/api/v1/commands/ledger.declare-outage")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"from\":\"2026-01-10\",\"until\":\"2026-01-11\"}"))
                        .build());
    }

    static HttpRequest.Builder signedIn(Node node, String path) {
        return signedIn(node, path, OPERATOR, PASSWORD);
    }

    private static HttpRequest.Builder signedIn(
            Node node, String path, String name, String password) {
        String pair = name + ":" + password;
        return HttpRequest.newBuilder(URI.create(node.address() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    /// What somebody sees who signs in with a password.
    public static Node.Answer seen(Node node, String path, String name, String password) {
        return node.ask(signedIn(node, path, name, password).build());
    }

    /// Who has a lease, as the database has it.
    String holder(String lease) {
        return postgres.text(
                database,
                "SELECT holder FROM lease WHERE name = '" + lease + "' AND until > now()");
    }

    /// Who writes the documents, as their checkpoint has it.
    String projectorsOwner() throws IOException {
        SearchServer running = Objects.requireNonNull(search);
        HttpRequest ask =
                HttpRequest.newBuilder(
                                running.uri().resolve("/projector-checkpoint/_search?size=10"))
                        .header("Authorization", running.credentials().authorization())
                        .build();
        return nodes.getFirst().ask(ask).body();
    }

    /// Anything that becomes true.
    public interface Question {
        boolean holds() throws Exception;
    }

    /// @return how long it took
    public static Duration await(String what, Duration patience, Question question)
            throws Exception {
        long start = System.nanoTime();
        while (!question.holds()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError("still not, after " + patience + ": " + what);
            }
            Thread.sleep(100);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws Exception {
        for (Node node : nodes.reversed()) {
            node.close();
        }
        if (search != null) {
            search.close();
        }
        postgres.close();
        events.close();
    }
}
