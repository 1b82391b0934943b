package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.Vkey;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileTree;

/// What is checked before a log may grow: decision, publication, tiles and store have to tell one
/// history. Each refusal names what contradicts what, and where.
final class Opening {
    private final LogFolder folder;
    private final Vkey key;
    private final List<Vkey> keys;
    private final Optional<SignedCheckpoint> decided;

    /// @param before keys that signed this log before
    Opening(LogFolder folder, Vkey key, List<Vkey> before, Optional<SignedCheckpoint> decided) {
        this.folder = folder;
        this.key = key;
        this.keys = new ArrayList<>(List.of(key));
        keys.addAll(before);
        this.decided = decided;
    }

    void checkDocuments() throws IOException {
        if (decided.isPresent()) {
            signed("decided", decided.get());
        }
        for (String document : List.of(LogFolder.LATEST, LogFolder.CHECKPOINT)) {
            Optional<SignedCheckpoint> published = folder.read(document);
            if (published.isPresent()) {
                signed(document, published.get());
                notAhead(document, published.get());
            }
        }
    }

    private void signed(String document, SignedCheckpoint checkpoint) {
        Parsed<Set<Vkey>> signers = checkpoint.note().signers(keys);
        boolean ours =
                signers.good().filter(s -> !s.isEmpty()).isPresent()
                        && checkpoint.origin().equals(key.name());
        if (!ours) {
            throw new LogContradiction(
                    Contradiction.KEY_DIFFERS,
                    "%s (size %d, origin %s) is not signed by %s"
                            .formatted(document, checkpoint.size(), checkpoint.origin(), key));
        }
    }

    private void notAhead(String document, SignedCheckpoint published) {
        if (decided.isEmpty()) {
            throw new LogContradiction(
                    Contradiction.STATE_LOST,
                    "%s is published up to size %d, but the state folder knows no decision"
                            .formatted(document, published.size()));
        }
        TreeHead head = decided.get().head();
        if (published.size() > head.size()) {
            throw new LogContradiction(
                    Contradiction.PUBLISHED_AHEAD,
                    "%s is published up to size %d, but only %d is decided"
                            .formatted(document, published.size(), head.size()));
        }
        if (published.size() == head.size() && !published.head().equals(head)) {
            throw differs(document, published);
        }
    }

    private static LogContradiction differs(String document, SignedCheckpoint published) {
        return new LogContradiction(
                Contradiction.PUBLISHED_DIFFERS,
                "%s of size %d is another history than the one decided on"
                        .formatted(document, published.size()));
    }

    /// The edge of the decided tree, from its tiles, with the published checkpoints inside it.
    TileEdge edge() throws IOException {
        if (decided.isEmpty()) {
            return new TileEdge();
        }
        TreeHead head = decided.get().head();
        try {
            TileEdge edge = TileEdge.of(head.size(), edgeTiles(head.size()));
            if (!edge.head().equals(head)) {
                throw tilesDiffer(head.size(), "the tiles at its right edge have another root");
            }
            for (String document : List.of(LogFolder.LATEST, LogFolder.CHECKPOINT)) {
                Optional<SignedCheckpoint> published = folder.read(document);
                if (published.isPresent() && !inside(published.get(), head)) {
                    throw differs(document, published.get());
                }
            }
            return edge;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw tilesDiffer(head.size(), String.valueOf(e.getMessage()));
        }
    }

    private List<byte[]> edgeTiles(long size) throws IOException {
        List<byte[]> tiles = new ArrayList<>();
        for (TileName name : TileName.edge(size)) {
            if (name.level() != TileName.ENTRIES) {
                tiles.add(
                        folder.source()
                                .read(name)
                                .orElseThrow(() -> tilesDiffer(size, name.path() + " is missing")));
            }
        }
        return tiles;
    }

    private static LogContradiction tilesDiffer(long size, String why) {
        return new LogContradiction(
                Contradiction.TILES_DIFFER,
                "the folder does not hold the decided tree of size %d: %s".formatted(size, why));
    }

    private boolean inside(SignedCheckpoint published, TreeHead head) {
        var tree = new TileTree(folder.source(), head.size());
        return Proofs.head(published.size(), tree).equals(published.head());
    }

    /// The last bundles against their tiles and against the event store, entry by entry.
    void recheckTail(EventStore store, long size, int bundles) throws IOException {
        if (store.head() < size) {
            throw new LogContradiction(
                    Contradiction.STORE_SHORT,
                    "the log has %d leaves, the event store ends at position %d"
                            .formatted(size, store.head()));
        }
        long last = (size - 1) / TileName.FULL;
        for (long number = Math.max(0, last - bundles + 1); number <= last && size > 0; number++) {
            recheck(store, size, number);
        }
    }

    private void recheck(EventStore store, long size, long number) throws IOException {
        List<byte[]> entries;
        byte[] tile;
        try {
            entries = ReadBack.entries(folder.source(), size, number);
            TileName name = TileName.in(size, 0, number).orElseThrow();
            tile =
                    folder.source()
                            .read(name)
                            .filter(t -> t.length == name.width() * Hash.BYTES)
                            .orElseThrow(() -> new IOException(name.path() + " is missing"));
        } catch (IOException e) {
            throw tilesDiffer(size, String.valueOf(e.getMessage()));
        }
        long first = number * TileName.FULL;
        List<StoredEvent> events = store.readAll(first, entries.size());
        for (int i = 0; i < entries.size(); i++) {
            long index = first + i;
            if (!Hashes.leaf(entries.get(i)).equals(Hash.inTile(tile, i))) {
                throw tilesDiffer(size, "entry and hash of leaf %d differ".formatted(index));
            }
            boolean same =
                    i < events.size()
                            && events.get(i).position() == index + 1
                            && Arrays.equals(events.get(i).entry(), entries.get(i));
            if (!same) {
                throw new LogContradiction(
                        Contradiction.ENTRY_DIFFERS,
                        "leaf %d is not the entry of the event at position %d"
                                .formatted(index, index + 1));
            }
        }
    }

    byte[] openBundle(long size) throws IOException {
        for (TileName name : TileName.edge(size)) {
            if (name.level() == TileName.ENTRIES) {
                return folder.source().read(name).orElseThrow();
            }
        }
        return new byte[0];
    }
}
