package org.wardledger.views.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Publication;
import org.wardledger.events.Visibility;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;

/// The fields of an event that stand in its public entry in clear, by the same marks that decide
/// about the entry itself. A field nobody marked public is not even read.
final class Clear {
    private static final ClassValue<List<Part>> PARTS =
            new ClassValue<>() {
                @Override
                protected List<Part> computeValue(Class<?> event) {
                    return parts(event);
                }
            };

    private Clear() {}

    /// One shown field with its value.
    ///
    /// @param coarse only the month of this date is public
    record Field(String name, Place place, boolean coarse, Object value) {}

    private record Part(String name, Place place, @Nullable Tier from, Method accessor) {}

    static List<Field> of(LedgerEvent event) {
        List<Field> fields = new ArrayList<>();
        for (Part part : PARTS.get(event.getClass())) {
            boolean coarse = part.place() == Place.EFFECTIVE && !shown(part.from(), event);
            boolean readable = coarse ? shown(Tier.COARSE, event) : shown(part.from(), event);
            Object value = readable ? read(part.accessor(), event) : null;
            if (value != null) {
                fields.add(new Field(part.name(), part.place(), coarse, value));
            }
        }
        return fields;
    }

    private static boolean shown(@Nullable Tier from, LedgerEvent event) {
        Publication publication = event.publication();
        return from == null || (publication != null && publication.tier().compareTo(from) >= 0);
    }

    private static List<Part> parts(Class<?> event) {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : event.getRecordComponents()) {
            Public always = component.getAnnotation(Public.class);
            Tiered tiered = component.getAnnotation(Tiered.class);
            if (always != null) {
                parts.add(part(component, always.at(), null));
            } else if (tiered != null) {
                parts.add(part(component, tiered.at(), tiered.from()));
            }
        }
        return List.copyOf(parts);
    }

    private static Part part(
            RecordComponent component, Visibility.Place place, @Nullable Tier from) {
        return new Part(component.getName(), place, from, component.getAccessor());
    }

    private static @Nullable Object read(Method accessor, LedgerEvent event) {
        try {
            return accessor.invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an event record cannot be read", e);
        }
    }
}
