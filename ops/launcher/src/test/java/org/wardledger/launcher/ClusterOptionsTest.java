package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.projector.Split;
import picocli.CommandLine;

/// What does not go together is refused before anything is opened, with what to do about it.
class ClusterOptionsTest {
    private static final String STORE = "--store=esdb://localhost:2113?tls=false";
    private static final String VAULT = "--vault=jdbc:postgresql://localhost/vault";
    private static final String SHARED = "--shared=jdbc:postgresql://localhost/shared";
    private static final String SEARCH = "--search=https://ledger@localhost:9200";

    @TempDir private Path folder;

    private NodePlan plan(String... arguments) {
        ClusterOptions options = new ClusterOptions();
        CommandLine line = new CommandLine(options);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.parseArgs(arguments);
        return options.plan(DataFolder.of(folder));
    }

    /// With a password for each server.
    private String[] all(String... arguments) {
        List<String> list = new ArrayList<>(List.of(arguments));
        Path password = folder.resolve("password");
        try {
            Files.writeString(password, "secret\nsecond line\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        for (String server : List.of("vault", "shared", "search")) {
            if (list.stream().anyMatch(a -> a.startsWith("--" + server + "="))) {
                list.add("--" + server + "-password-file=" + password);
            }
        }
        return list.toArray(String[]::new);
    }

    private AbstractThrowableAssert<?, ?> refused(String... arguments) {
        return assertThatThrownBy(() -> plan(arguments)).isInstanceOf(Failed.class);
    }

    private void give(String... files) throws IOException {
        for (String file : files) {
            Files.writeString(folder.resolve(file), "x");
        }
    }

    @Test
    void without_options_one_process_does_everything_by_itself() {
        assertThat(plan()).isEqualTo(NodePlan.alone());
    }

    @Test
    void search_documents_are_split_as_told_and_else_stay_as_they_stand() {
        assertThat(plan("--projection-parts=4", "--projection-workers=2").split())
                .isEqualTo(Split.of(4, 2));
        assertThat(plan("--projection-parts=1").split().parts()).isEqualTo(1);
        assertThat(plan("--projection-workers=1").split().parts()).isZero();
        for (String wrong : List.of("--projection-parts=0", "--projection-parts=33")) {
            refused(wrong).hasMessageContaining("node.bad-parts").hasMessageContaining("32");
        }
        refused("--projection-workers=0").hasMessageContaining("node.bad-parts");
    }

    @Test
    void the_store_in_the_folder_is_for_all_roles_in_one_process() {
        refused("--roles=command,query").hasMessageContaining("node.embedded-alone");
        assertThat(plan("--roles=query,log,projector,command").inCluster()).isFalse();
        refused(all(VAULT)).hasMessageContaining("node.no-store");
        refused(all(SHARED)).hasMessageContaining("node.no-store");
    }

    @Test
    void each_role_needs_its_servers_and_none_that_it_has_no_use_for() throws Exception {
        give("log.key");
        refused(all("--roles=command", STORE, SEARCH)).hasMessageContaining("node.no-vault");
        refused(all("--roles=projector", STORE, VAULT)).hasMessageContaining("node.no-search");
        refused(all("--roles=log", STORE)).hasMessageContaining("node.no-shared");
        refused(all("--roles=log", STORE, VAULT)).hasMessageContaining("node.vault-not-wanted");
        assertThat(plan(all("--roles=log", STORE, SHARED)).does(Role.LOG)).isTrue();
    }

    @Test
    void what_several_processes_have_to_have_alike_is_never_made_by_one() throws Exception {
        String[] command = all("--roles=command", STORE, VAULT, SEARCH);
        for (String file : List.of("secret", "kek", "log.pub", "session.key")) {
            refused(command).hasMessageContaining("node.file-missing").hasMessageContaining(file);
            give(file);
        }
        NodePlan plan = plan(command);
        assertThat(Objects.requireNonNull(plan.shared()).place()).endsWith("/vault");
        assertThat(Objects.requireNonNull(plan.vault()).password()).isEqualTo("secret");
    }

    @Test
    void nobody_holds_a_key_without_use_for_it() throws Exception {
        give("log.pub", "session.key", "log.key");
        String[] query = all("--roles=query", STORE, SHARED, SEARCH);
        refused(query).hasMessageContaining("node.file-unwanted").hasMessageContaining("log.key");
        Files.delete(folder.resolve("log.key"));
        assertThat(plan(query).roles()).containsExactly(Role.QUERY);
        for (String file : List.of("kek", "secret")) {
            give(file);
            refused(query).hasMessageContaining("node.file-unwanted").hasMessageContaining(file);
            Files.delete(folder.resolve(file));
        }
    }

    @Test
    void passwords_stand_in_files_alone_and_are_shown_nowhere() throws Exception {
        give("log.key");
        refused("--roles=log", STORE, SHARED).hasMessageContaining("node.no-password");
        refused(all("--roles=log", STORE, "--store-user=ledger", SHARED))
                .hasMessageContaining("node.half-credentials");
        refused(all("--roles=log", STORE, SHARED + "?password=hidden"))
                .hasMessageContaining("--shared")
                .hasMessageNotContaining("hidden");
        refused("--search=https://ledger:hidden@localhost:9200")
                .hasMessageContaining("node.bad-search")
                .hasMessageNotContaining("hidden");
        refused("--search=localhost:9200").hasMessageContaining("node.bad-search");
        refused(all("--roles=log", "--store=esdb://a:hidden@", SHARED))
                .hasMessageContaining("node.bad-store")
                .hasMessageNotContaining("hidden");
        assertThat(plan(all("--roles=log", STORE, SHARED)).toString()).doesNotContain("secret");
        assertThat(plan(all(SEARCH)).toString()).doesNotContain("secret");
    }

    @Test
    void an_unknown_role_is_refused_with_the_ones_there_are() {
        assertThatThrownBy(() -> plan("--roles=reader"))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("QUERY");
    }
}
