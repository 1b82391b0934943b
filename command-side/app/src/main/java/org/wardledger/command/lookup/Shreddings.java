package org.wardledger.command.lookup;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.wardledger.events.PrivacyEvent.DataShredded;

/// Destructions of keys that the index has taken note of and not carried out yet. Until then its
/// file may not say that it goes past them: after a crash they are read, and carried out, again.
///
/// Safe for any thread.
final class Shreddings {
    private final ConcurrentSkipListMap<Long, DataShredded> byPosition =
            new ConcurrentSkipListMap<>();

    void add(long position, DataShredded event) {
        byPosition.put(position, event);
    }

    List<DataShredded> open() {
        return List.copyOf(byPosition.values());
    }

    void done(DataShredded event) {
        byPosition.values().removeIf(event::equals);
    }

    /// The position itself, or the last one before what is still to be carried out.
    long before(long position) {
        Map.Entry<Long, DataShredded> first = byPosition.firstEntry();
        return first == null ? position : Math.min(position, first.getKey() - 1);
    }
}
