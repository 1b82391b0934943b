package org.wardledger.eventstore.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Names by number, from one table. The cache is a fixed array in which a newer name displaces an
/// older one with the same last bits. A committed number never changes its name; whoever reads
/// uncommitted rows must own the cache and drop it with them.
final class Names implements AutoCloseable {
    private final @Nullable Name[] slots;
    private final PreparedStatement byNumber;

    /// @param slotBits two to the power of it names are remembered
    Names(Connection connection, String table, int slotBits) throws SQLException {
        slots = new @Nullable Name[1 << slotBits];
        byNumber = connection.prepareStatement("SELECT name FROM " + table + " WHERE number = ?");
    }

    /// Null when the table does not hold the number, or a text for it: the file is damaged.
    @Nullable Name find(long number) throws SQLException {
        int slot = (int) number & (slots.length - 1);
        Name cached = slots[slot];
        if (cached != null && cached.number() == number) {
            return cached;
        }
        byNumber.setLong(1, number);
        try (ResultSet row = byNumber.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            String text = row.getString(1);
            if (text == null) {
                return null;
            }
            Name name = Name.of(number, text);
            slots[slot] = name;
            return name;
        }
    }

    @Override
    public void close() throws SQLException {
        byNumber.close();
    }
}
