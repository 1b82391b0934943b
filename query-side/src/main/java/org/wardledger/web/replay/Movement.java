package org.wardledger.web.replay;

import org.jspecify.annotations.Nullable;

/// What one entry adds to the spending of an institution.
///
/// @param index of the leaf
/// @param month accounting month in whose books it stands; empty where no entry opened one
/// @param effective day or month that it took effect, as far as the entry says
/// @param group, category empty where the entry hides them
/// @param amount tiyn, negative for money back; null where the entry hides it
/// @param matched 1 for a payment that opens bank lines of the same amount, -1 where it is undone
record Movement(
        long index,
        String id,
        String type,
        String institution,
        String month,
        String currency,
        String group,
        String category,
        String effective,
        int payments,
        @Nullable Long amount,
        int matched) {

    /// The same the other way round, in another place and time.
    Movement undoneBy(long byIndex, String byId, String byType, String inMonth, String when) {
        Long tiyn = amount;
        return new Movement(
                byIndex,
                byId,
                byType,
                institution,
                inMonth,
                currency,
                group,
                category,
                when,
                -payments,
                tiyn == null ? null : Math.negateExact(tiyn),
                -matched);
    }
}
