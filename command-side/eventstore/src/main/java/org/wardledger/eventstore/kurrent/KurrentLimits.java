package org.wardledger.eventstore.kurrent;

import java.time.Duration;

/// The limits of one store: every wait has an end and every queue a size.
///
/// @param call longest wait for one answer of the server; half-open connections end here
/// @param append longest time that one append is tried for, and its positions waited for
/// @param open longest time that opening waits for a server that does not answer
/// @param poll how often the end of `$all` is looked at when nothing says that it moved; so also
///     how late an event may be noticed when a subscription has died without a word
/// @param inFlightMax appends that are on their way to the server at the same time
/// @param queueAppendsMax appends that may wait or be on their way; the next caller blocks
/// @param queueBytesMax bytes that may wait or be on their way; the next caller blocks
/// @param appendBytesMax a larger append is a bug of the caller and is thrown back. The server has
///     a limit of its own (1 MiB until 25.0), which is answered in the same way
/// @param pageEventsMax events asked for in one read
/// @param pageBytesMax reads ask for fewer events when these come out larger
public record KurrentLimits(
        Duration call,
        Duration append,
        Duration open,
        Duration poll,
        int inFlightMax,
        int queueAppendsMax,
        int queueBytesMax,
        long appendBytesMax,
        int pageEventsMax,
        long pageBytesMax) {

    public KurrentLimits {
        if (appendBytesMax > queueBytesMax) {
            throw new IllegalArgumentException(
                    "appends of %d bytes would wait for ever for a queue of %d; raise the queue's"
                                    .formatted(appendBytesMax, queueBytesMax)
                            + " limit or lower that of an append");
        }
    }

    /// What one event may weigh, entry and payload together. The payload grows by a third on its
    /// way, so what arrives stays well below the 1 MiB that every server takes.
    public static final int EVENT_BYTES_MAX = 512 * 1_024;

    private static final int MIB = 1 << 20;

    public static KurrentLimits defaults() {
        return new KurrentLimits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                64,
                4_096,
                64 * MIB,
                16L * MIB,
                512,
                4L * MIB);
    }

    /// The same with other waits, for tests that have no half minutes to spend.
    public KurrentLimits withWaits(Duration call, Duration append, Duration open, Duration poll) {
        return new KurrentLimits(
                call,
                append,
                open,
                poll,
                inFlightMax,
                queueAppendsMax,
                queueBytesMax,
                appendBytesMax,
                pageEventsMax,
                pageBytesMax);
    }
}
