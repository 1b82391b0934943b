package org.wardledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

    @Test
    void a_disk_that_takes_nothing_is_an_outage_and_a_sender_who_breaks_off_is_not()
            throws Exception {
        Path folder = data.resolve("uploads");
        Uploads uploads = Uploads.emptied(folder);
        InputStream comes = new ByteArrayInputStream(new byte[10]);
        Path full = Path.of("/dev/full");
        assertThatThrownBy(() -> Uploads.copy(comes, full, 100)).isInstanceOf(Uploads.NoRoom.class);
        InputStream breaksOff =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("reset by peer");
                    }
                };
        Path file = uploads.file();
        assertThatThrownBy(() -> Uploads.copy(breaksOff, file, 100))
                .isInstanceOf(IOException.class);
        assertThat(Uploads.copy(new ByteArrayInputStream(new byte[10]), file, 9)).isFalse();
        assertThat(Uploads.copy(new ByteArrayInputStream(new byte[10]), file, 10)).isTrue();
        Files.delete(file);
        Files.delete(folder);
        assertThatThrownBy(uploads::file).isInstanceOf(Uploads.NoRoom.class);
    }
}
