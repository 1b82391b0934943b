package org.wardledger.codec;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/// The component values of any record.
final class EventValues {
    private EventValues() {}

    static @Nullable Object[] of(Object event) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = components[i].getAccessor().invoke(event);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }
}
