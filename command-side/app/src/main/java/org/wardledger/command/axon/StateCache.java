package org.wardledger.command.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// States of the streams last used, bounded by the memory they take. What falls out is folded again
/// from the store when it is asked for.
public final class StateCache {
    private static final int KIBI = 1024;

    private final Cache<String, Kept> states;
    private final AtomicLong age = new AtomicLong();

    /// @param age how often everything had been forgotten when the stream began to be folded
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

    /// The stream belongs to one feature, so its state is always of that feature's type. What was
    /// folded before everything was forgotten is not found any more, even where it still lies here.
    @SuppressWarnings("unchecked")
    <S> @Nullable Folded<S> find(String stream) {
        Kept kept = states.getIfPresent(stream);
        return kept == null || kept.age() != age.get() ? null : (Folded<S>) kept.folded();
    }

    /// How often everything was forgotten. To be asked before a stream is folded.
    long age() {
        return age.get();
    }

    /// Keeps the later of two states: a reader may have folded the stream while somebody wrote.
    /// Without a lock, for every command comes by here: what is of an earlier age is not found.
    ///
    /// @param age asked before the stream was folded
    void put(String stream, Folded<?> folded, long age) {
        if (age == this.age.get()) {
            states.asMap().merge(stream, new Kept(folded, age), StateCache::later);
        }
    }

    private static Kept later(Kept one, Kept other) {
        if (one.age() != other.age()) {
            return one.age() > other.age() ? one : other;
        }
        return one.folded().revision() > other.folded().revision() ? one : other;
    }

    /// The age comes first: from then on nothing older is found, whatever is being put meanwhile.
    public void forgetAll() {
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
