package org.wardledger.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
        private record Key(Subject subject, KeyClass key, PartPlan.Holder holder) {}

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::subject)
                        .thenComparing(Key::key)
                        .thenComparing(k -> k.holder.kind())
                        .thenComparing(k -> k.holder.component());
        private static final PartPlan.Holder OWNER =
                new PartPlan.Holder(PartPlan.Holder.Kind.ORGANISATION, -1);
        private static final PartPlan.Holder DOER =
                new PartPlan.Holder(PartPlan.Holder.Kind.DOER, -1);
        private static final PartPlan.Holder EVENT =
                new PartPlan.Holder(PartPlan.Holder.Kind.EVENT, -1);
        private static final int[] COMMITMENTS = {8, 16, 24};

        private final Shape shape;
        private final int size;
        private final List<Slot> slots = new ArrayList<>();
        private final Map<Place, List<Member>> places = new HashMap<>();
        private final Map<Key, List<Member>> parts = new TreeMap<>(ORDER);
        private int lineIndex = -1;

        Builder(Class<?> type) {
            this.shape = new Shape(type);
            this.size = shape.components().size();
        }

        EventPlan plan(String type) {
            for (int i = 0; i < size; i++) {
                add(i, shape.components().get(i));
            }
            LinePlan lines = lines(type);
            List<PartPlan> plans = parts(type);
            int commitments = commitments(plans, lines != null);
            Member publication = single(Place.PUBLICATION);
            Member open = single(Place.OPEN);
            EntryForm entry =
                    new EntryForm(
                            new EntryForm.Places(
                                    sorted(Place.BASIS),
                                    sorted(Place.DATA),
                                    single(Place.EFFECTIVE),
                                    publication,
                                    open,
                                    sorted(Place.REFERENCE),
                                    size,
                                    commitments,
                                    lines != null));
            return new EventPlan(
                    type,
                    shape,
                    List.copyOf(slots),
                    entry,
                    plans,
                    lines,
                    commitments,
                    first(Id.Institution.class, true),
                    publication == null ? -1 : publication.index(),
                    open == null ? -1 : open.index());
        }

        /// What every event has stands first, so that these parts have the same number everywhere.
        private List<PartPlan> parts(String type) {
            List<PartPlan> plans = new ArrayList<>();
            Key common = new Key(Subject.ORGANISATION, KeyClass.ORG, OWNER);
            List<Member> owned = new ArrayList<>(Common.ofOrganisation(size));
            owned.addAll(parts.getOrDefault(common, List.of()));
            plans.add(part(type, common, owned));
            Key doer = new Key(Subject.ACTOR, KeyClass.ACTOR, DOER);
            List<Member> acted = new ArrayList<>(Common.ofDoer(size));
            acted.addAll(parts.getOrDefault(doer, List.of()));
            plans.add(part(type, doer, acted));
            parts.forEach(
                    (key, members) -> {
                        if (!key.equals(common) && !key.equals(doer)) {
                            plans.add(part(type, key, members));
                        }
                    });
            return List.copyOf(plans);
        }

        private PartPlan part(String type, Key key, List<Member> members) {
            return new PartPlan(type, key.subject, key.key, key.holder, inOrder(members));
        }

        private int commitments(List<PartPlan> plans, boolean lines) {
            List<String> names = new ArrayList<>();
            plans.forEach(p -> p.members().forEach(m -> names.add(m.key())));
            names.add(Common.DECOY);
            if (lines) {
                names.add(Common.LINES);
            }
            if (names.stream().distinct().count() != names.size()) {
                throw new IllegalStateException(shape + " has two private fields of one name");
            }
            return Arrays.stream(COMMITMENTS)
                    .filter(most -> names.size() <= most)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(shape + " has too many fields"));
        }

        private @Nullable LinePlan lines(String type) {
            if (lineIndex < 0) {
                return null;
            }
            ParameterizedType list =
                    (ParameterizedType) shape.components().get(lineIndex).getGenericType();
            return LinePlan.of(
                    type, lineIndex, (RecordForm) Forms.of(list.getActualTypeArguments()[0]));
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
            } else if (c.isAnnotationPresent(WardLines.class) && lineIndex < 0) {
                slot(index, c, Slot.Kind.CLOSED, Tier.OPEN);
                lineIndex = index;
            } else {
                throw new IllegalStateException(c + " of " + shape + " has no place");
            }
        }

        private void addShown(int index, RecordComponent c, Public open) {
            if (open.at() == Place.OPEN) {
                slot(index, c, Slot.Kind.OPENS, Tier.OPEN);
                show(index, c, Place.OPEN, open.key(), Disclosure.ListOf.ALL);
                return;
            }
            boolean mark = c.getType() == ActorMark.class;
            if (!mark && !isMarks(c)) {
                slot(index, c, Slot.Kind.SHOWN, Tier.OPEN);
                show(index, c, open.at(), open.key(), Forms.of(c.getGenericType()));
                return;
            }
            Form seen = Forms.of(SeenMark.class);
            Form actor = Forms.of(Id.Actor.class);
            slot(index, c, mark ? Slot.Kind.MARK : Slot.Kind.MARKS, Tier.OPEN);
            show(index, c, open.at(), open.key(), mark ? seen : new ListForm(seen));
            // Of many, the list is the organisation's; of one, it is that person's.
            close(
                    index,
                    c,
                    mark ? Subject.ACTOR : Subject.ORGANISATION,
                    KeyClass.ACTOR,
                    mark ? actor : new ListForm(actor));
        }

        private static boolean isMarks(RecordComponent c) {
            return c.getGenericType()
                    .getTypeName()
                    .equals("java.util.List<%s>".formatted(ActorMark.class.getName()));
        }

        private void slot(int index, RecordComponent c, Slot.Kind kind, Tier from) {
            slots.add(new Slot(index, c.getName(), c.getType(), Shape.nullable(c), kind, from));
        }

        private void show(int index, RecordComponent c, Place place, String key, Form form) {
            places.computeIfAbsent(place, _ -> new ArrayList<>())
                    .add(Member.of(index, key.isEmpty() ? c.getName() : key, true, form));
        }

        private void close(int index, RecordComponent c, Subject subject, KeyClass key, Form form) {
            parts.computeIfAbsent(new Key(subject, key, holder(subject)), _ -> new ArrayList<>())
                    .add(Member.of(index, c.getName(), true, form));
        }

        private PartPlan.Holder holder(Subject subject) {
            return switch (subject) {
                case ORGANISATION -> OWNER;
                case LINE -> EVENT;
                case WARD -> named(Id.Ward.class);
                case SUPPLIER -> named(Id.Supplier.class);
                case ACTOR -> {
                    int mark = first(ActorMark.class, false);
                    int actor = mark >= 0 ? mark : first(Id.Actor.class, false);
                    yield actor < 0 ? DOER : named(actor);
                }
            };
        }

        private PartPlan.Holder named(Class<?> type) {
            int index = first(type, false);
            if (index < 0) {
                throw new IllegalStateException(shape + " does not name its " + type);
            }
            return named(index);
        }

        private static PartPlan.Holder named(int index) {
            return new PartPlan.Holder(PartPlan.Holder.Kind.COMPONENT, index);
        }

        /// Index of the first component of a type, or -1.
        private int first(Class<?> type, boolean inClear) {
            for (int i = 0; i < size; i++) {
                RecordComponent c = shape.components().get(i);
                if (c.getType() == type && (!inClear || c.isAnnotationPresent(Public.class))) {
                    return i;
                }
            }
            return -1;
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
