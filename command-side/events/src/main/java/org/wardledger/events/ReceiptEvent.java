package org.wardledger.events;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.WardLines;

/// Money that came in, given to the wards it belongs to.
public sealed interface ReceiptEvent extends MoneyEvent {

    /// One ward's receipt with both legs as observed facts: nothing is computed from the other.
    ///
    /// @param line bank line it came with
    /// @param assigned assigned amount of the benefit, tiyn; null for other sources
    /// @param personal what the person received in hand, tiyn; null where not known
    /// @param rule split rule in force for the month; null for other sources
    record ReceiptLine(
            Id.Ward ward,
            long n,
            long amt,
            long bal,
            UUID line,
            MoneyCode.@Nullable Benefit benefit,
            @Nullable Long assigned,
            @Nullable Long personal,
            Id.@Nullable Rule rule,
            MoneyCode.LegCheck check) {}

    /// What came in belongs to these wards. Lines add up to the parts of the bank lines used.
    ///
    /// @param uses how much of each bank line is used up: what the bank's side needs when the lines
    /// of an erased ward can no longer be read
    @EventType("receipt.allocated.v1")
    record ReceiptAllocated(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public MoneyCode.ReceiptSource source,
            @Public(key = "for") @Nullable YearMonth month,
            @Public(at = Place.REFERENCE) List<UUID> statements,
            @Public(at = Place.BASIS, key = "rule") List<Id.Rule> rules,
            @Private long total,
            @Private List<LineUse> uses,
            @WardLines List<ReceiptLine> lines)
            implements ReceiptEvent {}

    /// The person's leg of one receipt, learned later.
    record PersonalLeg(
            Id.Ward ward,
            MoneyCode.Benefit benefit,
            long personal,
            String document,
            MoneyCode.LegCheck check) {}

    /// What persons received in hand for a month.
    @EventType("receipt.personal-leg-observed.v1")
    record PersonalLegObserved(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public(key = "for") YearMonth month,
            @WardLines List<PersonalLeg> lines)
            implements ReceiptEvent {}
}
