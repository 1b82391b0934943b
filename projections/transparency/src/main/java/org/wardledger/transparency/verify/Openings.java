package org.wardledger.transparency.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Values of earlier entries that later ones show: each disclosure, hashed, is a digest in the
/// entry that it names. Everything is taken in once, in order; then each bundle that something was
/// opened in is read once more. For one thread.
public final class Openings {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EntryIds ids = new EntryIds();
    private final TreeMap<Long, List<Opening>> byEarlier = new TreeMap<>();
    private long values;
    private @Nullable Fault fault;

    /// The first entry that opens something which nothing committed to.
    public record Fault(long index, UUID of, String reason) {}

    private record Opening(long index, UUID of, List<String> digests) {}

    /// The next entry.
    public void take(long index, byte[] entry) {
        int at = EntryIds.at(entry);
        if (at < 0) {
            return; // no entry of this ledger: it opens nothing and cannot be named
        }
        if (EntryIds.opens(entry, at)) {
            open(index, entry);
        }
        UUID id = EntryIds.id(entry, at);
        if (id != null) {
            ids.put(id, index);
        }
    }

    private void open(long index, byte[] entry) {
        try {
            for (JsonNode each : JSON.readTree(entry).path("open")) {
                UUID of = UUID.fromString(each.path("of").asString(""));
                List<String> digests = new ArrayList<>();
                for (JsonNode disclosure : each.path("d")) {
                    digests.add(Disclosed.text(Disclosed.sha256(disclosure.asString(""))));
                }
                long earlier = ids.get(of);
                if (earlier < 0) {
                    failed(index, of, "opening.nothing-before");
                } else {
                    byEarlier
                            .computeIfAbsent(earlier, _ -> new ArrayList<>())
                            .add(new Opening(index, of, digests));
                }
                values += digests.size();
            }
        } catch (JacksonException | IllegalArgumentException _) {
            failed(index, new UUID(0, 0), "opening.unreadable");
        }
    }

    private void failed(long index, UUID of, String reason) {
        Fault known = fault;
        if (known == null || index < known.index) {
            fault = new Fault(index, of, reason);
        }
    }

    /// How many values were shown.
    public long values() {
        return values;
    }

    /// Gives up to 256 entries again.
    public interface Bundles {
        /// @param number of the bundle, from 0: its first entry has the index 256 times that
        List<byte[]> read(long number) throws IOException;
    }

    /// Looks into the earlier entries of a log; the first fault, where there is one.
    ///
    /// @param size of the log
    Optional<Fault> check(TileSource source, long size) throws IOException {
        return check(
                number -> {
                    TileName name = TileName.in(size, TileName.ENTRIES, number).orElseThrow();
                    byte[] bytes =
                            source.read(name)
                                    .orElseThrow(() -> new IOException(name.path() + " has gone"));
                    return Bundle.read(bytes).entries();
                });
    }

    /// The same with entries from anywhere.
    public Optional<Fault> check(Bundles bundles) throws IOException {
        long loaded = -1;
        List<byte[]> bundle = List.of();
        for (var each : byEarlier.entrySet()) {
            long number = each.getKey() / TileName.FULL;
            if (number != loaded) {
                bundle = bundles.read(number);
                loaded = number;
            }
            compare(bundle.get((int) (each.getKey() % TileName.FULL)), each.getValue());
        }
        return Optional.ofNullable(fault);
    }

    private void compare(byte[] earlier, List<Opening> openings) {
        Set<String> committed = new HashSet<>();
        JSON.readTree(earlier).path("sd").forEach(d -> committed.add(d.asString("")));
        Set<String> shown = new HashSet<>();
        for (Opening opening : openings) {
            for (String digest : opening.digests) {
                if (!committed.contains(digest)) {
                    failed(opening.index, opening.of, "opening.differs");
                } else if (!shown.add(digest)) {
                    failed(opening.index, opening.of, "opening.twice");
                }
            }
        }
    }
}
