package org.wardledger.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.events.Visibility.WardLines;

/// What every event type has to keep, as functions of its class: the catalogue is checked with
/// them, and each is shown a type that breaks it.
final class CatalogueRules {
    private static final Pattern NAME =
            Pattern.compile("[a-z]+\\.([a-z]+-)*([a-z]+)\\.v[1-9][0-9]*");
    private static final Set<String> IRREGULAR =
            Set.of("made", "sent", "paid", "set", "heard", "withdrawn", "drawn", "held", "given");

    /// A beginning has no past tense.
    private static final Set<String> NOUNS = Set.of("genesis");

    private static final Set<Class<?>> VALUES =
            Set.of(
                    String.class,
                    long.class,
                    Long.class,
                    int.class,
                    Integer.class,
                    boolean.class,
                    Boolean.class,
                    LocalDate.class,
                    YearMonth.class,
                    UUID.class,
                    List.class,
                    Map.class,
                    Tier.class);
    private static final Set<Class<?>> PERSONS = Set.of(Id.Ward.class, Id.Actor.class);
    private static final Set<String> BASES = Set.of("dec", "rule", "law");

    private CatalogueRules() {}

    /// `feature.past-tense.vN`.
    static List<String> name(Class<?> event) {
        String name = CatalogueText.storedName(event);
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return List.of(event.getSimpleName() + ": '" + name + "' is not feature.past-tense.vN");
        }
        String verb = matcher.group(2);
        boolean past = verb.endsWith("ed") || IRREGULAR.contains(verb) || NOUNS.contains(verb);
        return past ? List.of() : List.of(name + ": '" + verb + "' is not in the past tense");
    }

    static List<String> uniqueNames(Collection<? extends Class<?>> events) {
        Set<String> seen = new HashSet<>();
        return events.stream()
                .map(CatalogueText::storedName)
                .filter(name -> !seen.add(name))
                .map(name -> name + ": names two types")
                .toList();
    }

    /// Exactly one visibility on each component of an event, none inside.
    static List<String> visibility(Class<?> event) {
        List<String> problems = new ArrayList<>();
        for (RecordComponent c : event.getRecordComponents()) {
            if (marks(c) != 1) {
                problems.add(at(event, c) + "has " + marks(c) + " visibilities instead of one");
            }
            for (Class<?> inner : CatalogueText.reachable(c.getGenericType())) {
                if (inner.isRecord()
                        && Arrays.stream(inner.getRecordComponents()).anyMatch(i -> marks(i) > 0)) {
                    problems.add(at(event, c) + "has a visibility of its own inside " + inner);
                }
            }
        }
        return problems;
    }

    /// Only values with one exact text: no floating point, no instant, no foreign class.
    static List<String> values(Class<?> event) {
        List<String> problems = new ArrayList<>();
        for (RecordComponent c : event.getRecordComponents()) {
            for (Class<?> inner : CatalogueText.reachable(c.getGenericType())) {
                boolean code = inner.isEnum() && Code.class.isAssignableFrom(inner);
                if (!VALUES.contains(inner) && !code && !inner.isRecord()) {
                    problems.add(at(event, c) + "holds a " + inner.getName());
                }
            }
        }
        return problems;
    }

    /// No key of the entry twice, known bases only, one date and one tier at most.
    static List<String> places(Class<?> event) {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (RecordComponent c : event.getRecordComponents()) {
            Place place = place(c);
            if (place == null) {
                continue;
            }
            String full = CatalogueText.place(place, key(c), c);
            if (!seen.add(full)) {
                problems.add(at(event, c) + "stands at " + full + " beside another");
            }
            if (place == Place.BASIS && !BASES.contains(full.substring("basis.".length()))) {
                problems.add(at(event, c) + "is no basis the entry knows: " + full);
            }
            boolean dated = c.getType() == LocalDate.class || c.getType() == YearMonth.class;
            if (place == Place.EFFECTIVE && !dated) {
                problems.add(at(event, c) + "is no effective date");
            }
        }
        return problems;
    }

    /// Who is spoken of stands in no public place, tiered ones included.
    static List<String> persons(Class<?> event) {
        List<String> problems = new ArrayList<>();
        for (RecordComponent c : event.getRecordComponents()) {
            Set<Class<?>> inside = CatalogueText.reachable(c.getGenericType());
            boolean mark = inside.contains(ActorMark.class);
            boolean plain = isMark(c.getGenericType()) && c.isAnnotationPresent(Public.class);
            if (mark && !plain) {
                problems.add(at(event, c) + "hides an actor's mark where no tag can be made");
            } else if (!mark && place(c) != null && PERSONS.stream().anyMatch(inside::contains)) {
                problems.add(at(event, c) + "shows a person");
            }
        }
        return problems;
    }

    /// What belongs to a ward stands in the wards' lines or under the ward's own keys, so that it
    /// goes when those are destroyed.
    static List<String> wards(Class<?> event) {
        return components(event)
                .filter(c -> CatalogueText.reachable(c.getGenericType()).contains(Id.Ward.class))
                .filter(c -> !c.isAnnotationPresent(WardLines.class))
                .filter(c -> !isOf(c, Subject.WARD))
                .map(c -> at(event, c) + "keeps a ward under the key of somebody else")
                .toList();
    }

    /// What names an earlier event names it by its event id.
    static List<String> references(Class<?> event) {
        return components(event)
                .filter(c -> place(c) == Place.REFERENCE || isDecision(c))
                .filter(c -> !isEventId(c.getGenericType()))
                .map(c -> at(event, c) + "refers to something else than an event")
                .toList();
    }

    private static boolean isDecision(RecordComponent c) {
        return place(c) == Place.BASIS && key(c).equals("dec");
    }

    private static boolean isEventId(Type type) {
        return type == UUID.class
                || type instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] == UUID.class;
    }

    /// An amount that everybody sees has its currency beside it, seen by the same people. A place
    /// in the ledger's order is no amount.
    static List<String> currencies(Class<?> event) {
        String cur =
                components(event)
                        .filter(c -> c.getName().equals("cur") && c.getType() == String.class)
                        .findFirst()
                        .map(CatalogueRules::seen)
                        .orElse("");
        return components(event)
                .filter(c -> place(c) != null && isMoney(c.getGenericType()))
                .filter(c -> !c.getName().equals("position"))
                .filter(c -> !seen(c).equals(cur))
                .map(c -> at(event, c) + "is an amount without its currency")
                .toList();
    }

    private static boolean isMoney(Type type) {
        Set<Class<?>> inside = CatalogueText.reachable(type);
        boolean rows = inside.stream().anyMatch(Class::isRecord);
        return !rows && (inside.contains(long.class) || inside.contains(Long.class))
                || inside.contains(GroupAmount.class);
    }

    private static String seen(RecordComponent c) {
        Tiered tiered = c.getAnnotation(Tiered.class);
        return tiered != null ? "from " + tiered.from() : place(c) != null ? "always" : "";
    }

    private static boolean isOf(RecordComponent c, Subject subject) {
        Private closed = c.getAnnotation(Private.class);
        return closed != null && closed.of() == subject;
    }

    /// A tiered field needs a tier that everybody sees.
    static List<String> tiers(Class<?> event) {
        boolean tiered = components(event).anyMatch(c -> c.isAnnotationPresent(Tiered.class));
        boolean stated =
                components(event)
                        .anyMatch(
                                c ->
                                        c.getType() == Publication.class
                                                && place(c) == Place.PUBLICATION
                                                && c.isAnnotationPresent(Public.class)
                                                && !nullable(c));
        return tiered && !stated ? List.of(event.getSimpleName() + ": states no tier") : List.of();
    }

    /// Each ward's line names its ward, so that it can be sealed under that ward's key.
    static List<String> lines(Class<?> event) {
        List<RecordComponent> lines =
                components(event).filter(c -> c.isAnnotationPresent(WardLines.class)).toList();
        if (lines.size() > 1) {
            return List.of(event.getSimpleName() + ": has two lists of wards' lines");
        }
        return lines.stream()
                .filter(c -> nullable(c) || !namesWard(c.getGenericType()))
                .map(c -> at(event, c) + "is not a list of lines with a ward each")
                .toList();
    }

    private static boolean namesWard(Type type) {
        return type instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] instanceof Class<?> line
                && line.isRecord()
                && components(line)
                        .anyMatch(c -> c.getName().equals("ward") && c.getType() == Id.Ward.class);
    }

    private static boolean isMark(Type type) {
        return type == ActorMark.class
                || type instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] == ActorMark.class;
    }

    private static long marks(RecordComponent c) {
        return Stream.of(Public.class, Tiered.class, Private.class, WardLines.class)
                .filter(c::isAnnotationPresent)
                .count();
    }

    static @Nullable Place place(RecordComponent c) {
        Public open = c.getAnnotation(Public.class);
        Tiered tiered = c.getAnnotation(Tiered.class);
        return open != null ? open.at() : tiered != null ? tiered.at() : null;
    }

    private static String key(RecordComponent c) {
        Public open = c.getAnnotation(Public.class);
        Tiered tiered = c.getAnnotation(Tiered.class);
        return open != null ? open.key() : tiered != null ? tiered.key() : "";
    }

    private static boolean nullable(RecordComponent c) {
        return c.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static Stream<RecordComponent> components(Class<?> event) {
        return Arrays.stream(event.getRecordComponents());
    }

    static String at(Class<?> event, RecordComponent c) {
        return event.getSimpleName() + "." + c.getName() + ": ";
    }
}
