package org.wardledger.eventstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What no crash test on one machine can show: that every connection is set to force the disk.
class StoreFileTest {
    private static final String FULL = "2";

    @TempDir private Path folder;
    private StoreFile file;

    @BeforeEach
    void a_store() throws SQLException {
        file = new StoreFile(folder, SqliteSettings.defaults());
        file.openWriter().close();
    }

    private static String ask(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Test
    void every_connection_forces_the_disk() throws SQLException {
        try (Connection writer = file.openWriter();
                Connection reader = file.openReader();
                Connection checkpointer = file.openCheckpointer()) {
            for (Connection connection : new Connection[] {writer, reader, checkpointer}) {
                assertThat(ask(connection, "journal_mode")).isEqualTo("wal");
                assertThat(ask(connection, "synchronous")).isEqualTo(FULL);
                assertThat(ask(connection, "fullfsync")).isEqualTo("1");
                assertThat(ask(connection, "checkpoint_fullfsync")).isEqualTo("1");
            }
        }
    }

    @Test
    void a_reader_cannot_write() throws SQLException {
        try (Connection reader = file.openReader();
                Statement statement = reader.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM event"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("readonly");
        }
    }
}
