package org.wardledger.eventstore.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Changes a store's file behind its back, through the same library: opening and closing the file
/// by other means would drop the locks of a store open in this process.
final class Damage {

    private Damage() {}

    static int sql(Path folder, String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("events.db"));
                Statement change = connection.createStatement()) {
            return change.executeUpdate(statement);
        }
    }

    /// As flipped bytes leave it: a column without what it must have.
    static void lose(Path folder, String table, String column) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("events.db"));
                Statement change = connection.createStatement()) {
            change.execute("PRAGMA writable_schema = ON");
            change.execute(
                    "UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = '"
                            + table
                            + "'");
        }
        sql(folder, "UPDATE " + table + " SET " + column + " = NULL");
    }
}
