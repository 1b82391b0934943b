package org.wardledger.projector;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.projector.DocumentCache.Known;
import org.wardledger.projector.DocumentSource.Loaded;
import org.wardledger.views.View;
import org.wardledger.views.ViewJson;

/// The state that folds see: every document as the events up to one position left it, from memory
/// or read back. Used by the folding thread alone.
final class Documents {
    private final DocumentCache cache;
    private final DocumentSource source;
    private final Predicate<Key> own;
    private final @Nullable SeenIds seen;
    private final long start;
    private long position;

    Documents(DocumentCache cache, DocumentSource source, boolean fresh, long position) {
        this(cache, source, key -> true, fresh, position);
    }

    /// @param own which documents this run writes; the others it follows
    /// @param fresh the fold starts at the first event, so that what this run has not folded does
    ///     not exist
    Documents(
            DocumentCache cache,
            DocumentSource source,
            Predicate<Key> own,
            boolean fresh,
            long position) {
        this.cache = cache;
        this.source = source;
        this.own = own;
        this.seen = fresh ? new SeenIds() : null;
        this.start = position;
        this.position = position;
    }

    /// The document in force; null where there is none.
    ///
    /// @throws Behind where another part writes it and has not come so far
    @Nullable View get(int view, String id) {
        Key key = new Key(view, id);
        Known known = cache.find(key);
        if (known != null) {
            return known.view();
        }
        if (!mayExist(key)) {
            return null;
        }
        // Not by way of the cache, which need not keep a document that is larger than all of it.
        Loaded loaded = read(Set.of(key)).get(key);
        return loaded == null ? null : loaded.view();
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
        try {
            read(missing);
        } catch (Behind e) {
            // A hint only: the fold that needs it waits for it.
        }
    }

    private boolean mayExist(Key key) {
        return seen == null || (cache.hasDropped() && seen.mayContain(key.view(), key.id()));
    }

    private Map<Key, Loaded> read(Set<Key> keys) {
        Map<Key, Loaded> found = new HashMap<>();
        Map<Boolean, Set<Key>> whose =
                keys.stream().collect(Collectors.partitioningBy(own, Collectors.toSet()));
        Set<Key> mine = whose.getOrDefault(true, Set.of());
        Set<Key> others = whose.getOrDefault(false, Set.of());
        if (!mine.isEmpty()) {
            found.putAll(source.load(mine, position));
            keep(mine, found);
        }
        if (!others.isEmpty()) {
            long since = Math.max(start, cache.droppedFollowed());
            found.putAll(source.loadOthers(others, position, since));
            keep(others, found);
        }
        return found;
    }

    private void keep(Set<Key> keys, Map<Key, Loaded> found) {
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

    /// As [#change] for a document that another part writes.
    void follow(int view, String id, @Nullable View before, View after) {
        if (before == null && seen != null) {
            seen.add(view, id);
        }
        cache.followed(new Key(view, id), after, ViewJson.write(after).length);
    }

    void acknowledged(Batch batch) {
        Map<Key, Integer> bytes = new HashMap<>();
        for (Write write : batch.current()) {
            bytes.put(new Key(write.view(), write.id()), write.json().length);
        }
        cache.acknowledged(batch.number(), bytes);
    }
}
