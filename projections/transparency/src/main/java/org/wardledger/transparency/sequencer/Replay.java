package org.wardledger.transparency.sequencer;

import java.util.List;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.tiles.TileEdge;

/// Hashes events without writing anything.
record Replay(EventStore store) {
    private static final int PAGE = 256;

    void into(TileEdge edge, long size) {
        while (edge.size() < size) {
            int max = (int) Math.min(PAGE, size - edge.size());
            List<StoredEvent> page = store.readAll(edge.size(), max);
            if (page.isEmpty()) {
                throw new LogContradiction(
                        Contradiction.STORE_SHORT,
                        "the log has %d leaves, the event store ends at position %d"
                                .formatted(size, edge.size()));
            }
            page.forEach(e -> edge.append(Hashes.leaf(e.entry()), (_, _) -> {}));
        }
    }
}
