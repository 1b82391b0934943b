package org.wardledger.launcher;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.web.Formats;
import org.wardledger.web.reading.Positions;

/// Tells the pages where the ledger stands.
record LedgerPositions(EventStore store, LongSupplier searched) implements Positions {

    @Override
    public long searchable() {
        return searched.getAsLong();
    }

    /// While the store does not answer nothing more is known than what searches see.
    @Override
    public long recorded() {
        try {
            return store.head();
        } catch (EventStoreUnavailable _) {
            return searchable();
        }
    }

    @Override
    public @Nullable Instant timeOf(long position) {
        if (position <= 0) {
            return null;
        }
        List<StoredEvent> found = store.readAll(position - 1, 1);
        return found.isEmpty() ? null : found.getFirst().recordedAt();
    }

    @Override
    public long atEndOf(LocalDate day) {
        return store.positionAt(day.plusDays(1).atStartOfDay(Formats.LEGAL).toInstant());
    }
}
