package org.wardledger.views;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Publication;
import org.wardledger.events.Revealed;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.events.Visibility.WardLines;

/// Makes an event of any type in which everything that must stay hidden is a canary: a value that
/// occurs nowhere else, so that its way into a document would be seen.
final class CanaryEvents {
    static final String TEXT = "canary";
    static final String NUMBER = "777000";
    static final String DATE = "1971-";
    static final String EVENT = "ca9a55";
    private static final Set<String> OPEN_ITEMS = Set.of("line", "item", "bankLine", "exactAbout");

    private static final Map<String, String> PREFIXES =
            Map.ofEntries(
                    Map.entry("Institution", "ins"),
                    Map.entry("Account", "acc"),
                    Map.entry("Ward", "wrd"),
                    Map.entry("Fund", "fnd"),
                    Map.entry("Expenditure", "exp"),
                    Map.entry("Supplier", "sup"),
                    Map.entry("Item", "itm"),
                    Map.entry("Body", "bod"),
                    Map.entry("Decision", "dec"),
                    Map.entry("Reservation", "rsv"),
                    Map.entry("Discrepancy", "dsc"),
                    Map.entry("Transfer", "trf"),
                    Map.entry("Actor", "act"),
                    Map.entry("PrivacyCase", "prv"));

    private final Publication publication;
    private final UUID openItem;
    private final String word;
    private final Map<String, Object> given = new HashMap<>();
    private int serial;

    /// @param openItem a bank line that is on record: private parts refer to it, and to the account
    CanaryEvents(Publication publication, UUID openItem) {
        this(publication, openItem, TEXT);
    }

    /// @param word six letters to look for in texts and private ids
    CanaryEvents(Publication publication, UUID openItem, String word) {
        this.word = word;
        this.publication = publication;
        this.openItem = openItem;
    }

    /// Fixes a public component by its name.
    CanaryEvents given(String component, Object value) {
        given.put(component, value);
        return this;
    }

    /// @param left names of components that are null
    LedgerEvent make(Class<? extends LedgerEvent> type, String... left) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent c = components[i];
            boolean none = List.of(left).contains(c.getName());
            values[i] =
                    none ? null : hidden(c) ? secret(c.getName(), c.getGenericType()) : shown(c);
        }
        return create(type, values);
    }

    private boolean hidden(RecordComponent c) {
        Tiered tiered = c.getAnnotation(Tiered.class);
        boolean month = tiered != null && c.getType() == LocalDate.class;
        Tier least = month ? Tier.COARSE : tiered == null ? Tier.SEALED : tiered.from();
        return c.isAnnotationPresent(Private.class)
                || c.isAnnotationPresent(WardLines.class)
                || (tiered != null && publication.tier().compareTo(least) < 0);
    }

    private @Nullable Object shown(RecordComponent c) {
        if (!c.isAnnotationPresent(Public.class) && !c.isAnnotationPresent(Tiered.class)) {
            throw new AssertionError(c + " has no visibility");
        }
        Object fixed = given.get(c.getName());
        return fixed != null && c.getType().isInstance(fixed)
                ? fixed
                : open(c.getName(), c.getGenericType());
    }

    private Object open(String name, Type generic) {
        Class<?> type = raw(generic);
        if (type == Publication.class) {
            return publication;
        } else if (type == Revealed.Field.class) {
            return new Revealed.Field("amt", "100");
        } else if (type == ActorMark.class) {
            return Ids.head();
        } else if (Id.class.isAssignableFrom(type)) {
            return id(type, "000000");
        } else if (type == String.class) {
            return name.equals("kato") || name.equals("from") ? "551010000" : "shown";
        } else if (type == UUID.class) {
            return new UUID(5, 5);
        } else if (type == LocalDate.class) {
            return LocalDate.of(2026, 10, 5);
        } else if (type == YearMonth.class) {
            return YearMonth.of(2026, 10);
        } else if (type == List.class) {
            return List.of(open(name, element(generic)));
        } else if (type == Map.class) {
            return Map.of("shown", "1");
        } else if (type.isRecord()) {
            return create(type, parts(type, c -> open(c.getName(), c.getGenericType())));
        }
        return plain(type, 0, 100);
    }

    private Object secret(String name, Type generic) {
        Class<?> type = raw(generic);
        serial++;
        if (Id.class.isAssignableFrom(type)) {
            return id(type, name.equals("acct") ? "000000" : word);
        } else if (type == String.class) {
            return word + "-" + name;
        } else if (type == UUID.class) {
            return OPEN_ITEMS.contains(name)
                    ? openItem
                    : UUID.fromString(EVENT + "00-0000-8000-8000-0000000%05d".formatted(serial));
        } else if (type == LocalDate.class) {
            return LocalDate.of(1971, 1, 1).plusDays(serial % 300);
        } else if (type == YearMonth.class) {
            return YearMonth.of(1971, 1 + serial % 12);
        } else if (type == List.class) {
            return List.of(secret(name, element(generic)));
        } else if (type == Map.class) {
            return Map.of(word, word);
        } else if (type.isRecord()) {
            return create(type, parts(type, c -> secret(c.getName(), c.getGenericType())));
        }
        Object[] constants = type.getEnumConstants();
        return plain(type, constants == null ? 0 : constants.length - 1, 777_000_000 + serial);
    }

    private static Object plain(Class<?> type, int constant, int number) {
        Object[] constants = type.getEnumConstants();
        if (constants != null) {
            return constants[constant];
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == int.class || type == Integer.class) {
            return number;
        } else if (type == long.class || type == Long.class) {
            return (long) number;
        }
        throw new AssertionError("no value for " + type);
    }

    private Object id(Class<?> type, String word) {
        if (type == Id.Rule.class) {
            return new Id.Rule(word.equals(TEXT) ? "CANARY-1" : "PR-1");
        }
        String prefix = PREFIXES.get(type.getSimpleName());
        return create(type, new Object[] {"%s_%s%010d".formatted(prefix, word, 1)});
    }

    private static Object[] parts(Class<?> type, Function<RecordComponent, Object> make) {
        return Stream.of(type.getRecordComponents()).map(make).toArray();
    }

    private static Class<?> raw(Type generic) {
        return (Class<?>) (generic instanceof ParameterizedType p ? p.getRawType() : generic);
    }

    private static Type element(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private static <T> T create(Class<T> type, @Nullable Object[] values) {
        Class<?>[] types =
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new AssertionError(e);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type + " refuses its values", e.getCause());
        }
    }
}
