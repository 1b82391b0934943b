package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.Visibility.Tiered;

/// The cash box of an account. Its amounts are public unless the home is too small (SEALED).
public sealed interface CashEvent extends MoneyEvent {

    /// Upper limit and keeper of the box. Who keeps it is private: a tag would follow a clerk.
    ///
    /// @param limit float, tiyn
    @EventType("cash.float-set.v1")
    record FloatSet(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public(key = "float") long limit,
            @Public String cur,
            @Public(at = Place.EFFECTIVE) LocalDate eff,
            @Private(of = Subject.ACTOR, key = KeyClass.ACTOR) Id.Actor keeper)
            implements CashEvent {}

    /// From the bank to the box.
    ///
    /// @param open direction and amount of bank lines that nothing opened before; null in a SEALED
    ///     home
    @EventType("cash.withdrawn.v1")
    record CashWithdrawn(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Tiered(from = Tier.COARSE) long amt,
            @Tiered(from = Tier.COARSE) String cur,
            @Public(at = Place.REFERENCE, key = "lines") List<UUID> bankLines,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private List<LineUse> uses,
            @Private(of = Subject.ACTOR, key = KeyClass.ACTOR) Id.Actor carrier,
            @Public(at = Place.OPEN) @Nullable List<Revealed> open)
            implements CashEvent {}

    /// From the box to the bank.
    ///
    /// @param open direction and amount of bank lines that nothing opened before; null in a SEALED
    ///     home
    @EventType("cash.deposited.v1")
    record CashDeposited(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Tiered(from = Tier.COARSE) long amt,
            @Tiered(from = Tier.COARSE) String cur,
            @Public(at = Place.REFERENCE, key = "lines") List<UUID> bankLines,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private List<LineUse> uses,
            @Private(of = Subject.ACTOR, key = KeyClass.ACTOR) Id.Actor carrier,
            @Public(at = Place.OPEN) @Nullable List<Revealed> open)
            implements CashEvent {}

    /// Somebody put money into the box. It is an open item until it is settled against a shortage.
    @EventType("cash.received.v1")
    record CashReceived(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Tiered(from = Tier.COARSE) long amt,
            @Tiered(from = Tier.COARSE) String cur,
            @Public MoneyCode.CashReceipt kind,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private(of = Subject.ACTOR, key = KeyClass.ACTOR) Id.Actor from)
            implements CashEvent {}

    /// Notes were counted. A difference becomes an open item with a discrepancy.
    ///
    /// @param difference counted - expected, tiyn; may be negative
    @EventType("cash.counted.v1")
    record CashCounted(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public MoneyCode.CountKind kind,
            @Public ActorMark counter,
            @Public MoneyCode.CountResult result,
            @Tiered(from = Tier.COARSE) long difference,
            @Tiered(from = Tier.COARSE) String cur,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private long counted,
            @Private long expected,
            @Private @Nullable Evidence sheet)
            implements CashEvent {}

    /// A ward asks for cash; the time to hand-over is measured. Nothing is public.
    @EventType("cash.requested.v1")
    record CashRequested(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) long amt)
            implements CashEvent {

        /// The ward: in the scope of the account its tags would tell the home.
        @Override
        public Id tagScope() {
            return ward;
        }
    }
}
