package org.wardledger.projector;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the projector stands: of a split projection, where all parts do that it works on or waits
/// for, which is where the last of them is.
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

    /// What is most worth knowing comes first.
    private static final List<State> FOREMOST =
            List.of(
                    State.FAILED,
                    State.OUTAGE,
                    State.REBUILD_NEEDED,
                    State.STARTING,
                    State.CATCHING_UP,
                    State.LIVE,
                    State.STANDBY,
                    State.STOPPED);

    /// Several parts as one: up to the least of their positions everything is there.
    static ProjectorStatus together(List<ProjectorStatus> parts) {
        ProjectorStatus foremost =
                parts.stream()
                        .min(Comparator.comparingInt(s -> FOREMOST.indexOf(s.state())))
                        .orElseThrow();
        return new ProjectorStatus(
                foremost.state(),
                foremost.generation(),
                parts.stream().mapToLong(ProjectorStatus::position).min().orElse(0),
                parts.stream().mapToLong(ProjectorStatus::searchable).min().orElse(0),
                parts.stream().mapToLong(ProjectorStatus::head).max().orElse(0),
                parts.stream().map(ProjectorStatus::lag).max(Duration::compareTo).orElseThrow(),
                foremost.trouble());
    }

    /// Events that are not searchable yet.
    public long lagEvents() {
        return Math.max(0, head - searchable);
    }

    public boolean isRunning() {
        return state != State.STOPPED && state != State.FAILED;
    }
}
