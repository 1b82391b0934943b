package org.wardledger.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried;
import org.wardledger.events.CashEvent;
import org.wardledger.events.Code.Role;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Publication;
import org.wardledger.events.Revealed;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;

/// A made-up fact in which every value can be told from every other, and a list of where each
/// should be seen. The same for ever for the same type, tier and start; knows the annotations,
/// not the codec.
final class Sample {
    static final String STREAM = "made-up-stream";
    static final long REVISION = 41;

    /// A value that occurs once in the fact, as it would be written, and whether everybody may see
    /// it.
    record Leaf(String path, String text, boolean shown) {}

    /// What came to a record after bytes of it had been locked, last in the record.
    private static final Map<Class<?>, String> GROWN =
            Map.of(
                    ExpenditureEvent.ExpenditurePaid.class, "open",
                    CashEvent.CashWithdrawn.class, "open",
                    CashEvent.CashDeposited.class, "open",
                    Carried.SuspenseItem.class, "untouched");

    private final Tier tier;
    private final boolean grown;
    private final List<Leaf> leaves = new ArrayList<>();
    private int next;

    /// @param start values count from here, four digits
    Sample(Tier tier, int start) {
        this(tier, start, false);
    }

    /// @param grown whether what came later has a value
    Sample(Tier tier, int start, boolean grown) {
        this.grown = grown;
        this.tier = tier;
        this.next = start;
    }

    List<Leaf> leaves() {
        return List.copyOf(leaves);
    }

    Fact<LedgerEvent> fact(Class<? extends LedgerEvent> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = isMissing(type, components[i]) ? null : component(components[i]);
        }
        LedgerEvent event = (LedgerEvent) Facts.make(type, values);
        Instant at = Instant.ofEpochSecond(1_800_000_000L, 123_456_789);
        leaves.add(new Leaf("at", at.toString(), false));
        leaves.add(new Leaf("stream", STREAM, false));
        return new Fact<>(
                (UUID) value(UUID.class, "id", true),
                at,
                (LocalDate) value(LocalDate.class, "day", true),
                new ActorMark(Role.ACCOUNTANT, (Id.Actor) value(Id.Actor.class, "by", false)),
                (UUID) value(UUID.class, "key", false),
                (String) value(String.class, "digest", false),
                event);
    }

    /// Leaves one value out: lists of codes come round in twos.
    void skip() {
        next++;
    }

    private boolean isMissing(Class<?> type, RecordComponent c) {
        return !grown && c.getName().equals(GROWN.get(type));
    }

    /// Whether a type, or a record in it, has got a component after its bytes were locked.
    static boolean hasGrown(Class<?> type) {
        return GROWN.containsKey(type) || parts(type).anyMatch(Sample::hasGrown);
    }

    private static Stream<Class<?>> parts(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .map(
                                t ->
                                        t instanceof ParameterizedType g
                                                ? g.getActualTypeArguments()[0]
                                                : t)
                        .filter(Class.class::isInstance)
                        .map(t -> (Class<?>) t)
                : Stream.empty();
    }

    /// A value for one component of an event.
    Object component(RecordComponent c) {
        return value(c.getGenericType(), c.getName(), shown(c, tier));
    }

    /// Whether a component stands in the public entry at this tier.
    static boolean shown(RecordComponent c, Tier tier) {
        Tiered tiered = c.getAnnotation(Tiered.class);
        return c.isAnnotationPresent(Public.class)
                || tiered != null && tier.compareTo(tiered.from()) >= 0;
    }

    private Object value(Type type, String path, boolean shown) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? List.of(
                            value(arguments[0], path + "[0]", shown),
                            value(arguments[0], path + "[1]", shown))
                    : Map.of(
                            "b" + value(String.class, path + "-b", shown),
                            value(String.class, path + "-1", shown),
                            "a" + value(String.class, path + "-a", shown),
                            value(String.class, path + "-2", shown));
        }
        Class<?> plain = (Class<?>) type;
        int n = next++;
        if (plain == Revealed.Field.class) {
            char letter = (char) ('a' + n % 26);
            return new Revealed.Field("field" + letter, Integer.toString(n));
        } else if (plain == Publication.class) {
            return new Publication(tier, new Id.Rule("PR-1"));
        } else if (plain == ActorMark.class) {
            return new ActorMark(Role.HEAD, (Id.Actor) value(Id.Actor.class, path, false));
        } else if (plain.isEnum()) {
            // One of the first two, for a list may grow at its end without changing old bytes.
            return plain.getEnumConstants()[n % Math.min(2, plain.getEnumConstants().length)];
        } else if (plain == boolean.class || plain == Boolean.class) {
            return n % 2 == 0;
        } else if (plain.isRecord() && !Id.class.isAssignableFrom(plain)) {
            return nested(plain, path, shown);
        }
        Object value = unique(plain, path, n);
        leaves.add(new Leaf(path, text(value), shown));
        return value;
    }

    /// What to look for: of an id the random part, which would betray it without its prefix too.
    private static String text(Object value) {
        if (value instanceof Id id) {
            return id.value().substring(id.value().indexOf('_') + 1);
        }
        return value.toString();
    }

    private Object nested(Class<?> type, String path, boolean shown) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            String name = path + "." + components[i].getName();
            values[i] =
                    isMissing(type, components[i])
                            ? null
                            : value(components[i].getGenericType(), name, shown);
        }
        return Facts.make(type, values);
    }

    private static Object unique(Class<?> type, String path, int n) {
        if (type == String.class) {
            return "«" + path + "» үлгі " + n;
        } else if (type == long.class || type == Long.class) {
            return 7_000_000_000_000L + n;
        } else if (type == int.class || type == Integer.class) {
            return 1_000_000 + n;
        } else if (type == LocalDate.class) {
            return LocalDate.of(2026, 1, 1).plusDays(n);
        } else if (type == YearMonth.class) {
            return YearMonth.of(2026, 1).plusMonths(n);
        } else if (type == UUID.class) {
            return UUID.fromString("10000000-0000-8000-8000-00000000" + n);
        } else if (type == Id.Rule.class) {
            return new Id.Rule("R" + n + "-1");
        }
        return Facts.make(type, Facts.prefix(type) + "_000000000000" + n);
    }
}
