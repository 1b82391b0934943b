package org.wardledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody uploads is in clear while it is read: nobody else may read it, and nothing of it
/// outlives the next start.
class UploadsTest {
    @TempDir private Path data;

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void what_a_killed_process_left_is_gone_at_the_next_start() throws Exception {
        Path folder = data.resolve("uploads");
        Path left = Uploads.emptied(folder).file();
        Files.writeString(left, "a name, a number, a purpose");
        Files.writeString(folder.resolve("part of a form"), "the same");

        Uploads.emptied(folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nobody_else_may_look() throws Exception {
        Path folder = Files.createDirectory(data.resolve("uploads"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Uploads.emptied(folder).file();
        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(file).hasParent(folder);
    }
}
