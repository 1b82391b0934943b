package org.wardledger.projector;

import java.time.Duration;

/// How the projector works. The defaults suit one machine with two cores that Elasticsearch shares.
///
/// @param owner stable name of this node; a restarted node takes its own lease back at once
/// @param lease how long a silent owner keeps the checkpoint
/// @param batchEventsMax events folded before their documents are sent
/// @param batchDocumentsMax documents after which a batch is closed early
/// @param bulkBytesMax size of one bulk request
/// @param senders bulk requests under way at once
/// @param batchesInFlightMax batches folded but not yet acknowledged
/// @param cacheBytesMax documents kept in memory, measured by their JSON; the heap needs about
///     three times as much
/// @param liveInterval how often new documents become searchable when the projector is up to date
/// @param catchUpInterval how often they do while it is behind
/// @param retryMin first pause after a failure; doubles, with jitter
/// @param retryMax longest pause
/// @param split how the work is shared out
public record ProjectorSettings(
        String owner,
        Duration lease,
        int batchEventsMax,
        int batchDocumentsMax,
        int bulkBytesMax,
        int senders,
        int batchesInFlightMax,
        long cacheBytesMax,
        Duration liveInterval,
        Duration catchUpInterval,
        Duration retryMin,
        Duration retryMax,
        Split split) {

    public static ProjectorSettings defaults(String owner) {
        return new ProjectorSettings(
                owner,
                Duration.ofSeconds(10),
                1_000,
                2_000,
                5 << 20,
                2,
                3,
                32L << 20,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                Split.AS_IT_STANDS);
    }

    public ProjectorSettings withOwner(String name) {
        return new ProjectorSettings(
                name,
                lease,
                batchEventsMax,
                batchDocumentsMax,
                bulkBytesMax,
                senders,
                batchesInFlightMax,
                cacheBytesMax,
                liveInterval,
                catchUpInterval,
                retryMin,
                retryMax,
                split);
    }

    public ProjectorSettings withLease(Duration duration) {
        return new ProjectorSettings(
                owner,
                duration,
                batchEventsMax,
                batchDocumentsMax,
                bulkBytesMax,
                senders,
                batchesInFlightMax,
                cacheBytesMax,
                liveInterval,
                catchUpInterval,
                retryMin,
                retryMax,
                split);
    }

    public ProjectorSettings withBatch(int eventsMax, int documentsMax) {
        return new ProjectorSettings(
                owner,
                lease,
                eventsMax,
                documentsMax,
                bulkBytesMax,
                senders,
                batchesInFlightMax,
                cacheBytesMax,
                liveInterval,
                catchUpInterval,
                retryMin,
                retryMax,
                split);
    }

    public ProjectorSettings withCacheBytesMax(long bytes) {
        return new ProjectorSettings(
                owner,
                lease,
                batchEventsMax,
                batchDocumentsMax,
                bulkBytesMax,
                senders,
                batchesInFlightMax,
                bytes,
                liveInterval,
                catchUpInterval,
                retryMin,
                retryMax,
                split);
    }

    public ProjectorSettings withIntervals(Duration live, Duration catchUp) {
        return new ProjectorSettings(
                owner,
                lease,
                batchEventsMax,
                batchDocumentsMax,
                bulkBytesMax,
                senders,
                batchesInFlightMax,
                cacheBytesMax,
                live,
                catchUp,
                retryMin,
                retryMax,
                split);
    }

    public ProjectorSettings withSplit(Split shared) {
        return new ProjectorSettings(
                owner,
                lease,
                batchEventsMax,
                batchDocumentsMax,
                bulkBytesMax,
                senders,
                batchesInFlightMax,
                cacheBytesMax,
                liveInterval,
                catchUpInterval,
                retryMin,
                retryMax,
                shared);
    }
}
