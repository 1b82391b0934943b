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
/// follows: [#setApart()], then [#write(Mark)], and [#takeBack()] where that failed.
///
/// Reads and puts never wait for each other. That nothing is put while something is set apart or
/// taken back is the matter of the caller.
final class IndexContent implements AutoCloseable {
    private final IndexFile file;
    private final IndexReader reader;
    private final Map<Row.Kind, Map<String, String>> memory = new EnumMap<>(Row.Kind.class);
    private volatile Waiting waiting = new Waiting(new Unwritten(), new Unwritten());

    /// What the file does not know yet. Swapped as one, so that who reads finds every row here or,
    /// when it is here no longer, in the file.
    ///
    /// @param open takes what is put
    /// @param apart is being written
    private record Waiting(Unwritten open, Unwritten apart) {}

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
        waiting.open().add(row);
    }

    private void remember(Row row) {
        if (row.value() == null) {
            inMemory(row.kind()).remove(row.key());
        } else {
            inMemory(row.kind()).put(row.key(), row.value());
        }
    }

    void put(UUID key, long position) {
        waiting.open().add(key, position);
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
        Waiting now = waiting;
        Row row = now.open().row(kind, key);
        if (row == null) {
            row = now.apart().row(kind, key);
        }
        return row == null ? reader.fact(kind, key) : row.value();
    }

    @Nullable Long key(UUID id) {
        Waiting now = waiting;
        Long position = now.apart().key(id);
        if (position == null) {
            position = now.open().key(id);
        }
        return position == null ? reader.key(id) : position;
    }

    int unwritten() {
        return waiting.open().size();
    }

    /// Sets apart what has been put so far, to be written next. What is put from now on waits for
    /// the time after. What still is apart, because its writing broke off, comes back first.
    void setApart() {
        if (waiting.apart().size() > 0) {
            takeBack();
        }
        waiting = new Waiting(new Unwritten(), waiting.open());
    }

    /// Writes what was set apart. After a failure it has to be taken back.
    ///
    /// @param mark a position at or before which everything has been put
    void write(Mark mark) throws SQLException {
        file.write(waiting.apart(), mark);
        waiting = new Waiting(waiting.open(), new Unwritten());
    }

    /// What was set apart could not be written: it is written with the next attempt.
    void takeBack() {
        Waiting now = waiting;
        Unwritten both = now.apart();
        now.open().rows().forEach(both::add);
        now.open().keys().forEach(both::add);
        waiting = new Waiting(both, new Unwritten());
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

    @Override
    public void close() throws SQLException {
        reader.close();
        file.close();
    }
}
