package org.wardledger.projector;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.projector.DocumentCache.Known;
import org.wardledger.projector.DocumentSource.Loaded;
import org.wardledger.views.View;

/// The state that folds see: every document as the events up to one position left it, from memory
/// or read back. Used by the folding thread alone.
final class Documents {
    private final DocumentCache cache;
    private final DocumentSource source;
    private final @Nullable SeenIds seen;
    private long position;

    /// @param fresh the fold starts at the first event, so that what this run has not written does
    ///     not exist
    Documents(DocumentCache cache, DocumentSource source, boolean fresh, long position) {
        this.cache = cache;
        this.source = source;
        this.seen = fresh ? new SeenIds() : null;
        this.position = position;
    }

    /// The document in force; null where there is none.
    @Nullable View get(int view, String id) {
        Key key = new Key(view, id);
        Known known = cache.find(key);
        if (known != null) {
            return known.view();
        }
        if (!mayExist(key)) {
            return null;
        }
        read(Set.of(key));
        known = cache.find(key);
        return known == null ? null : known.view();
    }

    /// False while each document that exists is in memory.
    boolean mayHaveToRead() {
        return seen == null || cache.hasDropped();
    }

    /// Reads in one request what is not in memory.
    void prefetch(List<Key> keys) {
        Set<Key> missing = new HashSet<>();
        for (Key key : keys) {
            if (cache.find(key) == null && mayExist(key)) {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            read(missing);
        }
    }

    private boolean mayExist(Key key) {
        return seen == null || (cache.hasDropped() && seen.mayContain(key.view(), key.id()));
    }

    private void read(Set<Key> keys) {
        Map<Key, Loaded> found = source.load(keys, position);
        for (Key key : keys) {
            Loaded loaded = found.get(key);
            if (loaded == null) {
                cache.loaded(key, null, 0);
            } else {
                cache.loaded(key, loaded.view(), loaded.bytes());
            }
        }
    }

    /// The event at a position has been folded.
    void folded(long last) {
        position = last;
    }

    void change(int view, String id, @Nullable View before, View after, long batch) {
        if (before == null && seen != null) {
            seen.add(view, id);
        }
        cache.changed(new Key(view, id), after, batch);
    }

    void acknowledged(Batch batch) {
        Map<Key, Integer> bytes = new HashMap<>();
        for (Write write : batch.current()) {
            bytes.put(new Key(write.view(), write.id()), write.json().length);
        }
        cache.acknowledged(batch.number(), bytes);
    }
}
