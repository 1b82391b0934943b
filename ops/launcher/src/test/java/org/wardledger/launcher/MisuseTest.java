package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/// What a command says of arguments, files and disks that are not as they should be.
class MisuseTest {
    @TempDir Path folder;

    private record Said(int code, String text) {}

    private static Said run(String... arguments) {
        int[] code = new int[1];
        String text = heard(() -> code[0] = WardLedger.run(arguments));
        return new Said(code[0], text);
    }

    private static String heard(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    backup                              | --to=FILE        | ledger backup --help
                    keygen                              | FILE             | ledger keygen --help
                    serve --port x                      | --port=P         | ledger serve --help
                    serve --port                        | --port=P         | ledger serve --help
                    people add a --role KING            | ACCOUNTANT, HEAD | ledger people add --help
                    replay --as-of 1 --effective 2026-13-01 | 2026-13-01   | ledger replay --help
                    backup --to a --to b                | --to=FILE        | ledger backup --help
                    log thaw                            | thaw             | ledger log --help
                    verify --nope                       | --nope           | ledger verify --help
                    bench --rows log,speed              | speed            | ledger bench --help
                    bench --seconds 0                   | --seconds        | ledger bench --help
                    bench --entries -1                  | --entries        | ledger bench --help
                    """)
    void arguments_that_make_no_sense_are_named_in_one_line(
            String line, String named, String help) {
        Said said = run(line.split(" "));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.text().lines()).hasSize(1);
        assertThat(said.text()).startsWith("ledger: ").contains(named, help).doesNotContain("java");
    }

    @ParameterizedTest
    @CsvSource({"kk,қажет", "ru,Нужно", "en,Needed"})
    void in_the_language_that_was_asked_for(String language, String word) {
        assertThat(run("backup", "--lang", language).text()).containsIgnoringCase(word);
        assertThat(run("backup", "--lang=" + language).text()).containsIgnoringCase(word);
    }

    /// These commands take it from the machine.
    @ParameterizedTest
    @CsvSource({"kk,деген жол жоқ,деректер,аралығында,қойма", "ru,Строки,данные,от 1 до,хранилище"})
    void a_measurement_and_a_demo_speak_the_language_of_the_machine(
            String language, String noRow, String loading, String between, String store)
            throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of(language));
        try {
            Said row = run("bench", "--rows", "speed");
            assertThat(row.text()).contains(noRow, "speed", "replay-search,memory");
            assertThat(run("demo", "--months=0").text()).contains(between, "--months", "118");
            assertThat(run("demo", "--wards=6001").text()).contains(between, "--wards", "6000");
            String[] small = {"demo", "--load-only", "--institutions=1", "--wards=1", "--months=1"};
            String[] here = Arrays.copyOf(small, small.length + 1);
            here[small.length] = "--data=" + folder;
            Said loaded = run(here);
            assertThat(loaded.code()).as(loaded.text()).isZero();
            assertThat(loaded.text()).contains(loading + ": ").doesNotContain("demo data");
            Files.delete(folder.resolve("people.json"));
            assertThat(run(here).text()).contains(store, folder.toString(), "--data");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void what_may_be_a_password_is_not_repeated() {
        assertThat(run("verify", "--password=geheim-17").text()).doesNotContain("geheim");
        assertThat(run("verify", "--password", "geheim-17").text()).doesNotContain("geheim");
        assertThat(run("people", "password", "clerk", "geheim-17").text()).doesNotContain("geheim");
    }

    @Test
    void a_port_that_is_taken_or_none_is_said_before_anything_is_waited_for() throws IOException {
        ServeOptions options = new ServeOptions();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (int port : List.of(taken.getLocalPort(), 70_000)) {
                options.port = port;
                assertThatThrownBy(options::requirePort)
                        .isInstanceOf(Failed.class)
                        .hasMessageContaining(String.valueOf(port));
            }
        }
        options.port = 0;
        options.requirePort();
    }

    @Test
    void a_difference_without_an_end_is_refused_and_not_taken_for_something_else() {
        Said said = run("replay", "--since", "5", "--data", folder.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("--as-of");
    }

    @Test
    void a_file_that_is_not_there_or_not_ours_is_called_that_in_the_language() {
        Says says = Says.in("en");
        assertThat(Complaint.of(new NoSuchFileException("/a/b"), says))
                .isEqualTo("/a/b is not there.");
        IOException denied = new AccessDeniedException("/a");
        assertThat(Complaint.of(new UncheckedIOException("x", denied), says))
                .contains("/a", "rights");
        assertThat(Complaint.of(new IllegalStateException("cannot be opened: /a", denied), says))
                .contains("rights");
        IOException missing = new NoSuchFileException("/a");
        assertThat(Complaint.of(new IllegalStateException("says more", missing), says))
                .isEqualTo("says more");
        assertThat(Complaint.of(new AccessDeniedException("/a"), Says.in("ru"))).contains("права");
        assertThat(Complaint.of(new FileSystemException("/a", null, "Is a directory"), says))
                .contains("/a", "Is a directory");
    }

    @Test
    void a_full_disk_is_called_that_whoever_met_it() {
        Says says = Says.in("en");
        String full = says.text("file.no-space");
        assertThat(Complaint.of(new IOException("No space left on device"), says)).isEqualTo(full);
        assertThat(
                        Complaint.of(
                                new IllegalStateException(
                                        "not confirmed: [SQLITE_FULL] Insertion failed"),
                                says))
                .isEqualTo(full);
    }

    /// Then each start of one says so on standard error, before anything else.
    @Test
    void a_machine_that_sets_options_for_every_java_has_a_java_all_the_same() throws Exception {
        String search = "source <(sed '/^java_home=/,$d' ../ledger) && find_java";
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", search);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().put("JAVA_TOOL_OPTIONS", "-Dledger.some=option");
        Process found = shell.start();
        String home = new String(found.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(found.waitFor()).isZero();
        assertThat(home).isNotBlank();
    }

    /// What the disk refuses a command is told by the command, once.
    @Test
    void a_full_disk_is_not_told_for_each_event() {
        CommandLog.begin(false);
        String text =
                heard(
                        () ->
                                LoggerFactory.getLogger("org.wardledger.eventstore.sqlite.Writer")
                                        .error("an append failed"));
        assertThat(text).isEmpty();
    }

    @Test
    void parts_of_the_program_are_heard_on_standard_error_in_one_line_each() {
        CommandLog.begin(false);
        String text =
                heard(
                        () ->
                                LoggerFactory.getLogger("org.wardledger.part")
                                        .warn("it failed", new IllegalStateException("inside")));
        assertThat(text.lines()).hasSize(1);
        assertThat(text).contains("it failed");
        CommandLog.begin(true);
        text =
                heard(
                        () ->
                                LoggerFactory.getLogger("org.wardledger.part")
                                        .warn("it failed", new IllegalStateException("inside")));
        assertThat(text).contains("inside", "\tat ");
    }
}
