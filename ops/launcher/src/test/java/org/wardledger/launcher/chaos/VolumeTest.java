package org.wardledger.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk that faults are done to. Needs root and a loop device; says so where they are missing.
class VolumeTest {
    @TempDir Path base;

    private Volume open() throws Exception {
        Volume volume = Volume.open(base);
        Assumptions.assumeTrue(volume.plain().isEmpty(), () -> volume.plain().orElseThrow());
        return volume;
    }

    @Test
    void on_a_full_one_nothing_is_written_until_it_is_emptied() throws Exception {
        try (Volume volume = open()) {
            Path file = volume.folder().resolve("file");
            volume.fill();
            assertThatThrownBy(() -> Files.write(file, new byte[1 << 20]))
                    .isInstanceOf(IOException.class);
            volume.empty();
            Files.write(file, new byte[1 << 20]);
            assertThat(Files.size(file)).isEqualTo(1 << 20);
        }
    }

    @Test
    void on_a_frozen_one_a_write_waits_and_is_there_after_the_thaw() throws Exception {
        try (Volume volume = open()) {
            Path file = volume.folder().resolve("file");
            CountDownLatch written = new CountDownLatch(1);
            volume.freeze();
            Thread.ofPlatform().daemon().start(() -> write(file, written));
            boolean early = written.await(500, TimeUnit.MILLISECONDS);
            volume.thaw();
            assertThat(early).isFalse();
            assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void it_is_a_device_of_its_own_and_gone_after_the_end() throws Exception {
        try (Volume volume = open()) {
            assertThat(volume.device()).matches("\\d+:\\d+");
        }
        assertThat(base.resolve("disk.img")).doesNotExist();
        assertThat(base.resolve("disk")).isEmptyDirectory();
    }

    private static void write(Path file, CountDownLatch written) {
        try {
            Files.writeString(file, "text");
            written.countDown();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
