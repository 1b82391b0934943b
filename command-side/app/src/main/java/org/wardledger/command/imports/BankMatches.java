package org.wardledger.command.imports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Features;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Spend;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.ContractLinked;
import org.wardledger.events.ExpenditureEvent.EvidenceAdded;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.SupplierEvent.SupplierChanged;
import org.wardledger.events.SupplierEvent.SupplierRegistered;

/// Reads from an account's record what [Matching] compares: purchases to be paid through the bank,
/// and lines that went out and are not used up. Looks at the open month and the two before it.
public final class BankMatches {
    private static final int MONTHS = 3;

    private final CommandCore core;
    private final Policy policy;

    public BankMatches(CommandCore core, Policy policy) {
        this.core = core;
        this.policy = policy;
    }

    /// Proposals for an account, the likeliest first; none for whoever may not see inside it.
    public List<Matching.Proposal> propose(Caller caller, Id.Account acct) {
        YearMonth month = core.index().registers().periodOf(acct);
        Id.Institution home = core.index().registers().institutionOf(acct);
        if (month == null || home == null || !policy.seesInside(caller, home)) {
            return List.of();
        }
        PeriodState state = core.states().state(Features.PERIOD, Streams.of(acct, month));
        Record record = new Record();
        for (int back = MONTHS - 1; back >= 0; back--) {
            core.states().history(Streams.of(acct, month.minusMonths(back))).forEach(record::take);
        }
        return Matching.propose(purchases(state, record), payments(state, record));
    }

    /// What the events of some months say.
    private static final class Record {
        private final Map<Id.Expenditure, Fact<LedgerEvent>> proposed = new HashMap<>();
        private final Map<Id.Expenditure, String> contracts = new HashMap<>();
        private final Map<Id.Expenditure, Set<String>> documents = new HashMap<>();
        private final Map<UUID, LineRecorded> lines = new HashMap<>();

        private void take(Fact<LedgerEvent> fact) {
            switch (fact.event()) {
                case ExpenditureProposed e -> {
                    proposed.put(e.exp(), fact);
                    if (e.contract() != null) {
                        contracts.put(e.exp(), e.contract());
                    }
                    e.documents().forEach(d -> document(e.exp(), d));
                }
                case ContractLinked e -> contracts.put(e.exp(), e.contract());
                case EvidenceAdded e -> document(e.exp(), e.document());
                case LineRecorded e when e.dir() == Direction.OUT -> lines.put(fact.id(), e);
                default -> {}
            }
        }

        private void document(Id.Expenditure exp, Evidence document) {
            String number = document.number();
            if (number != null) {
                documents.computeIfAbsent(exp, _ -> new HashSet<>()).add(number);
            }
        }
    }

    private List<Matching.Purchase> purchases(PeriodState state, Record record) {
        List<Matching.Purchase> purchases = new ArrayList<>();
        for (Map.Entry<Id.Expenditure, Spend> entry : state.work().spends().entrySet()) {
            Spend spend = entry.getValue();
            long due = spend.open().amt() - spend.open().paid();
            boolean payable = spend.step() == Step.APPROVED || spend.step() == Step.ACCEPTED;
            if (payable && due > 0 && spend.open().method() == Method.BANK) {
                purchases.add(purchase(entry.getKey(), spend, due, record));
            }
        }
        return purchases;
    }

    private Matching.Purchase purchase(Id.Expenditure exp, Spend spend, long due, Record record) {
        Fact<LedgerEvent> proposed = record.proposed.get(exp);
        Seller seller =
                proposed != null
                                && proposed.event() instanceof ExpenditureProposed e
                                && e.sup() != null
                        ? seller(e.sup())
                        : new Seller(null, null);
        LocalDate approved = spend.open().approvedOn();
        LocalDate day = proposed == null ? LocalDate.EPOCH : proposed.day();
        return new Matching.Purchase(
                exp,
                due,
                approved == null ? day : approved,
                seller.iban(),
                seller.number(),
                record.contracts.get(exp),
                List.copyOf(record.documents.getOrDefault(exp, Set.of())));
    }

    private record Seller(@Nullable String iban, @Nullable String number) {}

    private Seller seller(Id.Supplier sup) {
        String iban = null;
        String number = null;
        for (Fact<LedgerEvent> fact : core.states().history(Streams.of(sup)).toList()) {
            if (fact.event() instanceof SupplierRegistered e) {
                iban = e.iban();
                number =
                        e.entity() != null
                                ? e.entity().bin()
                                : e.trader() == null ? null : e.trader().iin();
            } else if (fact.event() instanceof SupplierChanged e && e.iban() != null) {
                iban = e.iban();
            }
        }
        return new Seller(iban, number);
    }

    private static List<Matching.Payment> payments(PeriodState state, Record record) {
        return record.lines.entrySet().stream()
                .map(e -> payment(e.getKey(), e.getValue(), state.books().open(e.getKey())))
                .filter(Objects::nonNull)
                .toList();
    }

    /// What went out and is not explained stands in the books below zero.
    private static Matching.@Nullable Payment payment(UUID id, LineRecorded line, long open) {
        return open >= 0
                ? null
                : new Matching.Payment(
                        id,
                        -open,
                        line.valueDate(),
                        line.counterpartyIban(),
                        line.counterpartyId(),
                        line.purpose());
    }
}
