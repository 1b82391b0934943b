package org.wardledger.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `ops/ledger` gives to the program, with a JDK that only repeats what it is given.
class StartScriptTest {
    private static final String STATEMENT = "выписка за май.txt";

    @TempDir private Path root;

    @BeforeEach
    void checkout() throws IOException {
        for (String built :
                new String[] {
                    "ops/launcher/target/ward-ledger-exec.jar",
                    "ops/search-server/target/distribution/elasticsearch.zip"
                }) {
            Files.createDirectories(root.resolve(built).getParent());
            Files.createFile(root.resolve(built));
        }
        Files.copy(SourceTree.ROOT.resolve("ops/ledger"), root.resolve("ops/ledger"));
        program("jdk/bin/javac", "#!/bin/sh\necho javac 25.0.1\n");
        program(
                "jdk/bin/java",
                "#!/bin/sh\necho \"$LC_ALL\"\nfor last; do :; done\necho \"$last\"\n");
    }

    private void program(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String given(Map<String, String> locale) throws IOException, InterruptedException {
        ProcessBuilder script =
                new ProcessBuilder(
                        "bash", root.resolve("ops/ledger").toString(), "import", STATEMENT);
        script.environment().keySet().removeIf(k -> k.equals("LANG") || k.startsWith("LC_"));
        script.environment().putAll(locale);
        script.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        script.redirectErrorStream(true);
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void where_no_locale_is_set_names_of_files_may_be_cyrillic_all_the_same() throws Exception {
        assertThat(given(Map.of())).isEqualTo("C.UTF-8\n" + STATEMENT + "\n");
        assertThat(given(Map.of("LC_ALL", "C"))).isEqualTo("C.UTF-8\n" + STATEMENT + "\n");
    }

    @Test
    void the_locale_of_the_machine_stays_where_it_can_write_cyrillic() throws Exception {
        assertThat(given(Map.of("LANG", "C.UTF-8"))).isEqualTo("\n" + STATEMENT + "\n");
    }
}
