package org.wardledger.command.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.lookup.IndexFile.Mark;

/// The index on a disk that says no: what was not written stays wanted and is written later.
class IndexFileTest {
    private static final int SOME_PAGES = 40;

    @TempDir private Path folder;

    @Test
    void a_full_disk_fails_the_write_and_the_next_one_works_without_a_restart() throws Exception {
        Path path = folder.resolve("index.db");
        Unwritten much = rows(2_000);
        var mark = new Mark(7, new UUID(1, 1));
        try (IndexFile file = IndexFile.open(path, SOME_PAGES)) {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> file.write(much, mark))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("full");
                assertThat(file.mark()).as("nothing half written").isEqualTo(Mark.NONE);
            }
            file.write(rows(3), new Mark(3, null));
            file.pagesMax = 0;
            assertThatThrownBy(() -> file.write(much, mark)).hasMessageContaining("full");
            file.write(much, mark);
        }
        try (IndexFile file = IndexFile.open(path)) {
            assertThat(file.mark()).isEqualTo(mark);
            List<Row> there = new ArrayList<>();
            file.eachInMemory(there::add);
            assertThat(there).hasSize(2_000);
        }
    }

    private static Unwritten rows(int count) {
        var rows = new Unwritten();
        for (int i = 0; i < count; i++) {
            rows.add(new Row(Row.Kind.TAKEN, "synthetic number " + i, "x".repeat(200)));
        }
        return rows;
    }
}
