package org.wardledger.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Catalogue;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Revealed;

/// Random facts of every type in the catalogue, built from the components of their records: what a
/// type may hold, these hold sooner or later.
final class Facts {
    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Map<Class<?>, String> PREFIXES =
            Map.ofEntries(
                    Map.entry(Id.Institution.class, "ins"),
                    Map.entry(Id.Account.class, "acc"),
                    Map.entry(Id.Ward.class, "wrd"),
                    Map.entry(Id.Fund.class, "fnd"),
                    Map.entry(Id.Expenditure.class, "exp"),
                    Map.entry(Id.Supplier.class, "sup"),
                    Map.entry(Id.Item.class, "itm"),
                    Map.entry(Id.Body.class, "bod"),
                    Map.entry(Id.Decision.class, "dec"),
                    Map.entry(Id.Reservation.class, "rsv"),
                    Map.entry(Id.Discrepancy.class, "dsc"),
                    Map.entry(Id.Transfer.class, "trf"),
                    Map.entry(Id.Actor.class, "act"),
                    Map.entry(Id.PrivacyCase.class, "prv"));

    private Facts() {}

    static Arbitrary<Fact<LedgerEvent>> any() {
        return Arbitraries.of(Catalogue.types().stream().toList()).flatMap(Facts::of);
    }

    static Arbitrary<Fact<LedgerEvent>> of(Class<? extends LedgerEvent> type) {
        return Combinators.combine(
                        uuids(), instants(), dates(), of(ActorMark.class, type), uuids(), texts())
                .flatAs(
                        (id, at, day, by, key, digest) ->
                                record(type)
                                        .map(
                                                event ->
                                                        new Fact<>(
                                                                id,
                                                                at,
                                                                day,
                                                                (ActorMark) by,
                                                                key,
                                                                digest,
                                                                (LedgerEvent) event)));
    }

    static String prefix(Class<?> idType) {
        String prefix = PREFIXES.get(idType);
        if (prefix == null) {
            throw new IllegalStateException(idType + " has no prefix here");
        }
        return prefix;
    }

    private static Arbitrary<?> of(Type type, Class<?> holder) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (arguments[0] == Revealed.class) {
                return of(arguments[0], holder).list().ofMinSize(1).ofMaxSize(3);
            }
            return generic.getRawType() == List.class
                    ? of(arguments[0], holder).list().ofMaxSize(3)
                    : Arbitraries.maps(texts(), texts()).ofMaxSize(3);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Revealed.class) {
            return revealed();
        } else if (plain == String.class) {
            return texts();
        } else if (plain == long.class || plain == Long.class) {
            return Arbitraries.longs();
        } else if (plain == int.class || plain == Integer.class) {
            return Arbitraries.integers();
        } else if (plain == boolean.class || plain == Boolean.class) {
            return Arbitraries.of(true, false);
        } else if (plain == LocalDate.class) {
            return dates();
        } else if (plain == YearMonth.class) {
            return dates().map(YearMonth::from);
        } else if (plain == UUID.class) {
            return uuids();
        } else if (plain.isEnum()) {
            return Arbitraries.of(Arrays.asList(plain.getEnumConstants()));
        } else if (plain == Id.Rule.class) {
            return Arbitraries.integers().between(1, 9999).map(n -> new Id.Rule("RULE-" + n));
        } else if (Id.class.isAssignableFrom(plain)) {
            return Arbitraries.strings()
                    .withChars(CROCKFORD)
                    .ofLength(16)
                    .map(s -> make(plain, prefix(plain) + "_" + s));
        } else if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalStateException(type + " in " + holder + " cannot be made up");
    }

    private static Arbitrary<Object> record(Class<?> type) {
        List<Arbitrary<@Nullable Object>> parts =
                Arrays.stream(type.getRecordComponents()).map(c -> component(c, type)).toList();
        return Combinators.combine(parts).as(values -> make(type, values.toArray()));
    }

    private static Arbitrary<@Nullable Object> component(
            RecordComponent component, Class<?> holder) {
        Arbitrary<Object> values = of(component.getGenericType(), holder).asGeneric();
        // Whose data an event is about is null only where it is erased, never when it is written.
        boolean subject = component.getType() == Id.Ward.class;
        boolean nullable =
                !subject && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return values.injectNull(nullable ? 0.3 : 0);
    }

    static Object make(Class<?> type, @Nullable Object... values) {
        try {
            var constructor = type.getDeclaredConstructors()[0];
            return constructor.newInstance(values);
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static Arbitrary<Revealed> revealed() {
        Arbitrary<Revealed.Field> fields =
                Combinators.combine(
                                Arbitraries.of("dir", "amt", "valueDate", "party"),
                                Arbitraries.longs()
                                        .map(Object::toString)
                                        .filter(t -> t.length() < 20))
                        .as(Revealed.Field::new);
        return Combinators.combine(
                        uuids(),
                        fields.list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .uniqueElements(Revealed.Field::name))
                .as(Revealed::new);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\u0001", "\u001f",
                        "\u007f", "é", "Қ", "ә", "й", "«", "\u2028", "₸", "\uFFFD", "\uFFFF", "漢",
                        "😀", "e\u0301")
                .list()
                .ofMaxSize(12)
                .map(parts -> Normalizer.normalize(String.join("", parts), Normalizer.Form.NFC));
    }

    private static Arbitrary<UUID> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    private static Arbitrary<LocalDate> dates() {
        long first = LocalDate.of(0, 1, 1).toEpochDay();
        long last = LocalDate.of(9999, 12, 31).toEpochDay();
        return Arbitraries.longs().between(first, last).map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_102_444_800L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }
}
