package org.wardledger.command.lookup;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.lookup.IndexFile.Mark;

/// Memory and file of the index as one. Reads see every `put` that came before them; the file
/// follows with [#flush(Mark)].
final class IndexContent implements AutoCloseable {
    private final IndexFile file;
    private final IndexReader reader;
    private final Map<Row.Kind, Map<String, String>> memory = new EnumMap<>(Row.Kind.class);
    private final Object turn = new Object();
    private Unwritten open = new Unwritten();
    private Unwritten flushing = new Unwritten();

    IndexContent(Path path, IndexFile file) throws SQLException {
        this.file = file;
        this.reader = new IndexReader(path);
        for (Row.Kind kind : Row.Kind.values()) {
            memory.put(kind, new ConcurrentHashMap<>());
        }
        file.eachInMemory(this::remember);
    }

    void put(Row row) {
        if (row.kind().memory()) {
            remember(row);
        }
        synchronized (turn) {
            open.add(row);
        }
    }

    private void remember(Row row) {
        if (row.value() == null) {
            inMemory(row.kind()).remove(row.key());
        } else {
            inMemory(row.kind()).put(row.key(), row.value());
        }
    }

    void put(UUID key, long position) {
        synchronized (turn) {
            open.add(key, position);
        }
    }

    /// Rows of one kind that are kept in memory.
    Map<String, String> inMemory(Row.Kind kind) {
        Map<String, String> found = memory.get(kind);
        if (found == null) {
            throw new IllegalStateException("no rows of " + kind);
        }
        return found;
    }

    @Nullable String value(Row.Kind kind, String key) {
        if (kind.memory()) {
            return inMemory(kind).get(key);
        }
        synchronized (turn) {
            Row row = open.row(kind, key);
            if (row == null) {
                row = flushing.row(kind, key);
            }
            if (row != null) {
                return row.value();
            }
        }
        return reader.fact(kind, key);
    }

    @Nullable Long key(UUID id) {
        synchronized (turn) {
            Long position = flushing.key(id);
            if (position == null) {
                position = open.key(id);
            }
            if (position != null) {
                return position;
            }
        }
        return reader.key(id);
    }

    int unwritten() {
        synchronized (turn) {
            return open.size();
        }
    }

    /// Sets apart what has been put so far, to be written next. What is put from now on waits for
    /// the time after.
    void setApart() {
        synchronized (turn) {
            Unwritten next = new Unwritten();
            flushing = open;
            open = next;
        }
    }

    /// Writes what was set apart. A failure loses nothing: it is written with the next attempt.
    ///
    /// @param mark a position at or before which everything has been put
    void write(Mark mark) throws SQLException {
        try {
            file.write(flushing, mark);
        } catch (SQLException e) {
            takeBack();
            throw e;
        }
        synchronized (turn) {
            flushing = new Unwritten();
        }
    }

    /// Takes away every row that names a ward.
    void forget(String ward) throws SQLException {
        for (Map<String, String> rows : memory.values()) {
            rows.entrySet().removeIf(e -> e.getKey().contains(ward) || e.getValue().contains(ward));
        }
        file.forget(ward);
    }

    /// Takes away what old rows left in the file.
    void purge() throws SQLException {
        file.purge();
    }

    private void takeBack() {
        synchronized (turn) {
            Unwritten both = flushing;
            open.rows().forEach(both::add);
            open.keys().forEach(both::add);
            open = both;
            flushing = new Unwritten();
        }
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        file.close();
    }
}
