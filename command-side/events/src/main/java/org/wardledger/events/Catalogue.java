package org.wardledger.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every event type by its stored name. Found by walking the sealed hierarchy, so there is no list
/// that somebody could forget to extend.
public final class Catalogue {
    private static final SortedMap<String, Class<? extends LedgerEvent>> TYPES =
            byName(leaves(LedgerEvent.class));

    private Catalogue() {}

    /// All event types, in the order of their stored names.
    public static Collection<Class<? extends LedgerEvent>> types() {
        return TYPES.values();
    }

    /// The type stored under a name; null for a name that is not in the published language.
    public static @Nullable Class<? extends LedgerEvent> find(String storedName) {
        return TYPES.get(storedName);
    }

    /// The records under a sealed interface, each once.
    static List<Class<? extends LedgerEvent>> leaves(Class<? extends LedgerEvent> root) {
        List<Class<? extends LedgerEvent>> found = new ArrayList<>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Class<?> next = open.remove();
            if (next.isRecord()) {
                found.add(next.asSubclass(LedgerEvent.class));
            } else if (next.isSealed()) {
                open.addAll(List.of(next.getPermittedSubclasses()));
            } else {
                throw new IllegalStateException(next + " is neither sealed nor a record");
            }
        }
        return found.stream().distinct().toList();
    }

    private static SortedMap<String, Class<? extends LedgerEvent>> byName(
            List<Class<? extends LedgerEvent>> types) {
        SortedMap<String, Class<? extends LedgerEvent>> byName = new TreeMap<>();
        for (Class<? extends LedgerEvent> type : types) {
            String name = LedgerEvent.typeOf(type);
            Class<?> other = byName.put(name, type);
            if (other != null) {
                throw new IllegalStateException(name + " names " + other + " and " + type);
            }
        }
        return byName;
    }
}
