package org.wardledger.projector;

import java.util.HashMap;
import java.util.Map;

/// How far the other parts of a generation are, as their checkpoints say. A checkpoint only moves
/// forwards, so what was seen once holds.
final class OtherParts {
    private final CheckpointStore checkpoints;
    private final Retry retry;
    private final Generation generation;
    private final Map<Part, Long> searchable = new HashMap<>();

    OtherParts(Runner.Parts parts, Generation generation) {
        this.checkpoints = parts.indices().checkpoints();
        this.retry = parts.retry();
        this.generation = generation;
    }

    /// Whether searches see everything of that part up to a position.
    boolean have(Part part, long position) {
        if (searchable.getOrDefault(part, 0L) >= position) {
            return true;
        }
        long now = retry.call(() -> checkpoints.searchable(generation, part));
        searchable.put(part, now);
        return now >= position;
    }

    void require(Part part, long position) {
        if (!have(part, position)) {
            throw new Behind(part, position);
        }
    }
}
