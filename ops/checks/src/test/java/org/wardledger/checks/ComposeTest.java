package org.wardledger.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wardledger.launcher.RolePaths;
import org.wardledger.launcher.WardLedger;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/// The cluster in containers names nothing that is not there: commands, options, roles, files,
/// paths, also of the services that the drill in containers leaves out.
class ComposeTest {
    private static final Pattern PINNED =
            Pattern.compile("[^:]+:[v]?\\d+\\.\\d+(\\.\\d+)?[\\w.-]*");
    private static final Pattern OWN_FILE = Pattern.compile("=(/keys|/config)/([\\w.-]+)$");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{\\w+:\\?[^}]*}");
    private static final Pattern ROUTE =
            Pattern.compile("location \\^~ (\\S+) \\{ proxy_pass http://(\\w+); }");
    private static final Pattern ROW = Pattern.compile("\\| ((?:`/[^`]+`(?:, )?)+) \\| (\\w+) \\|");

    private static String text(String file) {
        return String.join("\n", SourceTree.lines(Path.of(file)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        Map<String, Object> compose = new Yaml().load(text("ops/compose.yaml"));
        return (Map<String, Map<String, Object>>) compose.get("services");
    }

    private static Map<String, List<String>> ledgerCommands() {
        Map<String, List<String>> commands = new HashMap<>();
        services()
                .forEach(
                        (name, service) -> {
                            if (service.get("image").toString().startsWith("ward-ledger:")) {
                                commands.put(name, strings(service.get("command")));
                            }
                        });
        return commands;
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static void parsed(List<String> command) {
        CommandLine line = new CommandLine(new WardLedger());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.parseArgs(command.toArray(String[]::new));
    }

    @Test
    void every_command_option_and_role_is_one_that_the_program_knows() {
        assertThat(ledgerCommands()).hasSizeGreaterThanOrEqualTo(9);
        ledgerCommands().values().forEach(ComposeTest::parsed);
        assertThatThrownBy(() -> parsed(List.of("serve", "--roles=nothing")))
                .isInstanceOf(CommandLine.ParameterException.class);
        assertThatThrownBy(() -> parsed(List.of("serve", "--stores=x")))
                .isInstanceOf(CommandLine.ParameterException.class);
    }

    @Test
    void every_role_runs_twice_with_a_folder_of_its_own() {
        Map<String, Integer> times = new HashMap<>();
        List<String> folders = new ArrayList<>();
        ledgerCommands()
                .forEach(
                        (name, command) -> {
                            command.stream()
                                    .filter(c -> c.startsWith("--roles="))
                                    .forEach(c -> times.merge(c, 1, Integer::sum));
                            strings(services().get(name).get("volumes")).stream()
                                    .filter(v -> v.endsWith(":/data"))
                                    .forEach(folders::add);
                        });
        assertThat(times)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "--roles=command", 2,
                                "--roles=projector", 2,
                                "--roles=log", 2,
                                "--roles=query", 2));
        assertThat(folders).doesNotHaveDuplicates();
    }

    @Test
    void every_image_is_pinned() {
        services()
                .forEach(
                        (name, service) ->
                                assertThat(service.get("image").toString())
                                        .as(name)
                                        .matches(PINNED));
        assertThat("example/image:latest").doesNotMatch(PINNED);
        assertThat("example/image").doesNotMatch(PINNED);
        String base = "ARG BASE=";
        assertThat(text("ops/cluster/Dockerfile").lines().filter(l -> l.startsWith(base)))
                .singleElement()
                .satisfies(l -> assertThat(l.substring(base.length())).matches(PINNED));
        assertThat(text("ops/cluster/Dockerfile").lines().filter(l -> l.startsWith("FROM ")))
                .containsExactly("FROM ${BASE}");
    }

    @Test
    void every_file_that_is_named_is_in_the_tree_or_made_by_the_script() {
        String script = text("ops/cluster/make-secrets.sh");
        services()
                .forEach(
                        (name, service) -> {
                            for (String volume :
                                    strings(service.getOrDefault("volumes", List.of()))) {
                                String host = volume.substring(0, volume.indexOf(':'));
                                assertThat(there(host, script)).as(name + " " + host).isTrue();
                            }
                        });
        ledgerCommands()
                .forEach(
                        (name, command) -> {
                            for (String argument : command) {
                                Matcher file = OWN_FILE.matcher(argument);
                                if (file.find()) {
                                    assertThat(script).as(name).contains("/" + file.group(2));
                                }
                            }
                        });
    }

    private static boolean there(String host, String script) {
        Path path = Path.of("ops").resolve(host).normalize();
        String name = path.getFileName().toString();
        return host.startsWith("./cluster/secrets/") || host.startsWith("./cluster/data/")
                ? script.contains(name)
                : Files.exists(SourceTree.ROOT.resolve(path));
    }

    @Test
    void no_password_has_a_default() {
        services()
                .forEach(
                        (name, service) -> {
                            if (service.get("environment") instanceof Map<?, ?> environment) {
                                environment.forEach(
                                        (key, value) -> {
                                            if (key.toString().contains("PASSWORD")) {
                                                boolean file = key.toString().endsWith("_FILE");
                                                assertThat(
                                                                file
                                                                        || REQUIRED.matcher(
                                                                                        value
                                                                                                .toString())
                                                                                .matches())
                                                        .as(name + " " + key)
                                                        .isTrue();
                                            }
                                        });
                            }
                        });
    }

    @Test
    void proxy_and_documents_send_every_path_to_its_role() {
        List<String> wanted =
                RolePaths.TABLE.stream()
                        .map(r -> r.prefix() + " " + r.role().name().toLowerCase(Locale.ROOT))
                        .toList();
        Matcher route = ROUTE.matcher(text("ops/cluster/proxy.conf"));
        assertThat(route.results().map(r -> r.group(1) + " " + r.group(2)).toList())
                .isEqualTo(wanted);
        List<String> told = new ArrayList<>();
        ROW.matcher(text("docs/howto/cluster.md"))
                .results()
                .forEach(
                        row -> {
                            for (String path : row.group(1).split(", ")) {
                                told.add(path.replace("`", "") + " " + row.group(2));
                            }
                        });
        assertThat(told).containsAll(wanted);
    }

    /// The address that sign-ins are counted by is the one that the proxy sees, whatever was sent.
    @Test
    void nobody_can_wear_anothers_address_through_the_proxy() {
        assertThat(text("ops/cluster/proxy.conf").lines().map(String::strip))
                .contains("proxy_set_header X-Forwarded-For $remote_addr;")
                .noneMatch(l -> l.startsWith("proxy_set_header") && l.contains("$proxy_add"));
    }

    @Test
    void every_node_of_the_event_store_takes_what_the_qualification_asks_for_and_tells_nobody() {
        Map<String, Map<String, Object>> nodes = new HashMap<>(services());
        nodes.keySet().removeIf(name -> !name.startsWith("kurrent"));
        assertThat(nodes).hasSize(3);
        nodes.forEach(
                (name, node) -> {
                    Map<?, ?> settings = (Map<?, ?>) node.get("environment");
                    assertThat(settings.get("KURRENTDB_MAX_APPEND_SIZE"))
                            .as(name)
                            .isEqualTo("16777216");
                    assertThat(settings.get("KURRENTDB_TELEMETRY_OPTOUT"))
                            .as(name)
                            .isEqualTo("true");
                });
    }

    /// People who were added to the provider are still there after its container was made anew.
    @Test
    void what_a_server_keeps_outlives_its_container() {
        for (String keeper :
                List.of("kurrent1", "db", "search", "keycloak", "prometheus", "grafana")) {
            assertThat(strings(services().get(keeper).get("volumes")))
                    .as(keeper)
                    .anyMatch(v -> v.startsWith("./cluster/data/") && !v.endsWith(":ro"));
        }
    }
}
