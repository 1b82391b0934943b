package org.wardledger.projector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the projector stands.
///
/// @param generation index generation it writes; 0 before it has found one
/// @param position last event whose documents are durable in Elasticsearch
/// @param searchable last event whose documents every search sees; readers ask at this position
/// @param head last event in the store, as last seen
/// @param lag age of the oldest event that is not searchable yet; zero when there is none
/// @param trouble what it waits for or why it stopped; null when all is well
public record ProjectorStatus(
        State state,
        int generation,
        long position,
        long searchable,
        long head,
        Duration lag,
        @Nullable Trouble trouble) {

    /// What the projector is doing.
    public enum State {
        STARTING,
        /// Another runner owns the checkpoint; this one takes over when that one falls silent.
        STANDBY,
        /// Reading old events.
        CATCHING_UP,
        /// Up to date within one live interval.
        LIVE,
        /// The store or Elasticsearch is gone; nothing is lost, it keeps trying.
        OUTAGE,
        /// The live index was built by other views; it waits for a rebuild.
        REBUILD_NEEDED,
        /// Ended in order.
        STOPPED,
        /// Ended for the reason in `trouble`; somebody has to act.
        FAILED
    }

    /// Events that are not searchable yet.
    public long lagEvents() {
        return Math.max(0, head - searchable);
    }

    public boolean isRunning() {
        return state != State.STOPPED && state != State.FAILED;
    }
}
