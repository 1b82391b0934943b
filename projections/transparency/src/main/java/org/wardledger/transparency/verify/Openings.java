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
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Values of earlier entries that later ones show: each disclosure, hashed, is a digest in the
/// entry that it names. Everything is taken in once, in order; then each bundle that something was
/// opened in is read once more, and has to be what was taken in: whoever serves a log could answer
/// the second question otherwise than the first. For one thread.
public final class Openings {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final EntryIds ids = new EntryIds();
    private final TreeMap<Long, List<Opening>> byEarlier = new TreeMap<>();
    private final List<Hash> bundles = new ArrayList<>(); // those that are full
    private Hash bundle = Hashes.EMPTY;
    private long taken;
    private long values;
    private @Nullable Fault fault;

    /// The first entry that opens something which nothing committed to.
    public record Fault(long index, UUID of, String reason) {}

    private record Opening(long index, UUID of, List<String> digests) {}

    /// The next entry, with the hash of its leaf.
    public void take(byte[] entry, Hash leaf) {
        TopKeys keys = TopKeys.of(entry);
        if (keys.mayOpen()) {
            open(taken, entry);
        }
        if (keys.id() != null) {
            ids.put(keys.id(), taken);
        }
        bundle = Hashes.node(bundle, leaf);
        taken++;
        if (taken % TileName.FULL == 0) {
            bundles.add(bundle);
            bundle = Hashes.EMPTY;
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
    ///
    /// @throws IOException when they are not those that were taken in, or do not come at all; that
    ///     says nothing about the log
    public Optional<Fault> check(Bundles source) throws IOException {
        long loaded = -1;
        List<byte[]> entries = List.of();
        for (var each : byEarlier.entrySet()) {
            long number = each.getKey() / TileName.FULL;
            if (number != loaded) {
                entries = same(number, source.read(number));
                loaded = number;
            }
            compare(entries.get((int) (each.getKey() % TileName.FULL)), each.getValue());
        }
        return Optional.ofNullable(fault);
    }

    private List<byte[]> same(long number, List<byte[]> entries) throws IOException {
        long first = number * TileName.FULL;
        int width = (int) Math.min(TileName.FULL, taken - first);
        Hash again = Hashes.EMPTY;
        for (byte[] entry : entries.subList(0, Math.min(width, entries.size()))) {
            again = Hashes.node(again, Hashes.leaf(entry));
        }
        Hash before = number < bundles.size() ? bundles.get((int) number) : bundle;
        if (entries.size() < width || !again.equals(before)) {
            throw new IOException(
                    "the entries from %d on were others when they were read again; check anew, and keep both answers if it happens twice"
                            .formatted(first));
        }
        return entries;
    }

    private void compare(byte[] earlier, List<Opening> openings) {
        Set<String> committed = committed(earlier);
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

    /// Nothing where the entry cannot be read.
    private static Set<String> committed(byte[] entry) {
        Set<String> digests = new HashSet<>();
        try {
            JSON.readTree(entry).path("sd").forEach(d -> digests.add(d.asString("")));
        } catch (JacksonException _) {
            return Set.of();
        }
        return digests;
    }
}
