package org.wardledger.transparency.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileSource;

/// Up to 256 leaves: what their entries hash to, and what their tile says.
///
/// @param entries hashes of the entries; fewer than the tile's where the bundle is short
/// @param tile hashes in the tile; the entries' where there is none to compare with
/// @param damage first place where the two differ
/// @param bytes the entries themselves
record Chunk(List<Hash> entries, List<Hash> tile, Optional<Damage> damage, List<byte[]> bytes) {

    static Chunk read(TileSource source, long size, long number) throws IOException {
        TileName bundleName = TileName.in(size, TileName.ENTRIES, number).orElseThrow();
        TileName tileName = TileName.in(size, 0, number).orElseThrow();
        Optional<byte[]> bundle = source.read(bundleName);
        Optional<byte[]> tile = source.read(tileName);
        List<Hash> hashes = new ArrayList<>(bundleName.width());
        List<byte[]> entries = List.of();
        boolean whole = bundle.isPresent();
        if (bundle.isPresent()) {
            Bundle read = Bundle.read(bundle.get());
            entries = read.entries();
            entries.forEach(e -> hashes.add(Hashes.leaf(e)));
            whole = read.whole() && hashes.size() == bundleName.width();
        }
        if (tile.isEmpty() && hashes.isEmpty()) {
            var damage = new Damage(bundleName.path(), bundleName.first(), "file.missing");
            return new Chunk(List.of(), List.of(), Optional.of(damage), List.of());
        }
        if (tile.isEmpty() || tile.get().length != tileName.width() * Hash.BYTES) {
            String reason = tile.isEmpty() ? "file.missing" : "file.short";
            var damage = new Damage(tileName.path(), tileName.first(), reason);
            return new Chunk(hashes, hashes, Optional.of(damage), entries);
        }
        List<Hash> told = new ArrayList<>(tileName.width());
        for (int i = 0; i < tileName.width(); i++) {
            told.add(Hash.inTile(tile.get(), i));
        }
        return new Chunk(hashes, told, compare(bundleName, hashes, told, bundle, whole), entries);
    }

    private static Optional<Damage> compare(
            TileName name,
            List<Hash> hashes,
            List<Hash> told,
            Optional<byte[]> bundle,
            boolean whole) {
        int shared = Math.min(hashes.size(), told.size());
        int same = 0;
        while (same < shared && hashes.get(same).equals(told.get(same))) {
            same++;
        }
        if (same == told.size() && whole) {
            return Optional.empty();
        }
        String reason = "entry.differs";
        if (bundle.isEmpty()) {
            reason = "file.missing";
        } else if (same == shared) {
            reason = "file.short";
        }
        return Optional.of(new Damage(name.path(), name.first() + same, reason));
    }
}
