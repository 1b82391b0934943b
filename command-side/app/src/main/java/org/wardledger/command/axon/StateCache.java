package org.wardledger.command.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// States of the streams last used, bounded by the memory they take. What falls out is folded again
/// from the store when it is asked for.
///
/// Without a lock, for every command comes by here. Whoever folds a stream asks for its age before:
/// what is older than the last forgetting is found by nobody and does not stay.
public final class StateCache {
    private static final int KIBI = 1024;

    /// Streams share an age; one that is forgotten makes a few others be folded again.
    private static final int AGES = 1 << 12;

    private final Cache<String, Kept> states;
    private final AtomicLongArray ages = new AtomicLongArray(AGES);

    /// @param age of the stream before it was folded
    private record Kept(Folded<?> folded, long age) {}

    /// @param weightMaxMib about how many MiB all states may take
    public StateCache(int weightMaxMib) {
        states =
                Caffeine.newBuilder()
                        .maximumWeight((long) weightMaxMib * KIBI)
                        .weigher((String _, Kept kept) -> weight(kept.folded()))
                        .executor(Runnable::run)
                        .build();
    }

    /// The stream belongs to one feature, so its state is always of that feature's type.
    @SuppressWarnings("unchecked")
    <S> @Nullable Folded<S> find(String stream) {
        Kept kept = states.getIfPresent(stream);
        return kept == null || isStale(stream, kept) ? null : (Folded<S>) kept.folded();
    }

    /// How often the stream was forgotten. To be asked before it is folded.
    long age(String stream) {
        return ages.get(slot(stream));
    }

    /// Keeps the later of two states: a reader may have folded the stream while somebody wrote.
    ///
    /// @param age asked before the stream was folded
    void put(String stream, Folded<?> folded, long age) {
        Kept next = new Kept(folded, age);
        if (!isStale(stream, next)) {
            states.asMap().merge(stream, next, StateCache::later);
            dropStale(stream);
        }
    }

    private static Kept later(Kept one, Kept other) {
        if (one.age() != other.age()) {
            return one.age() > other.age() ? one : other;
        }
        return one.folded().revision() > other.folded().revision() ? one : other;
    }

    /// Forgotten while it was put.
    private void dropStale(String stream) {
        Kept kept = states.getIfPresent(stream);
        if (kept != null && isStale(stream, kept)) {
            states.asMap().remove(stream, kept);
        }
    }

    private boolean isStale(String stream, Kept kept) {
        return kept.age() != age(stream);
    }

    /// The ages come first: from then on nothing older is found, whatever is being put meanwhile.
    public void forgetAll() {
        for (int slot = 0; slot < AGES; slot++) {
            ages.incrementAndGet(slot);
        }
        states.invalidateAll();
    }

    public void forget(String stream) {
        ages.incrementAndGet(slot(stream));
        states.invalidate(stream);
    }

    private static int slot(String stream) {
        int hash = stream.hashCode();
        return (hash ^ hash >>> 16) & AGES - 1;
    }

    public long size() {
        return states.estimatedSize();
    }

    private static int weight(Folded<?> folded) {
        return 1 + (int) (folded.bytes() / KIBI);
    }
}
