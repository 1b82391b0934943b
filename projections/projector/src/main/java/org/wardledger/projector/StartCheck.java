package org.wardledger.projector;

import java.util.List;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.projector.Trouble.Kind;

/// What has to hold before a run goes on from a checkpoint.
record StartCheck(Runner.Parts parts) {

    /// @throws ProjectorStopped where the index was made by other views, or from another history
    ///     (the store was restored from an older copy, or is another ledger's)
    void require(Checkpoint checkpoint) {
        if (!checkpoint.shape().equals(parts.indices().shape())) {
            throw new ProjectorStopped(
                    Trouble.of(
                            Kind.OTHER_SHAPE,
                            "generation "
                                    + checkpoint.generation()
                                    + " was made by other views; rebuild"));
        }
        if (checkpoint.position() > 0) {
            requireSameHistory(checkpoint);
        }
    }

    private void requireSameHistory(Checkpoint checkpoint) {
        long at = checkpoint.position();
        List<StoredEvent> found = parts.retry().reading(() -> parts.store().readAll(at - 1, 1));
        if (found.isEmpty()) {
            throw other(at, "", "the store ends before");
        }
        StoredEvent event = found.getFirst();
        if (!event.id().toString().equals(checkpoint.eventId())) {
            throw other(at, event.type(), "the store holds event " + event.id());
        }
    }

    private static ProjectorStopped other(long position, String type, String found) {
        String reason = "the index was built from another history: " + found;
        return new ProjectorStopped(new Trouble(Kind.OTHER_HISTORY, position, type, "", reason));
    }
}
