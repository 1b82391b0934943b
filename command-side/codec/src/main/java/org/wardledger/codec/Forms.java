package org.wardledger.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wardledger.events.Id;
import org.wardledger.events.Name3;

/// Finds the form of a type. Types that have none stop the program at its start, not the first
/// event that uses them.
final class Forms {
    private static final Map<Class<?>, Form> CACHE = new ConcurrentHashMap<>();

    private Forms() {}

    static Form of(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                return new ListForm(of(generic.getActualTypeArguments()[0]));
            }
            if (generic.getRawType() == Map.class) {
                Type[] arguments = generic.getActualTypeArguments();
                if (arguments[0] == String.class && arguments[1] == String.class) {
                    return MapForm.TEXTS;
                }
            }
        } else if (type instanceof Class<?> plain) {
            Form known = CACHE.get(plain);
            if (known == null) {
                known = ofClass(plain);
                CACHE.put(plain, known);
            }
            return known;
        }
        throw new IllegalStateException(type + " has no form in the published language");
    }

    private static Form ofClass(Class<?> type) {
        Scalar scalar = Scalar.of(type);
        if (scalar != null) {
            return scalar;
        } else if (type.isEnum()) {
            return new CodeForm(type);
        } else if (Id.class.isAssignableFrom(type)) {
            return new IdForm(new Shape(type));
        } else if (type.isRecord()) {
            Shape shape = new Shape(type);
            return new RecordForm(
                    shape, shape.components().stream().map(c -> ofComponent(type, c)).toList());
        }
        throw new IllegalStateException(type + " has no form in the published language");
    }

    private static Form ofComponent(Class<?> type, RecordComponent component) {
        return type == Name3.class ? RegisterText.BOUNDED : of(component.getGenericType());
    }
}
