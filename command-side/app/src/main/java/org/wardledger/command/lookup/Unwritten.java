package org.wardledger.command.lookup;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What the index knows and its file does not yet. Safe for any thread.
final class Unwritten {
    private final Map<Row.Kind, Map<String, Row>> rows = new EnumMap<>(Row.Kind.class);
    private final Map<UUID, Long> keys = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();

    Unwritten() {
        for (Row.Kind kind : Row.Kind.values()) {
            rows.put(kind, new ConcurrentHashMap<>());
        }
    }

    void add(Row row) {
        of(row.kind()).put(row.key(), row);
        size.incrementAndGet();
    }

    void add(UUID key, long position) {
        keys.putIfAbsent(key, position);
        size.incrementAndGet();
    }

    @Nullable Row row(Row.Kind kind, String key) {
        return of(kind).get(key);
    }

    @Nullable Long key(UUID id) {
        return keys.get(id);
    }

    Map<UUID, Long> keys() {
        return keys;
    }

    Iterable<Row> rows() {
        return () -> rows.values().stream().flatMap(m -> m.values().stream()).iterator();
    }

    int size() {
        return size.get();
    }

    private Map<String, Row> of(Row.Kind kind) {
        Map<String, Row> found = rows.get(kind);
        if (found == null) {
            throw new IllegalStateException("no rows of " + kind);
        }
        return found;
    }
}
