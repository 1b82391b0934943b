package org.wardledger.views.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.CashEvent.CashCounted;
import org.wardledger.events.CashEvent.CashReceived;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.PeriodOrigin;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.Postings;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.Recorded;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.View;
import org.wardledger.views.statement.StatementLineView.Source;
import org.wardledger.views.statement.StatementLineView.Use;

/// Follows open items by the SUSPENSE legs of the postings: one rule for every event that makes or
/// uses one. A carried period changes none; only an opening act brings items of its own.
final class StatementLineFold extends Fold<StatementLineView> {
    StatementLineFold() {
        super(StatementLineView.class, Audience.STAFF);
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return switch (event.event()) {
            case DiscrepancyRaised e -> questioned(e, lookup);
            case MoneyEvent e ->
                    changes(event.fact().id(), e).entrySet().stream()
                            .filter(c -> c.getValue() != 0)
                            .map(c -> c.getKey().toString())
                            .toList();
            case LedgerEvent _ -> List.of();
        };
    }

    private List<String> questioned(DiscrepancyRaised e, Lookup lookup) {
        UUID about = e.exactAbout();
        return about == null || lookup.get(this, about.toString()) == null
                ? List.of()
                : List.of(about.toString());
    }

    /// Change of each open item, in the order of the legs.
    private static Map<UUID, Long> changes(UUID id, MoneyEvent event) {
        Map<UUID, Long> sums = new LinkedHashMap<>();
        if (event instanceof PeriodOpened e && e.origin() == PeriodOrigin.CARRIED) {
            return sums;
        }
        for (Movement leg : Postings.of(id, event)) {
            if (leg.item() != null) {
                sums.merge(leg.item(), leg.amount(), Math::addExact);
            }
        }
        return sums;
    }

    @Override
    public StatementLineView fold(
            @Nullable StatementLineView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        UUID item = UUID.fromString(id);
        return switch (event.event()) {
            case DiscrepancyRaised e ->
                    known(before, event).questioned(event.position(), e.disc().value());
            case LineRecorded e -> line(e, item, event);
            case CashReceived e ->
                    cash(e.inst(), e.acct(), item, e.amt(), Source.CASH_RECEIPT, event);
            case CashCounted e ->
                    cash(e.inst(), e.acct(), item, e.difference(), Source.CASH_DIFFERENCE, event);
            case PeriodOpened e -> opening(e, item, event);
            case MoneyEvent e -> used(known(before, event), change(e, item, event), event);
            case LedgerEvent other ->
                    throw new IllegalStateException(other.getClass() + " has no open item");
        };
    }

    /// A receipt may use a thousand lines: they are read without making legs for each item.
    private static long change(
            MoneyEvent event, UUID item, Recorded<? extends LedgerEvent> recorded) {
        if (event instanceof ReceiptAllocated e) {
            return -e.uses().stream()
                    .filter(u -> u.line().equals(item))
                    .mapToLong(LineUse::amt)
                    .sum();
        }
        Long change = changes(recorded.fact().id(), event).get(item);
        return change == null ? 0 : change;
    }

    /// Items carry their sign from the bank: what came in is positive and falls when it is used.
    private static StatementLineView used(
            StatementLineView v, long change, Recorded<? extends LedgerEvent> event) {
        long used = v.direction() == Direction.IN ? -change : change;
        List<Use> uses = new ArrayList<>(v.uses());
        uses.add(
                new Use(
                        event.position(),
                        event.fact().id(),
                        LedgerEvent.typeOf(event.event().getClass()),
                        event.fact().day(),
                        used));
        return v.used(event.position(), v.open() - used, List.copyOf(uses));
    }

    private static StatementLineView line(
            LineRecorded e, UUID item, Recorded<? extends LedgerEvent> event) {
        return first(
                e.inst(),
                e.acct(),
                item,
                e.statement(),
                Source.BANK,
                e.valueDate(),
                e.dir(),
                e.party(),
                e.amt(),
                null,
                event);
    }

    private static StatementLineView cash(
            Id.Institution inst,
            Id.Account acct,
            UUID item,
            long signed,
            Source source,
            Recorded<? extends LedgerEvent> event) {
        return first(
                inst,
                acct,
                item,
                null,
                source,
                event.fact().day(),
                signed < 0 ? Direction.OUT : Direction.IN,
                null,
                Math.abs(signed),
                null,
                event);
    }

    private static StatementLineView opening(
            PeriodOpened e, UUID item, Recorded<? extends LedgerEvent> event) {
        return e.carried().suspense().stream()
                .filter(i -> i.item().equals(item))
                .map(
                        i ->
                                first(
                                        e.inst(),
                                        e.acct(),
                                        item,
                                        null,
                                        Source.OPENING_ACT,
                                        i.date(),
                                        i.amt() < 0 ? Direction.OUT : Direction.IN,
                                        null,
                                        Math.abs(i.amt()),
                                        i.discrepancy() == null ? null : i.discrepancy().value(),
                                        event))
                .findFirst()
                .orElseThrow();
    }

    private static StatementLineView first(
            Id.Institution inst,
            Id.Account acct,
            UUID item,
            @Nullable UUID statement,
            Source source,
            LocalDate date,
            Direction direction,
            MoneyCode.@Nullable Party party,
            long amount,
            @Nullable String discrepancy,
            Recorded<? extends LedgerEvent> event) {
        return new StatementLineView(
                item.toString(),
                event.position(),
                View.CURRENT,
                event.position(),
                inst.value(),
                acct.value(),
                statement,
                source,
                event.fact().day(),
                date,
                direction,
                party,
                amount,
                amount,
                StatementLineView.stateOf(amount, amount),
                List.of(),
                discrepancy);
    }
}
