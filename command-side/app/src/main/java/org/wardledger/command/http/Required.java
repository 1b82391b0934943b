package org.wardledger.command.http;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which fields must be given: all whose type does not say that they may be null. The compiler
/// holds callers in this process to it; here the same is asked of JSON.
final class Required {
    private static final ClassValue<RecordComponent[]> PARTS =
            new ClassValue<>() {
                @Override
                protected RecordComponent[] computeValue(Class<?> type) {
                    RecordComponent[] parts = type.getRecordComponents();
                    for (RecordComponent part : parts) {
                        part.getAccessor().setAccessible(true);
                    }
                    return parts;
                }
            };

    private Required() {}

    /// Path of the first field that is missing; null where none is.
    static @Nullable String firstMissing(Record value) {
        return missing(value, "");
    }

    static boolean optional(RecordComponent part) {
        return nullable(part.getAnnotatedType());
    }

    private static boolean nullable(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static @Nullable String missing(Record value, String path) {
        for (RecordComponent part : PARTS.get(value.getClass())) {
            String name = path.isEmpty() ? part.getName() : path + "." + part.getName();
            String missing = missing(get(part, value), part.getAnnotatedType(), name);
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    private static @Nullable String missing(
            @Nullable Object value, AnnotatedType type, String path) {
        return switch (value) {
            case null -> nullable(type) ? null : path;
            case Record fields when fields.getClass().getRecordComponents().length > 0 ->
                    missing(fields, path);
            case List<?> list -> missing(list, type, path);
            case Map<?, ?> map -> map.containsValue(null) ? path : null;
            default -> null;
        };
    }

    private static @Nullable String missing(List<?> list, AnnotatedType type, String path) {
        AnnotatedType element =
                type instanceof AnnotatedParameterizedType of
                        ? of.getAnnotatedActualTypeArguments()[0]
                        : type;
        for (int i = 0; i < list.size(); i++) {
            String missing = missing(list.get(i), element, path + "[" + i + "]");
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    private static @Nullable Object get(RecordComponent part, Record value) {
        try {
            return part.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part + " cannot be read", e);
        }
    }
}
