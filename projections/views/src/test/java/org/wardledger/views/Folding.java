package org.wardledger.views;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;

/// Folds events into all documents in memory, the way the contract says it, and keeps every
/// version.
public final class Folding implements Lookup {
    private final List<Projection<?>> projections;
    private final Map<Projection<?>, Map<String, View>> current = new HashMap<>();
    private final Map<String, View> versions = new LinkedHashMap<>();
    private final List<Recorded<LedgerEvent>> events = new ArrayList<>();
    private final Lookup ofFolds =
            new Lookup() {
                @Override
                public <V extends View> @Nullable V get(Projection<V> projection, String id) {
                    if (!projection.isLookedUp()) {
                        throw new AssertionError(projection.name() + " says nobody looks it up");
                    }
                    return Folding.this.get(projection, id);
                }

                @Override
                public String tag(ActorMark person, Recorded<? extends LedgerEvent> event) {
                    return Folding.this.tag(person, event);
                }
            };

    public Folding() {
        this(Views.ALL);
    }

    /// Folds the projections in another order.
    public Folding(List<Projection<?>> projections) {
        this.projections = projections;
    }

    /// Folds one more event, recorded by an accountant on a day.
    public UUID happens(LocalDate day, LedgerEvent event) {
        return happens(day, Code.Role.ACCOUNTANT, event);
    }

    public UUID happens(LocalDate day, Code.Role role, LedgerEvent event) {
        long position = events.size() + 1;
        UUID id = new UUID(0x1111_0000_0000_8000L, 0x8000_0000_0000_0000L | position);
        Fact<LedgerEvent> fact =
                new Fact<>(
                        id,
                        day.atTime(13, 57, 31).toInstant(ZoneOffset.UTC),
                        day,
                        new ActorMark(role, Ids.CLERK),
                        new UUID(0x2222_0000_0000_4000L, position),
                        "canary-digest",
                        event);
        fold(new Recorded<>(position, "canary-stream", position, "tagof" + role, fact));
        return id;
    }

    /// Folds an event that stands already in some ledger.
    public void fold(Recorded<LedgerEvent> event) {
        events.add(event);
        List<Runnable> writes = new ArrayList<>();
        for (Projection<?> projection : projections) {
            for (String id : projection.touches(event, ofFolds)) {
                writes.add(next(projection, id, event));
            }
        }
        writes.forEach(Runnable::run);
    }

    private <V extends View> Runnable next(
            Projection<V> projection, String id, Recorded<LedgerEvent> event) {
        V before = get(projection, id);
        V after = projection.fold(before, id, event, ofFolds);
        return () -> {
            if (after == before) {
                return;
            }
            check(projection, id, after, event.position());
            if (before != null) {
                put(projection, before.until(event.position()));
            }
            put(projection, after);
            current.computeIfAbsent(projection, _ -> new LinkedHashMap<>()).put(id, after);
        };
    }

    private static void check(Projection<?> projection, String id, View after, long at) {
        boolean right = after.id().equals(id) && after.from() == at && after.to() == View.CURRENT;
        if (!right) {
            throw new AssertionError(projection.name() + " wrote a version it must not: " + after);
        }
    }

    private void put(Projection<?> projection, View version) {
        versions.put(projection.name() + "/" + version.id() + "@" + version.from(), version);
    }

    @Override
    public <V extends View> @Nullable V get(Projection<V> projection, String id) {
        View view = current.getOrDefault(projection, Map.of()).get(id);
        return view == null ? null : projection.type().cast(view);
    }

    /// The current version, which must exist.
    public <V extends View> V view(Projection<V> projection, Object id) {
        V view = get(projection, id instanceof Id known ? known.value() : id.toString());
        if (view == null) {
            throw new AssertionError(projection.name() + " has no " + id);
        }
        return view;
    }

    /// The version known at a position.
    public <V extends View> @Nullable V known(Projection<V> projection, Object id, long at) {
        String key = id instanceof Id known ? known.value() : id.toString();
        return versions.values().stream()
                .filter(projection.type()::isInstance)
                .map(projection.type()::cast)
                .filter(v -> v.id().equals(key) && v.from() <= at && at < v.to())
                .findFirst()
                .orElse(null);
    }

    @Override
    public String tag(ActorMark person, Recorded<? extends LedgerEvent> event) {
        Id scope = event.event().tagScope();
        return "tag" + Integer.toHexString((person.actor().value() + scope).hashCode());
    }

    public long position() {
        return events.size();
    }

    public List<Recorded<LedgerEvent>> events() {
        return events;
    }

    /// All versions of all documents, by index, id and position.
    public Map<String, View> versions() {
        return versions;
    }

    /// All current documents of one kind.
    public <V extends View> List<V> all(Projection<V> projection) {
        return current.getOrDefault(projection, Map.of()).values().stream()
                .map(projection.type()::cast)
                .toList();
    }
}
