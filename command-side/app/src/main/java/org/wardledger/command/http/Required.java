package org.wardledger.command.http;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which fields must be given: all whose type does not say that they may be null. The compiler
/// holds callers in this process to it; here the same is asked of JSON. What a type says is read
/// once: reading it from the class file again for each request took a tenth of answering it.
final class Required {
    private static final ClassValue<Part[]> PARTS =
            new ClassValue<>() {
                @Override
                protected Part[] computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .map(Part::of)
                            .toArray(Part[]::new);
                }
            };

    private Required() {}

    /// One field of a record.
    private record Part(String name, Method accessor, Kind kind) {
        static Part of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Part(component.getName(), accessor, Kind.of(component.getAnnotatedType()));
        }

        @Nullable Object in(Record value) {
            try {
                return accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(accessor + " cannot be called", e);
            }
        }
    }

    /// @param first what the first type argument says, of a list its elements; null where there are
    ///     no arguments
    private record Kind(boolean optional, @Nullable Kind first) {
        static Kind of(AnnotatedType type) {
            boolean lists = type instanceof AnnotatedParameterizedType;
            return new Kind(
                    nullable(type),
                    lists
                            ? of(
                                    ((AnnotatedParameterizedType) type)
                                            .getAnnotatedActualTypeArguments()[0])
                            : null);
        }

        Kind elements() {
            return first == null ? this : first;
        }
    }

    /// Path of the first field that is missing; null where none is.
    static @Nullable String firstMissing(Record value) {
        for (Part part : PARTS.get(value.getClass())) {
            String missing = missing(part.in(value), part.kind());
            if (missing != null) {
                return part.name() + behind(missing);
            }
        }
        return null;
    }

    static boolean optional(RecordComponent part) {
        return nullable(part.getAnnotatedType());
    }

    private static boolean nullable(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /// Path inside the value, empty for the value itself.
    private static @Nullable String missing(@Nullable Object value, Kind kind) {
        return switch (value) {
            case null -> kind.optional() ? null : "";
            case Record fields -> firstMissing(fields);
            case List<?> list -> missing(list, kind.elements());
            case Map<?, ?> map -> map.containsValue(null) ? "" : null;
            default -> null;
        };
    }

    private static @Nullable String missing(List<?> list, Kind elements) {
        for (int i = 0; i < list.size(); i++) {
            String missing = missing(list.get(i), elements);
            if (missing != null) {
                return "[" + i + "]" + behind(missing);
            }
        }
        return null;
    }

    private static String behind(String path) {
        return path.isEmpty() || path.startsWith("[") ? path : "." + path;
    }
}
