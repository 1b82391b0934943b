package org.wardledger.events;

import static org.wardledger.events.CatalogueRules.at;
import static org.wardledger.events.CatalogueRules.components;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;

/// What event types have to keep about fields that may be opened, and about opening them.
final class OpeningRules {
    private OpeningRules() {}

    /// Free text is never openable: an opening cannot be undone.
    static List<String> openable(Class<?> event) {
        return components(event)
                .filter(c -> c.isAnnotationPresent(Private.class))
                .filter(c -> c.getAnnotation(Private.class).openable())
                .filter(
                        c ->
                                c.getAnnotation(Private.class).key() == KeyClass.TEXT
                                        || CatalogueText.reachable(c.getGenericType())
                                                .contains(String.class))
                .map(c -> at(event, c) + "is free text that could be opened")
                .toList();
    }

    /// Disclosures stand under `open` and nowhere else, and are not there where there are none.
    static List<String> revealing(Class<?> event) {
        return components(event)
                .filter(
                        c ->
                                CatalogueRules.place(c) == Place.OPEN
                                        ? !mayBeRevealed(c)
                                        : CatalogueText.reachable(c.getGenericType())
                                                .contains(Revealed.class))
                .map(c -> at(event, c) + "is no list of disclosures, or not where they stand")
                .toList();
    }

    private static boolean mayBeRevealed(RecordComponent c) {
        Type type = c.getGenericType();
        return c.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && type instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] == Revealed.class;
    }
}
