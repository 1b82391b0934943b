package org.wardledger.domain.account;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.wardledger.events.MoneyCode.Group;

/// The sums of a period, tiyn: `opening + netIn - sum(out) = wards' balances`, always.
///
/// @param netIn receipts + transfers in - transfers out - payouts, reversals taken off
/// @param out spending by head as published, refunds and reversals taken off
public record Totals(long opening, long netIn, PMap<Group, Long> out) {

    static final Totals EMPTY = new Totals(0, 0, HashTreePMap.empty());

    static Totals openedWith(long wards) {
        return new Totals(wards, 0, HashTreePMap.empty());
    }

    /// Counts a change of the wards' balances under its head, or as net income where it has none.
    Totals counted(@Nullable Group head, long wardsDelta) {
        if (wardsDelta == 0) {
            return this;
        }
        if (head == null) {
            return new Totals(opening, Math.addExact(netIn, wardsDelta), out);
        }
        long spent = Math.subtractExact(out.getOrDefault(head, 0L), wardsDelta);
        return new Totals(opening, netIn, out.plus(head, spent));
    }

    public long spent() {
        return out.values().stream().mapToLong(Long::longValue).sum();
    }
}
