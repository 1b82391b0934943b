package org.wardledger.command.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Caller;
import org.wardledger.command.examples.Pages.Somebody;
import org.wardledger.command.http.TestServer;
import org.wardledger.command.http.TestServer.Answered;
import org.wardledger.command.requests.Catalogue;
import org.wardledger.command.requests.Catalogue.Reach;
import org.wardledger.command.security.Policy;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

/// The examples of `docs/api` tell what the ledger really answers, and leave out no command and no
/// address.
class ApiExamplesIT {
    /// On this day all examples happen, as their start page says.
    private static final Instant NOW = Instant.parse("2026-11-03T06:00:00Z");

    /// How long to wait for what the ledger does by itself.
    private static final int LOOKS = 100;

    private static final int LOOK_MILLIS = 100;
    private static final String COMMANDS = "/api/v1/commands/";

    private static final Pages PAGES = new Pages(Path.of("../../docs/api"));
    private static final Variables VARIABLES = new Variables();
    private static final Set<String> ADMITTED = new HashSet<>();

    @TempDir private static Path folder;
    private static TestServer server;
    private static List<Somebody> people;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer(folder, NOW);
        people = PAGES.people();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_example_is_answered_as_it_stands_on_its_page() throws Exception {
        List<Example> examples = PAGES.examples();
        assertThat(examples).hasSizeGreaterThan(100);
        for (Example example : examples) {
            String wrong = wrong(example);
            if (wrong != null) {
                throw new AssertionError("docs/api/" + example.place() + ": " + wrong);
            }
        }
    }

    /// What follows an event by itself comes a moment later, so looking may be repeated; a request
    /// that changes something is sent once.
    private static @Nullable String wrong(Example example) throws Exception {
        int looks = example.method().equals("GET") ? LOOKS : 1;
        String wrong = difference(example);
        for (int i = 1; i < looks && wrong != null; i++) {
            Thread.sleep(LOOK_MILLIS);
            wrong = difference(example);
        }
        return wrong;
    }

    private static @Nullable String difference(Example example) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        example.headers().forEach((name, value) -> headers.put(name, filled(value)));
        byte[] body = VARIABLES.filled(example.body()).getBytes(StandardCharsets.UTF_8);
        String path = VARIABLES.filled(example.path());
        Answered answer = server.send("", example.method(), path, headers, body);
        if (answer.status() != example.status()) {
            return "expected "
                    + example.status()
                    + ", got "
                    + answer.status()
                    + " "
                    + answer.response().body();
        }
        for (Map.Entry<String, String> header : example.answerHeaders().entrySet()) {
            String actual = answer.header(header.getKey());
            if (!VARIABLES.fits(header.getValue(), actual)) {
                return "expected " + header + ", got " + actual;
            }
        }
        String actual = answer.response().body();
        String wrong = new Shown(VARIABLES).difference(example.answer(), actual);
        return wrong == null ? null : wrong + "\nin " + actual;
    }

    /// A name of the table of people stands for that person's sign-in.
    private static String filled(String header) {
        for (Somebody person : people) {
            String name = "{{" + person.name() + "}}";
            if (header.contains(name)) {
                return header.replace(name, signIn(person));
            }
        }
        return VARIABLES.filled(header);
    }

    private static String signIn(Somebody person) {
        if (ADMITTED.add(person.name())) {
            String home = person.home() == null ? null : VARIABLES.get(person.home());
            server.admit(
                    person.name(),
                    new Caller(
                            new Id.Actor(person.actor()),
                            person.role(),
                            home == null ? null : new Id.Institution(home)));
        }
        byte[] pair = (person.name() + ":" + TestServer.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair);
    }

    @Test
    void every_command_is_shown_to_succeed() throws IOException {
        Set<String> shown =
                PAGES.examples().stream()
                        .filter(e -> e.path().startsWith(COMMANDS) && e.status() == 200)
                        .map(e -> e.path().substring(COMMANDS.length()))
                        .collect(Collectors.toSet());
        assertThat(shown).containsAll(codes(Reach.CLIENTS));
    }

    @Test
    void every_command_that_only_the_ledger_sends_is_named_as_such() throws IOException {
        String text = PAGES.text();
        for (String code : codes(Reach.LEDGER)) {
            assertThat(text).contains("\n| `" + code + "` |");
        }
    }

    private static TreeSet<String> codes(Reach reach) {
        return Catalogue.byCode().values().stream()
                .filter(kind -> kind.reach() == reach)
                .map(Catalogue.Kind::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_address_of_the_description_is_shown() throws Exception {
        List<String> missing = new ArrayList<>();
        List<Example> examples = PAGES.examples();
        for (var path : server.get("", "/v3/api-docs").json().path("paths").properties()) {
            Pattern address = Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/?]+"));
            for (String method : path.getValue().propertyNames()) {
                boolean shown =
                        examples.stream()
                                .filter(e -> e.method().equalsIgnoreCase(method))
                                .filter(e -> e.status() == 200)
                                .anyMatch(e -> address.matcher(e.path()).matches());
                if (!shown) {
                    missing.add(method + " " + path.getKey());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_command_names_the_roles_that_may_send_it() throws IOException {
        Matcher section =
                Pattern.compile("\n## `([a-z.-]+)`\n\n[^#]+?\n\nMay: ([^.]+)\\.\n")
                        .matcher(PAGES.text());
        Set<String> named = new TreeSet<>();
        Policy policy = new Policy();
        while (section.find()) {
            String code = section.group(1);
            named.add(code);
            assertThat(section.group(2).split(", "))
                    .as(code)
                    .containsExactlyInAnyOrder(
                            Stream.of(Role.values())
                                    .filter(role -> role != Role.CLOCK)
                                    .filter(role -> may(policy, role, code))
                                    .map(role -> "`" + role + "`")
                                    .toArray(String[]::new));
        }
        assertThat(named).isEqualTo(codes(Reach.CLIENTS));
    }

    private static boolean may(Policy policy, Role role, String code) {
        return policy.permits(
                new Caller(new Id.Actor("act_0000000000000001"), role, null), code, null);
    }
}
