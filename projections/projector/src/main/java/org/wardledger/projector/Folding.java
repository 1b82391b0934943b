package org.wardledger.projector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.Opened;
import org.wardledger.events.ActorMark;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.Trace;
import org.wardledger.projector.DocumentCache.Key;
import org.wardledger.projector.Trouble.Kind;
import org.wardledger.views.Lookup;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.ViewJson;

/// Turns events into document versions, all views in one pass. Every fold of an event sees the
/// documents as they were before it; then all its changes are taken over, or, if one fold fails,
/// none. Used by one thread.
///
/// Of a split generation it writes the documents of its part. Those of other parts it follows, as
/// far as folds look them up: it folds them too and writes nothing of them.
final class Folding {

    /// @param folded events of the page that are in the batch; the rest belongs to the next one
    /// @param stop why the event after the last folded one cannot be folded
    /// @param behind what that event has to wait for
    record Result(
            @Nullable Batch batch,
            int folded,
            @Nullable ProjectorStopped stop,
            @Nullable Behind behind) {}

    private record Change(int view, String id, @Nullable View before, View after, boolean own) {}

    private final List<Projection<?>> views;
    private final Documents documents;
    private final Lookup lookup;
    private final EventChain chain;
    private final Part part;
    private long versions;
    private long batches;

    Folding(List<Projection<?>> views, EventReader reader, Documents documents, Checkpoint from) {
        this.views = views;
        this.documents = documents;
        this.lookup = new StateLookup(views, documents, reader);
        this.chain = new EventChain(from.chain());
        this.versions = from.versions();
        this.part = from.whose();
    }

    /// Folds events in order until the page ends or the batch holds `documentsMax` versions.
    Result fold(List<Incoming> page, int documentsMax) {
        batches++;
        List<Write> ended = new ArrayList<>();
        Map<Key, View> latest = new LinkedHashMap<>();
        int folded = 0;
        @Nullable ProjectorStopped stop = null;
        @Nullable Behind behind = null;
        while (folded < page.size() && ended.size() + latest.size() < documentsMax) {
            Incoming event = page.get(folded);
            try {
                take(event, changes(event), ended, latest);
            } catch (ProjectorStopped e) {
                stop = e;
                break;
            } catch (Behind e) {
                behind = e;
                break;
            }
            folded++;
        }
        Incoming last = folded == 0 ? null : page.get(folded - 1);
        if (last == null) {
            return new Result(null, 0, stop, behind);
        }
        List<Write> current = new ArrayList<>(latest.size());
        latest.forEach((key, view) -> current.add(write(key, view, page)));
        return new Result(batch(last, ended, current), folded, stop, behind);
    }

    private Batch batch(Incoming last, List<Write> ended, List<Write> current) {
        return new Batch(
                batches,
                last.stored().position(),
                last.stored().id().toString(),
                chain.text(),
                versions,
                List.copyOf(ended),
                List.copyOf(current));
    }

    private static Write write(Key key, View view, List<Incoming> page) {
        int index = (int) (view.from() - page.getFirst().stored().position());
        String type = page.get(index).stored().type();
        return new Write(key.view(), key.id(), view.from(), type, ViewJson.write(view));
    }

    private void take(
            Incoming event, List<Change> changes, List<Write> ended, Map<Key, View> latest) {
        long position = event.stored().position();
        String type = event.stored().type();
        for (Change change : changes) {
            View before = change.before();
            if (!change.own()) {
                documents.follow(change.view(), change.id(), before, change.after());
                continue;
            }
            if (before != null) {
                String id = Write.endedId(change.id(), before.from());
                byte[] json = ViewJson.write(before.until(position));
                ended.add(new Write(change.view(), id, position, type, json));
            }
            documents.change(change.view(), change.id(), before, change.after(), batches);
            latest.put(new Key(change.view(), change.id()), change.after());
            versions++;
        }
        documents.folded(position);
        chain.add(event.stored());
    }

    private List<Change> changes(Incoming incoming) {
        List<Change> changes = new ArrayList<>();
        for (int view = 0; view < views.size(); view++) {
            try {
                switch (incoming.event()) {
                    case Opened.Whole e -> addChanges(changes, view, views.get(view), e.event());
                    case Opened.Partly e -> addChanges(changes, view, views.get(view), e.event());
                    case Opened.Gone e -> addErased(changes, view, views.get(view), e.trace());
                }
            } catch (ProjectorStopped | SearchFailed | Retry.Abandoned | Behind e) {
                throw e;
            } catch (RuntimeException e) {
                throw broken(incoming, views.get(view).name(), e.toString(), e);
            }
        }
        return changes;
    }

    private <V extends View> void addChanges(
            List<Change> changes, int number, Projection<V> view, Recorded<?> event) {
        List<String> ids = view.touches(event, lookup);
        if (ids.size() > 1 && new HashSet<>(ids).size() < ids.size()) {
            throw new IllegalStateException("an id twice in " + ids);
        }
        for (String id : ids) {
            boolean own = part.owns(view.name(), id);
            if (!own && !view.isLookedUp()) {
                continue;
            }
            V before = view.type().cast(documents.get(number, id));
            V after = view.fold(before, id, event, lookup);
            if (after == before) {
                continue;
            }
            if (after.from() != event.position()
                    || after.to() != View.CURRENT
                    || !after.id().equals(id)
                    || id.indexOf(Write.FROM) >= 0) {
                throw new IllegalStateException("version does not start here: " + id);
            }
            changes.add(new Change(number, id, before, after, own));
        }
    }

    private <V extends View> void addErased(
            List<Change> changes, int number, Projection<V> view, Trace trace) {
        V after = view.erased(trace);
        if (after == null) {
            return;
        }
        boolean own = part.owns(view.name(), after.id());
        if (own || view.isLookedUp()) {
            V before = view.type().cast(documents.get(number, after.id()));
            changes.add(new Change(number, after.id(), before, after, own));
        }
    }

    /// Reads in one request what a page is likely to need. A hint only: an event may touch other
    /// documents once the events before it are folded. What fails here fails again, with its
    /// proper place, in the fold.
    void prefetch(List<Incoming> page) {
        if (!documents.mayHaveToRead()) {
            return;
        }
        List<Key> keys = new ArrayList<>();
        for (Incoming incoming : page) {
            for (int view = 0; view < views.size(); view++) {
                Projection<?> its = views.get(view);
                for (String id : touched(its, incoming)) {
                    if (its.isLookedUp() || part.owns(its.name(), id)) {
                        keys.add(new Key(view, id));
                    }
                }
            }
        }
        documents.prefetch(keys);
    }

    private List<String> touched(Projection<?> view, Incoming incoming) {
        try {
            Recorded<LedgerEvent> event = incoming.event().foldable();
            return event == null ? List.of() : view.touches(event, lookup);
        } catch (ProjectorStopped | SearchFailed | Retry.Abandoned e) {
            throw e;
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static ProjectorStopped broken(
            Incoming incoming, String document, String reason, RuntimeException cause) {
        return new ProjectorStopped(
                new Trouble(
                        Kind.BROKEN_HISTORY,
                        incoming.stored().position(),
                        incoming.stored().type(),
                        document,
                        reason),
                cause);
    }

    private record StateLookup(
            Map<Projection<?>, Integer> numbers, Documents documents, EventReader reader)
            implements Lookup {

        StateLookup(List<Projection<?>> views, Documents documents, EventReader reader) {
            this(new IdentityHashMap<>(), documents, reader);
            for (int view = 0; view < views.size(); view++) {
                numbers.put(views.get(view), view);
            }
        }

        @Override
        public <V extends View> @Nullable V get(Projection<V> projection, String id) {
            Integer number = numbers.get(projection);
            if (number == null) {
                throw new IllegalStateException(projection.name() + " is not among the views");
            }
            if (!projection.isLookedUp()) {
                throw new IllegalStateException(projection.name() + " is not to be looked up");
            }
            return projection.type().cast(documents.get(number, id));
        }

        @Override
        public String tag(ActorMark person, Recorded<? extends LedgerEvent> event) {
            return reader.tag(person, event);
        }
    }
}
