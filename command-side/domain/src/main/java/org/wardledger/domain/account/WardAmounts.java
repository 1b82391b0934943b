package org.wardledger.domain.account;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.wardledger.events.Id;

/// Tiyn by ward, in the order of the wards' ids: the first failing line is the same on every retry.
/// Two arrays and not a persistent map, since it never changes and the parts of open expenditures
/// are most of what the state of an account holds in memory.
public final class WardAmounts {
    static final WardAmounts NONE = new WardAmounts(new Id.Ward[0], new long[0]);
    private static final Comparator<Id.Ward> BY_ID = Comparator.comparing(Id.Ward::value);

    private final Id.Ward[] wards;
    private final long[] amounts;

    private WardAmounts(Id.Ward[] wards, long[] amounts) {
        this.wards = wards;
        this.amounts = amounts;
    }

    static WardAmounts of(Map<Id.Ward, Long> amounts) {
        Id.Ward[] wards = amounts.keySet().toArray(new Id.Ward[0]);
        Arrays.sort(wards, BY_ID);
        long[] each = new long[wards.length];
        Arrays.setAll(each, i -> amounts.getOrDefault(wards[i], 0L));
        return new WardAmounts(wards, each);
    }

    int size() {
        return wards.length;
    }

    public boolean has(Id.Ward ward) {
        return place(ward) >= 0;
    }

    /// 0 for a ward that has no part.
    public long of(Id.Ward ward) {
        int place = place(ward);
        return place < 0 ? 0 : amounts[place];
    }

    /// Where the ward stands in the order; negative for a ward that has no part.
    int place(Id.Ward ward) {
        return Arrays.binarySearch(wards, ward, BY_ID);
    }

    public List<Id.Ward> wards() {
        return Collections.unmodifiableList(Arrays.asList(wards));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WardAmounts that
                && Arrays.equals(wards, that.wards)
                && Arrays.equals(amounts, that.amounts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(wards) + Arrays.hashCode(amounts);
    }

    @Override
    public String toString() {
        return wards.length + " wards"; // no part of any of them into a log line
    }
}
