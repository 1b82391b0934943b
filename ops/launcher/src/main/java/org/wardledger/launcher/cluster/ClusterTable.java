package org.wardledger.launcher.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A table that whoever comes first makes, if its user may; everybody else finds it there.
final class ClusterTable {
    private ClusterTable() {}

    static void make(Connection connection, String name, String definition) throws SQLException {
        if (isThere(connection, name)) {
            return;
        }
        try (Statement make = connection.createStatement()) {
            var _ = make.execute(definition);
        } catch (SQLException e) {
            if (!isThere(connection, name)) { // nobody else was there at the same moment either
                throw e;
            }
        }
    }

    static boolean isThere(Connection connection, String name) throws SQLException {
        try (PreparedStatement ask =
                connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            ask.setString(1, name);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
