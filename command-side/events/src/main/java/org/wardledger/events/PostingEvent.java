package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;
import org.wardledger.events.Visibility.WardLines;

/// Corrections. Nothing is edited: what was wrong is undone by its mirror and both stay.
public sealed interface PostingEvent extends MoneyEvent {

    /// A ward's part of a reversal.
    ///
    /// @param amt tiyn, positive
    /// @param dir IN where the ward's balance grows by it, OUT where it falls
    record ReversedLine(Id.Ward ward, long n, long amt, MoneyCode.Direction dir, long bal) {

        /// How the balance of the ward changes.
        public static ReversedLine of(Id.Ward ward, long n, long change, long bal) {
            MoneyCode.Direction dir = change < 0 ? MoneyCode.Direction.OUT : MoneyCode.Direction.IN;
            return new ReversedLine(ward, n, Math.absExact(change), dir, bal);
        }

        /// The amount, signed as it changes the balance.
        public long change() {
            return dir == MoneyCode.Direction.IN ? amt : -amt;
        }
    }

    /// One leg of a mirror in the books of the account itself, tiyn, signed as the book changes.
    ///
    /// @param item bank line or count, for SUSPENSE only
    record Leg(Movement.Book book, @Nullable UUID item, long amount) {}

    /// The whole of one posting is undone by its mirror. `shownInst` and `shownAcct` are null
    /// where the target's type names no institution in public.
    ///
    /// @param restores what counts again when the target is itself a reversal
    /// @param head head of spending the target counted under; null where it was no spending
    /// @param legs all legs of the mirror but the wards' own
    @EventType("posting.reversed.v1")
    record PostingReversed(
            @Public(key = "inst") Id.@Nullable Institution shownInst,
            @Public(key = "acct") Id.@Nullable Account shownAcct,
            @Public Id.@Nullable Expenditure exp,
            @Tiered(from = Tier.COARSE) long amt,
            @Tiered(from = Tier.COARSE) String cur,
            @Public MoneyCode.ReversalReason reason,
            @Public ActorMark second,
            @Tiered(from = Tier.OPEN, at = Place.EFFECTIVE) LocalDate eff,
            @Public(at = Place.REFERENCE) UUID reverses,
            @Public(at = Place.REFERENCE) @Nullable UUID restores,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private Id.Account acct,
            @Private MoneyCode.@Nullable Group head,
            @Private(key = KeyClass.TEXT) String text,
            @Private List<Evidence> documents,
            @Private List<Leg> legs,
            @WardLines List<ReversedLine> lines)
            implements PostingEvent {

        /// The purchase, so that its tags compare with those of its other steps. Never the
        /// account: its tags would tell the home of a pay-out.
        @Override
        public @Nullable Id tagScope() {
            return exp;
        }
    }

    /// An open item set off against others; signed as the item's balance changes.
    record ItemUse(UUID item, long amt) {}

    /// Open items without a ward net to zero: a bank fee and its repayment, a shortage and its
    /// repayment, a line returned to its payer.
    ///
    /// @param discrepancy event id of the discrepancy that is settled with it
    @EventType("posting.suspense-settled.v1")
    record SuspenseSettled(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public SettleReason reason,
            @Public ActorMark second,
            @Public(at = Place.REFERENCE) @Nullable UUID discrepancy,
            @Private List<ItemUse> items)
            implements PostingEvent {}

    /// Why open items cancel out.
    enum SettleReason implements Code {
        FEE_REPAID,
        SHORTAGE_REPAID,
        RETURNED_TO_PAYER,
        OTHER
    }
}
