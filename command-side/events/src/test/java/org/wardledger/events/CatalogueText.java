package org.wardledger.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.events.Visibility.WardLines;

/// The published language as text, one line for each stored type, each record inside one, each code
/// list and each kind of identifier: what `catalogue.txt` locks.
final class CatalogueText {
    private CatalogueText() {}

    static List<String> of(Collection<? extends Class<?>> events) {
        SortedSet<String> types = new TreeSet<>();
        SortedSet<String> parts = new TreeSet<>();
        for (Class<?> event : events) {
            types.add(line(storedName(event), event));
            for (RecordComponent component : event.getRecordComponents()) {
                for (Class<?> inner : reachable(component.getGenericType())) {
                    addPart(inner, parts);
                }
            }
        }
        return Stream.concat(types.stream(), parts.stream()).toList();
    }

    private static void addPart(Class<?> type, SortedSet<String> parts) {
        if (type.isEnum()) {
            String codes =
                    Arrays.stream(type.getEnumConstants())
                            .map(c -> ((Enum<?>) c).name())
                            .collect(Collectors.joining(" "));
            parts.add("codes " + name(type) + " { " + codes + " }");
        } else if (Id.class.isAssignableFrom(type)) {
            parts.add("id " + name(type) + " { text }");
        } else if (type.isRecord()) {
            parts.add(line("record " + name(type), type));
        }
    }

    private static String line(String head, Class<?> type) {
        String body =
                Arrays.stream(type.getRecordComponents())
                        .map(CatalogueText::component)
                        .collect(Collectors.joining(", "));
        return head + " { " + body + " }";
    }

    private static String component(RecordComponent c) {
        boolean nullable = c.getAnnotatedType().isAnnotationPresent(Nullable.class);
        String type = c.getName() + ": " + name(c.getGenericType()) + (nullable ? "?" : "");
        String visibility = visibility(c);
        return visibility.isEmpty() ? type : type + " " + visibility;
    }

    private static String visibility(RecordComponent c) {
        Public open = c.getAnnotation(Public.class);
        Tiered tiered = c.getAnnotation(Tiered.class);
        Private closed = c.getAnnotation(Private.class);
        if (open != null) {
            return "public(" + place(open.at(), open.key(), c) + ")";
        } else if (tiered != null) {
            return "tiered(" + tiered.from() + " " + place(tiered.at(), tiered.key(), c) + ")";
        } else if (closed != null) {
            String openable = closed.openable() ? " openable" : "";
            return "private(" + closed.of() + " " + closed.key() + openable + ")";
        }
        return c.isAnnotationPresent(WardLines.class) ? "ward-lines" : "";
    }

    /// Where the value stands in the public entry.
    static String place(Place place, String key, RecordComponent c) {
        String name = key.isEmpty() ? c.getName() : key;
        return switch (place) {
            case DATA -> "d." + name;
            case REFERENCE -> "ref." + name;
            case BASIS -> "basis." + name;
            case EFFECTIVE -> "eff";
            case PUBLICATION -> "pub";
            case OPEN -> "open";
        };
    }

    static String storedName(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        return type == null ? "" : type.value();
    }

    /// The classes a value of this type may consist of, itself included.
    static SortedSet<Class<?>> reachable(Type type) {
        SortedSet<Class<?>> found =
                new TreeSet<>((a, b) -> a.getTypeName().compareTo(b.getTypeName()));
        collect(type, found);
        return found;
    }

    private static void collect(Type type, SortedSet<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            found.add((Class<?>) generic.getRawType());
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, found);
            }
        } else if (type instanceof Class<?> plain && found.add(plain) && plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                collect(component.getGenericType(), found);
            }
        }
    }

    private static String name(Type type) {
        String full = type.getTypeName();
        return full.replaceAll("java\\.(lang|util|time)\\.", "")
                .replace("org.wardledger.events.", "")
                .replace('$', '.');
    }
}
