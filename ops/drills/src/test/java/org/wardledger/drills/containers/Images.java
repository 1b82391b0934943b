package org.wardledger.drills.containers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Which image a service is run from. `LEDGER_TEST_IMAGES` chooses: `public` takes those that
/// `ops/compose.yaml` names, so Docker fetches them; `local` takes stand-ins that
/// `ops/drills/images/build.sh` makes of what this machine has, with the protocol server for the
/// event store.
enum Images {
    PUBLIC,
    LOCAL;

    private static final String TAG = "ward-ledger-drill/";
    private static final Map<String, String> STAND_INS =
            Map.of(
                    "postgres", "postgres",
                    "docker.elastic.co/elasticsearch/elasticsearch", "elasticsearch",
                    "docker.kurrent.io/kurrent-latest/kurrentdb", "eventstore",
                    "nginx", "nginx",
                    "ward-ledger", "ledger");

    private static final String CHOICE = "LEDGER_TEST_IMAGES";

    static boolean asked() {
        return System.getenv(CHOICE) != null;
    }

    /// @throws IllegalArgumentException another value is asked for than there is
    static Images chosen() {
        return valueOf(System.getenv(CHOICE).toUpperCase(Locale.ROOT));
    }

    /// Makes those that are to be made here.
    ///
    /// @param root of the checkout
    void build(Path root, Path folder) throws IOException, InterruptedException {
        Path jar = root.resolve("ops/launcher/target/ward-ledger-exec.jar");
        switch (this) {
            case PUBLIC ->
                    Shell.run(
                            root,
                            Map.of(),
                            List.of(
                                    "docker",
                                    "build",
                                    "--tag=" + TAG + "ledger:public",
                                    "--file=ops/cluster/Dockerfile",
                                    "."));
            case LOCAL -> {
                Path zip = root.resolve("ops/search-server/target/distribution/elasticsearch.zip");
                Shell.run(
                        root,
                        Map.of("JAVA_HOME", System.getProperty("java.home")),
                        List.of(
                                "ops/drills/images/build.sh",
                                jar.toString(),
                                zip.toString(),
                                eventStore(folder.resolve("event-store")).toString()));
            }
        }
    }

    /// The image to run instead of the one that the file names.
    String of(String named) {
        String name = named.substring(0, named.lastIndexOf(':'));
        return switch (this) {
            case PUBLIC -> name.equals("ward-ledger") ? TAG + "ledger:public" : named;
            case LOCAL -> TAG + Objects.requireNonNull(STAND_INS.get(name), name) + ":local";
        };
    }

    /// The test's own class path, with the protocol server on it.
    private static Path eventStore(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(each);
            if (Files.isDirectory(path)) {
                copyTree(path, folder);
            } else if (Files.exists(path)) {
                copy(path, folder.resolve(path.getFileName()));
            }
        }
        return folder;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
