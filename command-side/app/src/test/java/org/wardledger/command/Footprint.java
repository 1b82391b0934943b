package org.wardledger.command;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Bytes that an object and all it refers to take on a heap below 32 GiB, each object counted once.
/// Of the JDK it knows the few classes that states are made of and refuses any other.
final class Footprint {
    private static final int HEADER = 12;
    private static final int REFERENCE = 4;
    private static final int ARRAY = 16;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private Footprint() {}

    static long of(Object root) {
        return new Footprint().sum(root);
    }

    private long sum(Object root) {
        long sum = 0;
        see(root);
        while (!open.isEmpty()) {
            sum += (size(open.pop()) + 7) / 8 * 8;
        }
        return sum;
    }

    private void see(Object object) {
        if (object != null && !(object instanceof Enum<?>) && seen.add(object)) {
            open.push(object);
        }
    }

    private long size(Object object) {
        return switch (object) {
            case String text -> 24 + ARRAY + text.length();
            case Boolean _ -> 0;
            case Integer _ -> 16;
            case Long _, LocalDate _, YearMonth _ -> 24;
            case UUID _ -> 32;
            case Map.Entry<?, ?> entry -> {
                see(entry.getKey());
                see(entry.getValue());
                yield 24;
            }
            case List<?> list when list.getClass().getName().startsWith("java.") -> {
                list.forEach(this::see);
                yield list.size() <= 2 ? 24 : 24 + ARRAY + (long) REFERENCE * list.size();
            }
            case Object array when array.getClass().isArray() -> array(array);
            case Object plain -> fields(plain);
        };
    }

    private long array(Object array) {
        int length = Array.getLength(array);
        if (array.getClass().getComponentType().isPrimitive()) {
            return ARRAY + (long) width(array.getClass().getComponentType()) * length;
        }
        for (int i = 0; i < length; i++) {
            see(Array.get(array, i));
        }
        return ARRAY + (long) REFERENCE * length;
    }

    private long fields(Object object) {
        if (object.getClass().getName().startsWith("java.")) {
            throw new AssertionError("size of " + object.getClass() + " is not known");
        }
        long size = HEADER;
        Class<?> type = object.getClass();
        for (; type != null && !type.getName().startsWith("java."); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    size += width(field.getType());
                    if (!field.getType().isPrimitive()) {
                        see(value(field, object));
                    }
                }
            }
        }
        return size;
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static int width(Class<?> type) {
        return type == long.class || type == double.class ? 8 : type == boolean.class ? 1 : 4;
    }
}
