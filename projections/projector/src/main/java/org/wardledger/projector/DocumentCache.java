package org.wardledger.projector;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.views.View;

/// Documents as the events folded so far left them. What Elasticsearch has not acknowledged yet is
/// never dropped: reading it back would give an older version. The rest is kept while it fits, the
/// least recently used goes first. Used by the folding thread alone.
final class DocumentCache {

    /// @param view number of the view in the projector's list
    record Key(int view, String id) {}

    /// @param view null for a document that is known not to exist
    record Known(@Nullable View view) {}

    private static final class Entry {
        @Nullable View view;
        long weight;
        long batch;
        boolean followed;

        Entry(@Nullable View view, long weight, long batch) {
            this.view = view;
            this.weight = weight;
            this.batch = batch;
        }
    }

    private static final int WEIGHT_OF_ENTRY = 100;

    private final long weightMax;
    private final Map<Key, Entry> unsent = new HashMap<>();
    private final LinkedHashMap<Key, Entry> kept = new LinkedHashMap<>(1024, 0.75f, true);
    private long weight;
    private boolean dropped;
    private long droppedFollowed;

    DocumentCache(long weightMax) {
        this.weightMax = weightMax;
    }

    /// Null where nothing is known of the document.
    @Nullable Known find(Key key) {
        Entry entry = unsent.get(key);
        if (entry == null) {
            entry = kept.get(key);
        }
        return entry == null ? null : new Known(entry.view);
    }

    /// A document as it was read back; null for one that is not there.
    void loaded(Key key, @Nullable View view, long bytes) {
        if (!unsent.containsKey(key)) {
            keep(key, new Entry(view, bytes, 0));
        }
    }

    /// A document as a fold of that batch left it. It stays until the batch is acknowledged.
    void changed(Key key, View view, long batch) {
        Entry old = kept.remove(key);
        if (old != null) {
            weight -= old.weight;
        }
        unsent.put(key, new Entry(view, 0, batch));
    }

    /// A document as a fold left it that another part writes. It may be dropped at once: reading it
    /// back waits until that part has it.
    void followed(Key key, View view, long bytes) {
        Entry entry = new Entry(view, bytes, 0);
        entry.followed = true;
        keep(key, entry);
    }

    /// No document that was followed and then dropped changed after this position.
    long droppedFollowed() {
        return droppedFollowed;
    }

    /// Elasticsearch has the documents of a batch. Those that a later batch changed again stay.
    void acknowledged(long batch, Map<Key, Integer> bytes) {
        for (Map.Entry<Key, Integer> sent : bytes.entrySet()) {
            Entry entry = unsent.get(sent.getKey());
            if (entry != null && entry.batch == batch) {
                unsent.remove(sent.getKey());
                entry.weight = sent.getValue();
                keep(sent.getKey(), entry);
            }
        }
    }

    private void keep(Key key, Entry entry) {
        entry.weight += WEIGHT_OF_ENTRY + 2L * key.id().length();
        Entry old = kept.put(key, entry);
        weight += entry.weight - (old == null ? 0 : old.weight);
        Iterator<Entry> eldest = kept.values().iterator();
        while (weight > weightMax && eldest.hasNext()) {
            Entry out = eldest.next();
            weight -= out.weight;
            eldest.remove();
            dropped = true;
            if (out.followed && out.view != null) {
                droppedFollowed = Math.max(droppedFollowed, out.view.from());
            }
        }
    }

    /// False while everything that was ever put in is still here.
    boolean hasDropped() {
        return dropped;
    }

    /// Documents that may be dropped, and those that may not.
    int size() {
        return kept.size() + unsent.size();
    }

    int unsent() {
        return unsent.size();
    }

    long weight() {
        return weight;
    }
}
