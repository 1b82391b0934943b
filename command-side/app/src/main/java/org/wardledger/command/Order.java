package org.wardledger.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request under way, from the door to the disk. Belongs to one thread; what it holds is given
/// free at the end, whatever happens.
public final class Order {
    private final Request request;
    private final Caller caller;
    private final UUID key;
    private final String digest;
    private final Instant now;
    private final LocalDate today;
    private final Deque<Runnable> atEnd = new ArrayDeque<>();
    private final Set<Object> held = new HashSet<>();
    private final NodeLocks nodes;
    private NodeLocks.@Nullable Session session;
    private @Nullable Outcome answer;

    Order(
            Request request,
            Caller caller,
            UUID key,
            String digest,
            Instant now,
            LocalDate today,
            NodeLocks nodes) {
        this.nodes = nodes;
        this.request = request;
        this.caller = caller;
        this.key = key;
        this.digest = digest;
        this.now = now;
        this.today = today;
    }

    public Request request() {
        return request;
    }

    public Caller caller() {
        return caller;
    }

    public UUID key() {
        return key;
    }

    public String digest() {
        return digest;
    }

    public Instant now() {
        return now;
    }

    public LocalDate today() {
        return today;
    }

    /// Null while nobody has answered.
    public @Nullable Outcome answer() {
        return answer;
    }

    public void answer(Outcome outcome) {
        answer = outcome;
    }

    /// Keeps a name from other orders until this one has ended, also from those of other processes.
    void hold(NamedLocks locks, Object name) {
        if (held.add(name)) {
            atEnd.push(locks.take(name));
            NodeLocks.Session held = session;
            if (held == null) {
                held = nodes.begin();
                session = held;
                atEnd.push(held::end);
            }
            held.take(name.toString());
        }
    }

    void end() {
        while (!atEnd.isEmpty()) {
            atEnd.pop().run();
        }
        held.clear();
        session = null;
    }
}
