package org.wardledger.eventstore.protocol;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What the protocol server is to do wrong. Each number counts down by one whenever it is done;
/// 0 is good behaviour.
public final class Faults {
    /// Appends that are written and then answered with an error.
    public final AtomicInteger loseAnswers = new AtomicInteger();

    /// Appends that are written and never answered.
    public final AtomicInteger swallowAnswers = new AtomicInteger();

    /// Appends that are refused before they are written, as by a node that is going down.
    public final AtomicInteger refuseAppends = new AtomicInteger();

    /// Requests that want the leader and are told that it is another node: this one again.
    public final AtomicInteger notLeader = new AtomicInteger();

    /// Reads whose place is called invalid.
    public final AtomicInteger invalidPosition = new AtomicInteger();

    /// Reads that fail after half of their events.
    public final AtomicInteger cutReads = new AtomicInteger();

    /// Every event is delivered twice.
    public volatile boolean duplicates;

    /// Milliseconds before each event of a read.
    public volatile int slowMillis;

    /// Subscriptions get no more events, and nobody is told.
    public volatile boolean muteSubscriptions;

    /// The account may not read `$all`.
    public volatile boolean denyAll;

    /// The largest append that is taken, in bytes.
    public volatile long appendBytesMax = 256L << 20;

    private volatile CountDownLatch frozen = new CountDownLatch(0);

    /// From now on nothing is answered, though connections stay open.
    public void freeze() {
        frozen = new CountDownLatch(1);
    }

    public void thaw() {
        frozen.countDown();
    }

    void awaitThaw() {
        try {
            if (!frozen.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("frozen for good");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean take(AtomicInteger count) {
        return count.getAndUpdate(left -> left > 0 ? left - 1 : 0) > 0;
    }
}
