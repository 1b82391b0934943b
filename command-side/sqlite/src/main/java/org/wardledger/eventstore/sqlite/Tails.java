package org.wardledger.eventstore.sqlite;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the streams used last end, so that most appends need not ask the file. May hold what is
/// written but not committed: it lives and dies with the writer's connection.
final class Tails {

    /// @param revision of the last event, -1 for none
    record Tail(Name stream, long revision) {}

    private final LinkedHashMap<String, Tail> byStream;

    Tails(int max) {
        byStream =
                new LinkedHashMap<>(1_024, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Tail> eldest) {
                        return size() > max;
                    }
                };
    }

    @Nullable Tail find(String stream) {
        return byStream.get(stream);
    }

    void put(Tail tail) {
        byStream.put(tail.stream().text(), tail);
    }
}
