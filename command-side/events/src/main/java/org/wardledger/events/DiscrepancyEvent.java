package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;

/// Something does not agree; somebody answers for it by a date.
public sealed interface DiscrepancyEvent extends MoneyEvent {

    Id.Institution inst();

    Id.Discrepancy disc();

    @Override
    default @Nullable Id tagScope() {
        return disc();
    }

    /// A discrepancy is on the record.
    ///
    /// @param kind as outsiders see it; the exact kind is private
    /// @param about event concerned, unless its type names no institution
    @EventType("discrepancy.raised.v1")
    record DiscrepancyRaised(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Discrepancy disc,
            @Public MoneyCode.DiscrepancyKind kind,
            @Public LocalDate due,
            @Public ActorMark owner,
            @Public(at = Place.REFERENCE) @Nullable UUID about,
            @Private(openable = true) long amt,
            @Private MoneyCode.DiscrepancyKind exactKind,
            @Private @Nullable UUID exactAbout,
            @Private(key = KeyClass.TEXT) String text)
            implements DiscrepancyEvent {}

    /// New owner or term, counted in public.
    @EventType("discrepancy.reassigned.v1")
    record DiscrepancyReassigned(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Discrepancy disc,
            @Public LocalDate due,
            @Public ActorMark owner,
            @Private(key = KeyClass.TEXT) String reason)
            implements DiscrepancyEvent {}

    /// The owner's account of it.
    @EventType("discrepancy.explained.v1")
    record DiscrepancyExplained(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Discrepancy disc,
            @Public Cause cause,
            @Private(key = KeyClass.TEXT) String text,
            @Private List<Evidence> documents)
            implements DiscrepancyEvent {}

    /// Causes an owner may name.
    enum Cause implements Code {
        BANK_TIMING,
        ENTRY_ERROR,
        DOCUMENT_LATE,
        COUNTERPARTY_ERROR,
        LOSS,
        OTHER
    }

    /// Closed by a money event, or accepted as explained.
    @EventType("discrepancy.resolved.v1")
    record DiscrepancyResolved(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Discrepancy disc,
            @Public MoneyCode.DiscrepancyOutcome outcome,
            @Public(at = Place.REFERENCE) @Nullable UUID correction)
            implements DiscrepancyEvent {}

    /// It was not solved.
    @EventType("discrepancy.reopened.v1")
    record DiscrepancyReopened(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Discrepancy disc,
            @Public LocalDate due,
            @Public ActorMark owner,
            @Private(key = KeyClass.TEXT) String reason)
            implements DiscrepancyEvent {}
}
