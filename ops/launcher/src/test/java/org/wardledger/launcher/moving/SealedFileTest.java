package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A locked file gives back what was written, or nothing at all.
class SealedFileTest {
    private static final BackupKey KEY = new BackupKey.OfFile(new byte[BackupKey.BYTES]);
    private static final int LOCKED_CHUNK = Sealing.CHUNK + Sealing.TAG;

    @TempDir Path folder;

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] locked(byte[] plain, BackupKey key) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        SealedOutput to = new SealedOutput(file, key);
        to.write(plain);
        to.finish();
        return file.toByteArray();
    }

    private static byte[] opened(byte[] file, BackupKey key) throws IOException {
        try (SealedInput from = new SealedInput(new ByteArrayInputStream(file), key)) {
            return from.readAllBytes();
        }
    }

    private static void refused(byte[] file, String code) {
        assertThatThrownBy(() -> opened(file, KEY))
                .isInstanceOfSatisfying(
                        MovingTrouble.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void every_length_around_a_chunk_comes_back() throws IOException {
        for (int length : new int[] {0, 1, Sealing.CHUNK - 1, Sealing.CHUNK, Sealing.CHUNK + 1}) {
            for (int more : new int[] {0, Sealing.CHUNK}) {
                byte[] plain = random(length + more);
                assertThat(opened(locked(plain, KEY), KEY)).isEqualTo(plain);
            }
        }
    }

    @Test
    void nothing_of_the_text_and_no_part_twice_stands_in_two_files_of_it() throws IOException {
        byte[] plain = new byte[Sealing.CHUNK];
        byte[] one = locked(plain, KEY);
        byte[] two = locked(plain, KEY);
        assertThat(Arrays.copyOfRange(one, Sealing.HEADER, one.length))
                .isNotEqualTo(Arrays.copyOfRange(two, Sealing.HEADER, two.length));
    }

    @Test
    void each_changed_byte_is_found() throws IOException {
        byte[] file = locked(random(300), KEY);
        for (int i = 0; i < file.length; i++) {
            for (int bit : new int[] {1, 0x80}) {
                byte[] changed = file.clone();
                changed[i] ^= (byte) bit;
                assertThatThrownBy(() -> opened(changed, KEY)).isInstanceOf(MovingTrouble.class);
            }
        }
    }

    @Test
    void a_file_that_is_cut_off_anywhere_is_refused() throws IOException {
        byte[] file = locked(random(3 * Sealing.CHUNK), KEY);
        Random chance = new Random(1);
        for (int i = 0; i < 60; i++) {
            int length = chance.nextInt(file.length);
            assertThatThrownBy(() -> opened(Arrays.copyOf(file, length), KEY))
                    .as("cut to %d", length)
                    .isInstanceOf(MovingTrouble.class);
        }
        for (int chunks = 0; chunks < 3; chunks++) {
            int length = Sealing.HEADER + chunks * LOCKED_CHUNK;
            refused(
                    Arrays.copyOf(file, length),
                    chunks < 2 ? "backup.wrong-key" : "backup.altered");
        }
        refused(Arrays.copyOf(file, 3), "backup.no-backup");
    }

    @Test
    void chunks_that_are_swapped_repeated_left_out_or_added_are_found() throws IOException {
        byte[] file = locked(random(3 * Sealing.CHUNK + 5), KEY);
        byte[] swapped = file.clone();
        System.arraycopy(file, at(1), swapped, at(2), LOCKED_CHUNK);
        System.arraycopy(file, at(2), swapped, at(1), LOCKED_CHUNK);
        refused(swapped, "backup.altered");
        byte[] shorter = new byte[file.length - LOCKED_CHUNK];
        System.arraycopy(file, 0, shorter, 0, at(1));
        System.arraycopy(file, at(2), shorter, at(1), file.length - at(2));
        refused(shorter, "backup.altered");
        refused(Arrays.copyOf(file, file.length + 1), "backup.altered");
        byte[] twice = Arrays.copyOf(file, file.length * 2);
        System.arraycopy(file, 0, twice, file.length, file.length);
        refused(twice, "backup.altered");
    }

    private static int at(int chunk) {
        return Sealing.HEADER + chunk * LOCKED_CHUNK;
    }

    @Test
    void the_damage_is_found_before_what_stands_behind_it_is_given_out() throws IOException {
        byte[] plain = random(2 * Sealing.CHUNK);
        byte[] file = locked(plain, KEY);
        file[file.length - 1] ^= 1;
        try (SealedInput from = new SealedInput(new ByteArrayInputStream(file), KEY)) {
            byte[] first = new byte[Sealing.CHUNK];
            assertThat(from.read(first, 0, first.length)).isEqualTo(first.length);
            assertThat(first).isEqualTo(Arrays.copyOf(plain, first.length));
            assertThatThrownBy(from::read).isInstanceOf(MovingTrouble.class);
        }
    }

    @Test
    void another_key_or_the_wrong_kind_of_key_opens_nothing() throws IOException {
        byte[] file = locked(random(10), KEY);
        byte[] other = new byte[BackupKey.BYTES];
        other[0] = 1;
        assertThatThrownBy(() -> opened(file, new BackupKey.OfFile(other)))
                .hasMessageContaining("backup.wrong-key");
        BackupKey phrase = BackupKey.ofPassphrase("correct horse battery".toCharArray());
        assertThatThrownBy(() -> opened(file, phrase))
                .hasMessageContaining("backup.needs-key-file");
        byte[] withPhrase = locked(random(10), phrase);
        assertThat(opened(withPhrase, phrase)).isEqualTo(random(10));
        assertThatThrownBy(() -> opened(withPhrase, KEY))
                .hasMessageContaining("backup.needs-passphrase");
        BackupKey wrong = BackupKey.ofPassphrase("incorrect horse battery".toCharArray());
        assertThatThrownBy(() -> opened(withPhrase, wrong))
                .hasMessageContaining("backup.wrong-key");
    }

    @Test
    void a_header_that_asks_for_too_few_or_too_many_rounds_is_not_followed() throws IOException {
        BackupKey phrase = BackupKey.ofPassphrase("correct horse battery".toCharArray());
        byte[] file = locked(random(10), phrase);
        file[9] = 0x7F;
        assertThatThrownBy(() -> opened(file, phrase)).hasMessageContaining("backup.altered");
        file[9] = 0;
        file[10] = 0;
        assertThatThrownBy(() -> opened(file, phrase)).hasMessageContaining("backup.altered");
        file[8] = 2;
        assertThatThrownBy(() -> opened(file, phrase)).hasMessageContaining("backup.newer");
    }

    @Test
    void a_key_file_is_taken_only_from_its_owner_and_in_its_form() throws IOException {
        Path file = folder.resolve("key");
        assertThatThrownBy(() -> BackupKey.ofFile(file)).hasMessageContaining("key-missing");
        Files.writeString(file, Base64.getEncoder().encodeToString(random(32)) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> BackupKey.ofFile(file)).hasMessageContaining("key-open");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        BackupKey key = BackupKey.ofFile(file);
        assertThat(opened(locked(random(9), key), key)).isEqualTo(random(9));
        assertThat(key.is(Files.readString(file))).isTrue();
        assertThat(key.is("no base64 at all")).isFalse();
        Files.writeString(file, Base64.getEncoder().encodeToString(random(31)));
        assertThatThrownBy(() -> BackupKey.ofFile(file)).hasMessageContaining("key-form");
        assertThatThrownBy(() -> BackupKey.ofPassphrase("too short".toCharArray()))
                .hasMessageContaining("backup.passphrase-short");
    }
}
