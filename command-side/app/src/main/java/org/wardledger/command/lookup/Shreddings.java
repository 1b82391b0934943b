package org.wardledger.command.lookup;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PrivacyEvent.DataClass;
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
    /// @return whether what comes after it has to wait until it is carried out
    boolean note(@Nullable Recorded<LedgerEvent> event) {
        if (event != null && event.event() instanceof DataShredded shredded) {
            byPosition.put(event.position(), shredded);
            return forgotten(shredded) != null;
        }
        return false;
    }

    /// Of whom no row stays; null where only what was sealed goes.
    static Id.@Nullable Ward forgotten(DataShredded event) {
        return event.classes().contains(DataClass.MONEY) ? event.ward() : null;
    }

    /// One thread at a time, so that when it returns nothing is still being carried out that would
    /// meet what comes later.
    synchronized void carryOut(Consumer<List<DataShredded>> forget) {
        List<DataShredded> open = List.copyOf(byPosition.values());
        if (!open.isEmpty()) {
            forget.accept(open);
            open.forEach(this::done);
        }
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
