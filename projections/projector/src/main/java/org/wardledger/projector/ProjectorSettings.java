package org.wardledger.projector;

import java.time.Duration;

/// How the projector works. The defaults suit one machine with two cores that Elasticsearch shares.
///
/// @param owner stable name of this node; a restarted node takes its own lease back at once
/// @param lease how long a silent owner keeps the checkpoint
/// @param cacheBytesMax documents kept in memory, measured by their JSON; the heap needs about
///     three times as much
/// @param split how the work is shared out
public record ProjectorSettings(
        String owner,
        Duration lease,
        Batches batches,
        long cacheBytesMax,
        Intervals intervals,
        Pauses pauses,
        Split split) {

    /// What is sent to Elasticsearch at a time.
    ///
    /// @param eventsMax events folded before their documents are sent
    /// @param documentsMax documents after which a batch is closed early
    /// @param bulkBytesMax size of one bulk request
    /// @param senders bulk requests under way at once
    /// @param inFlightMax batches folded but not yet acknowledged
    public record Batches(
            int eventsMax, int documentsMax, int bulkBytesMax, int senders, int inFlightMax) {}

    /// How often new documents become searchable.
    ///
    /// @param live when the projector is up to date
    /// @param catchUp while it is behind
    public record Intervals(Duration live, Duration catchUp) {}

    /// Before something that failed is tried again.
    ///
    /// @param min the first one; doubles, with jitter
    /// @param max the longest one
    public record Pauses(Duration min, Duration max) {}

    public static ProjectorSettings defaults(String owner) {
        return new ProjectorSettings(
                owner,
                Duration.ofSeconds(10),
                new Batches(1_000, 2_000, 5 << 20, 2, 3),
                32L << 20,
                new Intervals(Duration.ofMillis(500), Duration.ofSeconds(5)),
                new Pauses(Duration.ofMillis(50), Duration.ofSeconds(5)),
                Split.AS_IT_STANDS);
    }

    public ProjectorSettings withOwner(String name) {
        return new ProjectorSettings(name, lease, batches, cacheBytesMax, intervals, pauses, split);
    }

    public ProjectorSettings withLease(Duration length) {
        return new ProjectorSettings(
                owner, length, batches, cacheBytesMax, intervals, pauses, split);
    }

    public ProjectorSettings withBatch(int eventsMax, int documentsMax) {
        Batches smaller =
                new Batches(
                        eventsMax,
                        documentsMax,
                        batches.bulkBytesMax,
                        batches.senders,
                        batches.inFlightMax);
        return new ProjectorSettings(
                owner, lease, smaller, cacheBytesMax, intervals, pauses, split);
    }

    public ProjectorSettings withCacheBytesMax(long bytes) {
        return new ProjectorSettings(owner, lease, batches, bytes, intervals, pauses, split);
    }

    public ProjectorSettings withIntervals(Duration live, Duration catchUp) {
        Intervals other = new Intervals(live, catchUp);
        return new ProjectorSettings(owner, lease, batches, cacheBytesMax, other, pauses, split);
    }

    public ProjectorSettings withSplit(Split shared) {
        return new ProjectorSettings(
                owner, lease, batches, cacheBytesMax, intervals, pauses, shared);
    }
}
