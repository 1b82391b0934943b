package org.wardledger.projector;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wardledger.projector.ProjectorStatus.State;
import org.wardledger.projector.Trouble.Kind;

/// The status of a projector while it changes. Written by its threads, read by anyone.
final class Progress {
    private final InstantSource clock;
    private final ProjectorListener listener;
    private final Map<Kind, Trouble> outages = new EnumMap<>(Kind.class);

    private State state = State.STARTING;
    private int generation;
    private long position;
    private long searchable;
    private long head;
    private boolean held;
    private volatile @Nullable LongSupplier ofWhole;
    private final HeadTimes heads = new HeadTimes();
    private @Nullable Trouble trouble;

    Progress(InstantSource clock, ProjectorListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    ProjectorListener listener() {
        return listener;
    }

    synchronized ProjectorStatus status() {
        boolean out = !outages.isEmpty() && state != State.FAILED && state != State.STOPPED;
        return new ProjectorStatus(
                out ? State.OUTAGE : state,
                generation,
                position,
                searchable,
                head,
                heads.lag(searchable, clock.instant()),
                out ? outages.values().iterator().next() : trouble);
    }

    void state(State next) {
        change(next, null);
    }

    void waiting(State next, Trouble why) {
        change(next, why);
    }

    void failed(Trouble why) {
        listener.failure(why);
        change(State.FAILED, why);
    }

    private void change(State next, @Nullable Trouble why) {
        ProjectorStatus status;
        synchronized (this) {
            boolean same = next == state && outages.isEmpty();
            state = next;
            trouble = why;
            if (same) {
                return;
            }
            status = status();
        }
        listener.state(status);
    }

    void outage(Kind kind, String reason) {
        Trouble why = Trouble.of(kind, reason);
        boolean began;
        synchronized (this) {
            began = outages.put(kind, why) == null;
        }
        listener.failure(why);
        if (began) {
            listener.state(status());
        }
    }

    void recovered(Kind kind) {
        synchronized (this) {
            if (outages.remove(kind) == null) {
                return;
            }
        }
        listener.state(status());
    }

    synchronized void generation(int number) {
        generation = number;
    }

    synchronized void head(long last) {
        seen(last);
    }

    synchronized void position(long durable) {
        position = durable;
        seen(durable);
    }

    synchronized void resume(long durable, long visible) {
        position = durable;
        searchable = visible;
        heads.reached(visible);
    }

    /// What another worker has written down.
    synchronized void elsewhere(Checkpoint checkpoint) {
        resume(checkpoint.position(), checkpoint.searchable());
    }

    synchronized void held(boolean is) {
        held = is;
    }

    synchronized boolean held() {
        return held;
    }

    private void seen(long last) {
        if (last > head) {
            head = last;
            heads.seen(last, clock.instant());
        }
    }

    /// From now on it is that of one part: what is searchable in the whole, all parts together say.
    void partOf(LongSupplier whole) {
        ofWhole = whole;
    }

    /// Everything up to `visible` can be found.
    void searchable(long visible) {
        synchronized (this) {
            searchable = visible;
            heads.reached(visible);
        }
        LongSupplier whole = ofWhole;
        listener.searchable(whole == null ? visible : whole.getAsLong());
    }
}
