package org.wardledger.eventstore.kurrent;

import io.kurrent.dbclient.RecordedEvent;
import java.util.List;

/// How many events to ask for: the client keeps a whole answer in memory, so the bytes decide.
final class PageSize {
    private static final int LEAST = 2;

    private final int eventsMax;
    private final long bytesMax;
    private volatile int events;

    PageSize(KurrentLimits limits) {
        eventsMax = limits.pageEventsMax();
        bytesMax = limits.pageBytesMax();
        events = eventsMax;
    }

    private PageSize(int events) {
        eventsMax = events;
        bytesMax = Long.MAX_VALUE;
        this.events = events;
    }

    static PageSize one() {
        return new PageSize(1);
    }

    int events() {
        return events;
    }

    void learn(List<RecordedEvent> page) {
        long bytes = bytes(page);
        if (bytes > bytesMax) {
            events = Math.max(LEAST, events / 2);
        } else if (bytes < bytesMax / 4) {
            events = Math.min(eventsMax, events * 2);
        }
    }

    /// Half as many next time: an answer may have been too long for its deadline.
    void failed() {
        events = Math.max(Math.min(LEAST, eventsMax), events / 2);
    }

    static long bytes(List<RecordedEvent> page) {
        long bytes = 0;
        for (RecordedEvent event : page) {
            bytes += event.getEventData().length + event.getUserMetadata().length;
        }
        return bytes;
    }
}
