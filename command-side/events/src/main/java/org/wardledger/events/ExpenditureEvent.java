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

/// The life of one purchase for one or many wards, all or nothing. The publication tier is fixed
/// at the proposal and inherited by every later step.
public sealed interface ExpenditureEvent extends MoneyEvent {

    Id.Institution inst();

    Id.Expenditure exp();

    @Override
    Publication publication();

    @Override
    default @Nullable Id tagScope() {
        return exp();
    }

    /// One article of a purchase. In an OPEN purchase what fewer than k wards get stands merged
    /// in a row without article, price and quantity.
    ///
    /// @param price tiyn for one unit
    /// @param qty decimal, in the unit of the article
    record ItemRow(Id.@Nullable Item item, @Nullable Long price, @Nullable String qty, long amt) {}

    /// What one ward gets. `items` names articles and quantities.
    record PurchaseLine(Id.Ward ward, long amt, List<WardItem> items, String need) {}

    /// One article for one ward.
    record WardItem(Id.Item item, long price, String qty, @Nullable String size) {}

    /// How a ward wanted it.
    record HeardLine(Id.Ward ward, Code.WardAnswer answer, String manner, Id.Actor witness) {}

    /// A purchase is proposed; nothing is set aside yet.
    ///
    /// @param items rows as outsiders may see them
    /// @param text why, in the words of the enterer; private for ever
    /// @param replaces the expenditure this one stands in for after a reversal
    @EventType("expenditure.proposed.v1")
    record ExpenditureProposed(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Public MoneyCode.Method method,
            @Tiered(from = Tier.COARSE) long amt,
            @Tiered(from = Tier.COARSE) String cur,
            @Tiered(from = Tier.COARSE) MoneyCode.Group group,
            @Tiered(from = Tier.OPEN) MoneyCode.@Nullable Category cat,
            @Tiered(from = Tier.OPEN) List<ItemRow> items,
            @Tiered(from = Tier.OPEN) Id.@Nullable Supplier sup,
            @Tiered(from = Tier.OPEN) @Nullable String contract,
            @Public boolean advance,
            @Public Id.@Nullable Expenditure replaces,
            @Tiered(from = Tier.OPEN, at = Place.EFFECTIVE) LocalDate eff,
            @Public(at = Place.BASIS, key = "rule") List<Id.Rule> rules,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private MoneyCode.Group exactGroup,
            @Private MoneyCode.@Nullable Category exactCat,
            @Private(key = KeyClass.TEXT) String text,
            @Private @Nullable LocalDate planned,
            @Private List<Evidence> documents,
            @WardLines List<PurchaseLine> lines)
            implements ExpenditureEvent {}

    /// How the wards wanted it.
    @EventType("expenditure.ward-heard.v1")
    record WardHeard(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Public(at = Place.PUBLICATION) Publication publication,
            @WardLines List<HeardLine> lines)
            implements ExpenditureEvent {}

    /// The commission allows it; the lines' money is reserved per ward until a date.
    ///
    /// @param decision event id of the decision
    /// @param reservation event id of the standing reservation it draws on; null for a decision
    /// on this item
    @EventType("expenditure.approved.v1")
    record ExpenditureApproved(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Tiered(from = Tier.COARSE) long amt,
            @Tiered(from = Tier.COARSE) String cur,
            @Public LocalDate expires,
            @Public List<ActorMark> voters,
            @Public(at = Place.REFERENCE) UUID proposed,
            @Public(at = Place.REFERENCE) @Nullable UUID reservation,
            @Public(at = Place.BASIS, key = "dec") UUID decision,
            @Public(at = Place.BASIS, key = "rule") List<Id.Rule> rules,
            @Public(at = Place.PUBLICATION) Publication publication)
            implements ExpenditureEvent {}

    /// Refused by the commission.
    @EventType("expenditure.rejected.v1")
    record ExpenditureRejected(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Public MoneyCode.RefusalReason reason,
            @Public(at = Place.REFERENCE) UUID proposed,
            @Public(at = Place.BASIS, key = "dec") @Nullable UUID decision,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private(key = KeyClass.TEXT) String text)
            implements ExpenditureEvent {}

    /// Taken back before money moved; what was reserved is free again.
    @EventType("expenditure.voided.v1")
    record ExpenditureVoided(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Public MoneyCode.RefusalReason reason,
            @Public(at = Place.REFERENCE) UUID last,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private(key = KeyClass.TEXT) String text)
            implements ExpenditureEvent {}

    /// The approval ran out unused.
    @EventType("expenditure.expired.v1")
    record ExpenditureExpired(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Public(at = Place.REFERENCE) UUID approved,
            @Public(at = Place.PUBLICATION) Publication publication)
            implements ExpenditureEvent {}

    /// Contract or procurement number.
    @EventType("expenditure.contract-linked.v1")
    record ContractLinked(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Tiered(from = Tier.OPEN) String contract,
            @Tiered(from = Tier.OPEN) @Nullable String system,
            @Tiered(from = Tier.OPEN) @Nullable String externalId,
            @Public(at = Place.PUBLICATION) Publication publication)
            implements ExpenditureEvent {}

    /// Delivery or works act signed, with a witness (Budget Code 109(5)).
    @EventType("expenditure.accepted.v1")
    record ExpenditureAccepted(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Public MoneyCode.Document act,
            @Tiered(from = Tier.COARSE) long amt,
            @Tiered(from = Tier.COARSE) String cur,
            @Public boolean complete,
            @Public ActorMark witness,
            @Tiered(from = Tier.OPEN, at = Place.EFFECTIVE) LocalDate eff,
            @Public(at = Place.REFERENCE) UUID approved,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private Evidence document,
            @Private @Nullable String fiscalNumber)
            implements ExpenditureEvent {}

    /// Money left: a bank line or cash is matched and the wards' balances fall.
    ///
    /// @param head head of spending it counts under in the totals of the period, as published
    /// @param late the bank's date is before the approval; stays so for ever
    /// @param open direction and amount of bank lines that nothing opened before; null in a SEALED
    /// purchase
    @EventType("expenditure.paid.v1")
    record ExpenditurePaid(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Public MoneyCode.Method method,
            @Tiered(from = Tier.COARSE) long amt,
            @Tiered(from = Tier.COARSE) String cur,
            @Public boolean late,
            @Tiered(from = Tier.OPEN, at = Place.EFFECTIVE) LocalDate eff,
            @Public(at = Place.REFERENCE) UUID approved,
            @Public(at = Place.REFERENCE) @Nullable UUID accepted,
            @Public(at = Place.REFERENCE, key = "lines") List<UUID> bankLines,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private List<LineUse> uses,
            @Private MoneyCode.Group head,
            @Private(key = KeyClass.TEXT) String matchReason,
            @Private(of = Visibility.Subject.ACTOR, key = KeyClass.ACTOR)
                    Id.@Nullable Actor witness,
            @WardLines List<WardLine> lines,
            @Public(at = Place.OPEN) @Nullable List<Revealed> open)
            implements ExpenditureEvent {}

    /// The supplier gave money back.
    @EventType("expenditure.refunded.v1")
    record ExpenditureRefunded(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Public MoneyCode.Method method,
            @Tiered(from = Tier.COARSE) long amt,
            @Tiered(from = Tier.COARSE) String cur,
            @Public MoneyCode.ReversalReason reason,
            @Public(at = Place.REFERENCE) UUID paid,
            @Public(at = Place.REFERENCE, key = "lines") List<UUID> bankLines,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private List<LineUse> uses,
            @Private MoneyCode.Group head,
            @WardLines List<WardLine> lines)
            implements ExpenditureEvent {}

    /// A document came later.
    @EventType("expenditure.evidence-added.v1")
    record EvidenceAdded(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public Id.Expenditure exp,
            @Public MoneyCode.Document kind,
            @Public(at = Place.REFERENCE) UUID step,
            @Public(at = Place.PUBLICATION) Publication publication,
            @Private Evidence document)
            implements ExpenditureEvent {}
}
