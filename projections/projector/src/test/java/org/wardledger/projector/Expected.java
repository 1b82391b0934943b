package org.wardledger.projector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.views.Lookup;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.ViewJson;

/// What the toy views say after a number of events, computed in the plainest way there is.
final class Expected {
    private final Map<Projection<?>, Map<String, View>> current = new HashMap<>();
    private final Map<Projection<?>, List<View>> ended = new HashMap<>();

    private final Lookup lookup =
            new Lookup() {
                @Override
                public <V extends View> @Nullable V get(Projection<V> projection, String id) {
                    return projection.type().cast(documents(projection).get(id));
                }

                @Override
                public String tag(ActorMark person, Recorded<? extends LedgerEvent> event) {
                    return "";
                }
            };

    static Expected after(ToyStore store, long events) {
        Expected expected = new Expected();
        for (long position = 1; position <= events; position++) {
            expected.fold(ToyStore.recorded(store.event(position)));
        }
        return expected;
    }

    private void fold(Recorded<? extends LedgerEvent> event) {
        Map<Projection<?>, Map<String, View>> changes = new LinkedHashMap<>();
        for (Projection<?> view : ToyViews.ALL) {
            for (String id : view.touches(event, lookup)) {
                changes.computeIfAbsent(view, v -> new LinkedHashMap<>())
                        .put(id, next(view, id, event));
            }
        }
        changes.forEach(
                (view, next) -> {
                    next.forEach(
                            (id, version) -> {
                                View before = documents(view).put(id, version);
                                if (before != null && before != version) {
                                    ended(view).add(before.until(event.position()));
                                }
                            });
                });
    }

    private <V extends View> View next(
            Projection<V> view, String id, Recorded<? extends LedgerEvent> event) {
        return view.fold(view.type().cast(documents(view).get(id)), id, event, lookup);
    }

    private Map<String, View> documents(Projection<?> view) {
        return current.computeIfAbsent(view, v -> new HashMap<>());
    }

    private List<View> ended(Projection<?> view) {
        return ended.computeIfAbsent(view, v -> new ArrayList<>());
    }

    long versions() {
        return ToyViews.ALL.stream().mapToLong(this::versions).sum();
    }

    long versions(Projection<?> view) {
        return documents(view).size() + ended(view).size();
    }

    String digest(Projection<?> view) {
        MultisetHash hash = new MultisetHash();
        documents(view).values().forEach(version -> hash.add(ViewJson.write(version)));
        ended(view).forEach(version -> hash.add(ViewJson.write(version)));
        return hash.text();
    }

    /// Compares every version of every document with what a generation holds.
    void requireIn(SearchClient client, Generation generation, long position) {
        for (Projection<?> view : ToyViews.ALL) {
            IndexDigest found = IndexDigest.of(client, generation.index(view.name()), position);
            String place = view.name() + " as known at " + position;
            if (found.versions() != versions(view)) {
                throw new AssertionError(
                        place + ": " + found.versions() + " versions, not " + versions(view));
            }
            if (!found.digest().equals(digest(view))) {
                throw new AssertionError(place + ": other content");
            }
        }
    }
}
