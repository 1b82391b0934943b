package org.wardledger.launcher.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.Opened;
import org.wardledger.events.ActorMark;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.projector.EventReader;
import org.wardledger.views.Lookup;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// All views in memory and nowhere else: the folding of a replay without its output.
final class Folds implements Lookup {
    private final Map<Projection<?>, Map<String, View>> current = new IdentityHashMap<>();
    private final EventReader reader;
    private final BiConsumer<Projection<?>, View> ended;

    /// @param ended told every version that a later one has replaced
    Folds(List<Projection<?>> views, EventReader reader, BiConsumer<Projection<?>, View> ended) {
        views.forEach(view -> current.put(view, new HashMap<>()));
        this.reader = reader;
        this.ended = ended;
    }

    private record Change(Projection<?> projection, @Nullable View before, View after) {}

    void apply(Opened opened) {
        Recorded<LedgerEvent> event = opened.foldable();
        if (event == null) {
            return;
        }
        List<Change> changes = new ArrayList<>();
        current.keySet().forEach(view -> changes(view, event, changes));
        for (Change change : changes) {
            documents(change.projection()).put(change.after().id(), change.after());
            if (change.before() != null) {
                ended.accept(change.projection(), change.before().until(event.position()));
            }
        }
    }

    private <V extends View> void changes(
            Projection<V> view, Recorded<? extends LedgerEvent> event, List<Change> changes) {
        for (String id : view.touches(event, this)) {
            V before = get(view, id);
            V after = view.fold(before, id, event, this);
            if (after != before) {
                changes.add(new Change(view, before, after));
            }
        }
    }

    /// The versions in force now.
    void eachCurrent(BiConsumer<Projection<?>, View> consumer) {
        current.forEach((view, all) -> all.values().forEach(v -> consumer.accept(view, v)));
    }

    private Map<String, View> documents(Projection<?> view) {
        Map<String, View> found = current.get(view);
        if (found == null) {
            throw new IllegalStateException(view.name() + " is not folded");
        }
        return found;
    }

    @Override
    public <V extends View> @Nullable V get(Projection<V> projection, String id) {
        return projection.type().cast(documents(projection).get(id));
    }

    @Override
    public String tag(ActorMark person, Recorded<? extends LedgerEvent> event) {
        return reader.tag(person, event);
    }
}
