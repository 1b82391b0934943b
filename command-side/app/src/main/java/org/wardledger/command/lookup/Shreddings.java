package org.wardledger.command.lookup;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PrivacyEvent.DataShredded;
import org.wardledger.events.Recorded;

/// Destructions of keys that the index has taken note of and not carried out yet. Until then its
/// file may not say that it goes past them: after a crash they are read, and carried out, again.
///
/// Safe for any thread.
final class Shreddings {
    private final ConcurrentSkipListMap<Long, DataShredded> byPosition =
            new ConcurrentSkipListMap<>();

    /// @param event of whatever kind; null for one that is erased
    void note(@Nullable Recorded<LedgerEvent> event) {
        if (event != null && event.event() instanceof DataShredded shredded) {
            byPosition.put(event.position(), shredded);
        }
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
