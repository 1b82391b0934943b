package org.wardledger.command.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// States of the streams last used, bounded by the memory they take. What falls out is folded again
/// from the store when it is asked for.
public final class StateCache {
    private static final int KIBI = 1024;

    private final Cache<String, Folded<?>> states;
    private final AtomicLong age = new AtomicLong();

    /// @param weightMaxMib about how many MiB all states may take
    public StateCache(int weightMaxMib) {
        states =
                Caffeine.newBuilder()
                        .maximumWeight((long) weightMaxMib * KIBI)
                        .weigher((String _, Folded<?> f) -> weight(f))
                        .executor(Runnable::run)
                        .build();
    }

    /// The stream belongs to one feature, so its state is always of that feature's type.
    @SuppressWarnings("unchecked")
    <S> @Nullable Folded<S> find(String stream) {
        return (Folded<S>) states.getIfPresent(stream);
    }

    /// How often everything was forgotten. To be asked before a stream is folded.
    long age() {
        return age.get();
    }

    /// Keeps the later of two states: a reader may have folded the stream while somebody wrote.
    /// What was folded before everything was forgotten is not kept.
    ///
    /// @param age asked before the stream was folded
    synchronized void put(String stream, Folded<?> folded, long age) {
        if (age != this.age.get()) {
            return;
        }
        states.asMap()
                .merge(
                        stream,
                        folded,
                        (old, next) -> old.revision() > next.revision() ? old : next);
    }

    public synchronized void forgetAll() {
        age.incrementAndGet();
        states.invalidateAll();
    }

    public void forget(String stream) {
        states.invalidate(stream);
    }

    public long size() {
        return states.estimatedSize();
    }

    private static int weight(Folded<?> folded) {
        return 1 + (int) (folded.bytes() / KIBI);
    }
}
