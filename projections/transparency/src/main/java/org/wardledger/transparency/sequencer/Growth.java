package org.wardledger.transparency.sequencer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileEdge;
import org.wardledger.transparency.tiles.TileName;

/// One attempt to make the log longer: takes events, writes bundles and tiles. Thrown away when it
/// fails; the next attempt writes the same files again.
final class Growth {
    private static final int PAGE = TileName.FULL;

    private final LogFolder folder;
    private final Admission admission;
    private final Consumer<Step> steps;
    private final TileEdge edge;
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();

    /// @param openBundle bytes of the partial bundle at the end of the edge
    Growth(
            LogFolder folder,
            Admission admission,
            Consumer<Step> steps,
            TileEdge edge,
            byte[] openBundle) {
        this.folder = folder;
        this.admission = admission;
        this.steps = steps;
        this.edge = edge;
        bundle.writeBytes(openBundle);
    }

    /// Up to `sizeMax` leaves in all.
    void take(EventStore store, long sizeMax) throws IOException {
        while (edge.size() < sizeMax) {
            int max = (int) Math.min(PAGE, sizeMax - edge.size());
            List<StoredEvent> page = store.readAll(edge.size(), max);
            if (page.isEmpty()) {
                return;
            }
            for (StoredEvent event : page) {
                append(event);
            }
        }
    }

    private void append(StoredEvent event) throws IOException {
        check(event);
        Bundle.append(bundle, event.entry());
        try {
            edge.append(Hashes.leaf(event.entry()), this::putFull);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (edge.size() % TileName.FULL == 0) {
            long number = edge.size() / TileName.FULL - 1;
            folder.put(TileName.full(TileName.ENTRIES, number), bundle.toByteArray());
            bundle.reset();
            steps.accept(Step.BUNDLE_WRITTEN);
        }
    }

    private void check(StoredEvent event) {
        if (event.position() != edge.size() + 1) {
            throw new LogContradiction(
                    Contradiction.STORE_GAP,
                    "the store answers with position %d where %d is due"
                            .formatted(event.position(), edge.size() + 1));
        }
        Optional<String> objection =
                event.entry().length > Bundle.ENTRY_BYTES_MAX
                        ? Optional.of("longer than " + Bundle.ENTRY_BYTES_MAX + " bytes")
                        : admission.objection(event);
        if (objection.isPresent()) {
            throw new LogContradiction(
                    Contradiction.ENTRY_NOT_ADMITTED,
                    "event at position %d (%s): %s"
                            .formatted(event.position(), event.type(), objection.get()));
        }
    }

    private void putFull(TileName name, byte[] hashes) {
        try {
            folder.put(name, hashes);
            steps.accept(Step.FULL_TILE_WRITTEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The partial files at the right edge; then everything is durable.
    void finish() throws IOException {
        if (bundle.size() > 0) {
            int width = (int) (edge.size() % TileName.FULL);
            long number = edge.size() / TileName.FULL;
            folder.put(new TileName(TileName.ENTRIES, number, width), bundle.toByteArray());
            steps.accept(Step.BUNDLE_WRITTEN);
        }
        List<TileName> names =
                TileName.edge(edge.size()).stream()
                        .filter(n -> n.level() != TileName.ENTRIES)
                        .toList();
        List<byte[]> partials = edge.partials();
        for (int i = 0; i < names.size(); i++) {
            folder.put(names.get(i), partials.get(i));
        }
        folder.force();
        steps.accept(Step.TILES_WRITTEN);
    }

    TileEdge edge() {
        return edge;
    }

    byte[] openBundle() {
        return bundle.toByteArray();
    }
}
