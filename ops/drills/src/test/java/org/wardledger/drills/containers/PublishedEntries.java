package org.wardledger.drills.containers;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.HttpSource;
import org.wardledger.transparency.tiles.TileName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The log as anybody reads it, entry by entry.
final class PublishedEntries {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private PublishedEntries() {}

    record Entry(String id, String type) {}

    /// @return entries 1 to `size`, the first at index 0
    static List<Entry> read(URI log, long size) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (HttpSource source = new HttpSource(log, PATIENCE)) {
            while (entries.size() < size) {
                long bundle = entries.size() / TileName.FULL;
                TileName name = TileName.in(size, TileName.ENTRIES, bundle).orElseThrow();
                byte[] bytes =
                        source.read(name)
                                .orElseThrow(() -> new IOException(name.path() + " is missing"));
                for (byte[] each : Bundle.read(bytes).entries()) {
                    JsonNode entry = JSON.readTree(each);
                    entries.add(new Entry(entry.get("id").asString(), entry.get("t").asString()));
                }
            }
        }
        return entries;
    }
}
