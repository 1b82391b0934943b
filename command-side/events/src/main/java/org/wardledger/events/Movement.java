package org.wardledger.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One leg of a posting. Amounts in tiyn. Assets (BANK, CASH, TRANSIT) and liabilities (WARD,
/// SUSPENSE) both grow with a positive amount, so a balanced event has equal sums on both sides.
///
/// @param ward holder, for WARD only
/// @param item bank line or count the open item belongs to, for SUSPENSE only
public record Movement(Book book, Id.@Nullable Ward ward, @Nullable UUID item, long amount) {

    /// The books of a cash account.
    public enum Book implements Code {
        BANK,
        CASH,
        TRANSIT,
        WARD,
        SUSPENSE;

        public boolean asset() {
            return this == BANK || this == CASH || this == TRANSIT;
        }
    }

    static Movement of(Book book, long amount) {
        return new Movement(book, null, null, amount);
    }

    static Movement ward(Id.Ward ward, long amount) {
        return new Movement(Book.WARD, ward, null, amount);
    }

    static Movement suspense(UUID item, long amount) {
        return new Movement(Book.SUSPENSE, null, item, amount);
    }
}
