package org.wardledger.drills.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wardledger.launcher.Folders;

/// A copy of the files that an operator is given, in a folder of its own, with everything that
/// `make-secrets.sh` makes.
final class Installed {
    static final String OPERATOR = "operator";
    static final String PASSWORD = "long enough for a drill";

    private Installed() {}

    static ComposeFile from(Path root, Path folder) throws IOException, InterruptedException {
        Folders.delete(folder);
        Path ops = Files.createDirectories(folder.resolve("ops"));
        Files.copy(root.resolve("ops/compose.yaml"), ops.resolve("compose.yaml"));
        Path cluster = root.resolve("ops/cluster");
        try (Stream<Path> files = Files.walk(cluster)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = cluster.relativize(file).toString();
                if (!name.startsWith("secrets") && !name.startsWith("data")) {
                    Path to = ops.resolve("cluster").resolve(name);
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(file));
                }
            }
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Shell.run(
                ops,
                Map.of(
                        "LEDGER", root.resolve("ops/ledger").toString(),
                        "LEDGER_NEW_PASSWORD", PASSWORD,
                        "OPERATOR", OPERATOR),
                List.of("cluster/make-secrets.sh", "example.org/drill"));
        return ComposeFile.in(ops);
    }

    /// As leases name the process.
    static String nodeId(ComposeFile file, String service) throws IOException {
        return Files.readString(file.folder().resolve("cluster/data/" + service + "/node-id"))
                .strip();
    }
}
