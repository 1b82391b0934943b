package org.wardledger.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record type taken apart: its components, how to get their values and how to make it of them.
final class Shape {
    private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Object.class);
    private static final MethodType MAKER = MethodType.methodType(Object.class, Object[].class);

    private final Class<?> type;
    private final List<RecordComponent> components;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    Shape(Class<?> type) {
        this.type = type;
        this.components = List.of(type.getRecordComponents());
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            this.accessors = new MethodHandle[components.size()];
            Class<?>[] types = new Class<?>[components.size()];
            for (int i = 0; i < accessors.length; i++) {
                RecordComponent component = components.get(i);
                types[i] = component.getType();
                accessors[i] = lookup.unreflect(component.getAccessor()).asType(ACCESSOR);
            }
            this.constructor =
                    lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                            .asSpreader(Object[].class, types.length)
                            .asType(MAKER);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be taken apart", e);
        }
    }

    List<RecordComponent> components() {
        return components;
    }

    static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    @Nullable Object value(int index, Object instance) {
        try {
            return (@Nullable Object) accessors[index].invokeExact(instance);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type + " cannot be read", e);
        }
    }

    @Nullable Object[] values(Object instance) {
        @Nullable Object[] values = new @Nullable Object[accessors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i, instance);
        }
        return values;
    }

    /// Throws [Misfit] where the record itself refuses the values.
    Object make(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (IllegalArgumentException e) {
            throw Misfit.form("not a valid " + type.getSimpleName());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
