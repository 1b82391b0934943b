package org.wardledger.eventstore.codec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Catalogue;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.events.Visibility.WardLines;

/// Makes the plan of every event type in the catalogue, once, when the program starts.
final class EventPlans {
    private static final Map<Class<?>, EventPlan> BY_CLASS = new HashMap<>();
    private static final Map<String, EventPlan> BY_NAME = new HashMap<>();

    static {
        for (Class<? extends LedgerEvent> type : Catalogue.types()) {
            EventPlan plan = new Builder(type).plan(LedgerEvent.typeOf(type));
            BY_CLASS.put(type, plan);
            BY_NAME.put(plan.type(), plan);
        }
    }

    private EventPlans() {}

    static EventPlan of(LedgerEvent event) {
        EventPlan plan = BY_CLASS.get(event.getClass());
        if (plan == null) {
            throw new IllegalStateException(event.getClass() + " is not in the catalogue");
        }
        return plan;
    }

    static @Nullable EventPlan find(String storedName) {
        return BY_NAME.get(storedName);
    }

    /// Sorts the components of one type to their places.
    private static final class Builder {
        private record Key(Subject subject, KeyClass key) implements Comparable<Key> {
            @Override
            public int compareTo(Key other) {
                int order = subject.compareTo(other.subject);
                return order != 0 ? order : key.compareTo(other.key);
            }
        }

        private final Shape shape;
        private final List<Slot> slots = new ArrayList<>();
        private final Map<Place, List<Member>> places = new HashMap<>();
        private final Map<Key, List<Member>> groups = new TreeMap<>();
        private @Nullable Member lines;

        Builder(Class<?> type) {
            this.shape = new Shape(type);
        }

        EventPlan plan(String type) {
            int size = shape.components().size();
            for (int i = 0; i < size; i++) {
                add(i, shape.components().get(i));
            }
            Member publication = single(Place.PUBLICATION);
            EntryForm entry =
                    new EntryForm(
                            new EntryForm.Places(
                                    sorted(Place.BASIS),
                                    sorted(Place.DATA),
                                    single(Place.EFFECTIVE),
                                    publication,
                                    sorted(Place.REFERENCE),
                                    size));
            List<GroupsForm.Group> all = new ArrayList<>();
            groups.forEach((k, m) -> all.add(new GroupsForm.Group(k.subject, k.key, inOrder(m))));
            return new EventPlan(
                    type,
                    shape,
                    slots,
                    entry,
                    new PayloadForm(List.copyOf(all), lines, size),
                    publication == null ? -1 : publication.index());
        }

        private void add(int index, RecordComponent c) {
            Public open = c.getAnnotation(Public.class);
            Tiered tiered = c.getAnnotation(Tiered.class);
            Private closed = c.getAnnotation(Private.class);
            if (open != null) {
                addShown(index, c, open);
            } else if (tiered != null) {
                boolean date = tiered.at() == Place.EFFECTIVE;
                Form form = Forms.of(c.getGenericType());
                slot(index, c, date ? Slot.Kind.TIERED_DATE : Slot.Kind.TIERED, tiered.from());
                show(index, c, tiered.at(), tiered.key(), date ? Scalar.DATE_OR_MONTH : form);
                close(index, c, Subject.ORGANISATION, KeyClass.ORG, form);
            } else if (closed != null) {
                slot(index, c, Slot.Kind.CLOSED, Tier.OPEN);
                close(index, c, closed.of(), closed.key(), Forms.of(c.getGenericType()));
            } else if (c.isAnnotationPresent(WardLines.class) && lines == null) {
                slot(index, c, Slot.Kind.CLOSED, Tier.OPEN);
                lines = Member.of(index, "lines", true, Forms.of(c.getGenericType()));
            } else {
                throw new IllegalStateException(c + " of " + shape + " has no place");
            }
        }

        private void addShown(int index, RecordComponent c, Public open) {
            boolean mark = c.getType() == ActorMark.class;
            boolean marks =
                    c.getGenericType()
                            .getTypeName()
                            .equals("java.util.List<%s>".formatted(ActorMark.class.getName()));
            if (!mark && !marks) {
                slot(index, c, Slot.Kind.SHOWN, Tier.OPEN);
                show(index, c, open.at(), open.key(), Forms.of(c.getGenericType()));
                return;
            }
            Form seen = Forms.of(SeenMark.class);
            Form actor = Forms.of(Id.Actor.class);
            slot(index, c, mark ? Slot.Kind.MARK : Slot.Kind.MARKS, Tier.OPEN);
            show(index, c, open.at(), open.key(), mark ? seen : new ListForm(seen));
            close(index, c, Subject.ACTOR, KeyClass.ACTOR, mark ? actor : new ListForm(actor));
        }

        private void slot(int index, RecordComponent c, Slot.Kind kind, Tier from) {
            slots.add(new Slot(index, c.getName(), Shape.nullable(c), kind, from));
        }

        private void show(int index, RecordComponent c, Place place, String key, Form form) {
            places.computeIfAbsent(place, _ -> new ArrayList<>())
                    .add(Member.of(index, key.isEmpty() ? c.getName() : key, true, form));
        }

        private void close(int index, RecordComponent c, Subject subject, KeyClass key, Form form) {
            groups.computeIfAbsent(new Key(subject, key), _ -> new ArrayList<>())
                    .add(Member.of(index, c.getName(), true, form));
        }

        private List<Member> sorted(Place place) {
            return inOrder(places.getOrDefault(place, List.of()));
        }

        private @Nullable Member single(Place place) {
            List<Member> members = sorted(place);
            if (members.size() > 1) {
                throw new IllegalStateException(shape + " has two components at " + place);
            }
            return members.isEmpty() ? null : members.getFirst();
        }

        private static List<Member> inOrder(List<Member> members) {
            return members.stream().sorted(Member.ORDER).toList();
        }
    }
}
