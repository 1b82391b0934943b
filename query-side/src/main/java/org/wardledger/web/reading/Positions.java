package org.wardledger.web.reading;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where the ledger stands. Supplied by the process that also holds the store.
public interface Positions {

    /// Last position that searches see.
    long searchable();

    /// Last position there is, whether searches see it or not.
    long recorded();

    /// When the record at a position was made; null for position 0.
    @Nullable Instant timeOf(long position);

    /// Last position recorded before the end of a day.
    long atEndOf(LocalDate day);
}
