package org.wardledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.events.Visibility.WardLines;

/// The life of an accounting period.
public sealed interface PeriodEvent extends MoneyEvent {

    /// First event of a period: carried from the closed one, or from an opening act for the first.
    @EventType("period.opened.v1")
    record PeriodOpened(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public YearMonth period,
            @Public MoneyCode.PeriodOrigin origin,
            @Public(at = Place.REFERENCE) @Nullable UUID closed,
            @Private Carried carried,
            @Private @Nullable Evidence document,
            @WardLines List<CarriedWard> lines)
            implements PeriodEvent {}

    /// The identity at the end of one day: yes, no, or the bank has not spoken yet.
    @EventType("period.day-checked.v1")
    record DayChecked(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public LocalDate date,
            @Public MoneyCode.DayResult result,
            @Private(openable = true) long bank,
            @Private(openable = true) long cash,
            @Private(openable = true) long transit,
            @Private(openable = true) long wards,
            @Private(openable = true) long suspense)
            implements PeriodEvent {}

    /// The month is frozen. `opening + netIn - sum(out) = closing = held - suspense`.
    ///
    /// @param netIn receipts + transfers in - transfers out - payouts; may be negative
    /// @param out spending by head as the single entries show it, less refunds and reversals
    /// @param closing sum of the wards' balances
    /// @param held bank + cash + transit
    /// @param wards number of wards, rounded to 5, `<10` below 10
    @EventType("period.closed.v1")
    record PeriodClosed(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public YearMonth period,
            @Public MoneyCode.DayResult identity,
            @Tiered(from = Tier.OPEN) String cur,
            @Tiered(from = Tier.OPEN) long opening,
            @Tiered(from = Tier.OPEN) long netIn,
            @Tiered(from = Tier.OPEN) List<GroupAmount> out,
            @Tiered(from = Tier.OPEN) long closing,
            @Tiered(from = Tier.OPEN) long held,
            @Tiered(from = Tier.OPEN) long cash,
            @Tiered(from = Tier.OPEN) long suspense,
            @Tiered(from = Tier.OPEN) long reserved,
            @Tiered(from = Tier.OPEN) String wards,
            @Public(at = Place.EFFECTIVE) LocalDate eff,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private Carried carried,
            @Private int exactWards,
            @WardLines List<CarriedWard> lines)
            implements PeriodEvent {}
}
