package org.wardledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
    @TempDir Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay",
                "rebuild",
                "rebuild --log",
                "reconcile",
                "log freeze",
                "log rotate-key",
                "backup --to elsewhere",
            })
    void a_command_about_a_ledger_that_is_not_there_says_so_and_makes_none(String command) {
        Path nowhere = root.resolve("nowhere");
        assertThat(WardLedger.run((command + " --data " + nowhere).split(" "))).isEqualTo(1);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void a_folder_without_a_store_is_no_ledger_and_its_name_is_said() {
        assertThatThrownBy(() -> DataFolder.existing(root, null, Says.in("en")))
                .isInstanceOf(Failed.class)
                .hasMessageContaining(root.toString());
    }

    @Test
    void a_part_of_a_backup_is_told_from_nothing() throws Exception {
        Files.createFile(root.resolve("restoring"));
        assertThatThrownBy(() -> DataFolder.existing(root, null, Says.in("en")))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("restore");
    }
}
