package org.wardledger.command.requests;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Features;
import org.wardledger.command.Known;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.lookup.RuleVersion;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.domain.Command;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.Approvals;
import org.wardledger.domain.account.Expenditures;
import org.wardledger.domain.account.Proposals;
import org.wardledger.domain.account.Refunds;
import org.wardledger.domain.account.Settlements;
import org.wardledger.domain.account.Settlements.Charge;
import org.wardledger.domain.supplier.Supplier;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.ExpenditureEvent.WardItem;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;

/// Requests on purchases. Those that need no facts are the domain's own commands.
public interface ExpenditureRequests {

    /// Propose a purchase for one or many wards. `amt` is the sum of the lines.
    ///
    /// @param exp null for an id made by the ledger
    /// @param confirmed the enterer knows that some of the wards are away
    record ProposeExpenditure(
            Id.Account acct,
            Id.@Nullable Expenditure exp,
            MoneyCode.Method method,
            long amt,
            MoneyCode.Category cat,
            Id.@Nullable Supplier sup,
            @Nullable String contract,
            boolean advance,
            Id.@Nullable Expenditure replaces,
            LocalDate eff,
            @Nullable LocalDate planned,
            String text,
            List<Evidence> documents,
            List<PurchaseLine> lines,
            boolean confirmed)
            implements OfAccount {
        @Override
        public String code() {
            return "expenditure.propose";
        }

        @Override
        public Command toCommand(Known known) {
            Facts.Permitted permitted = Facts.permitted(known, eff);
            return new Proposals.ProposeExpenditure(
                    acct,
                    exp != null ? exp : new Id.Expenditure(known.newId("exp")),
                    Facts.account(known, acct),
                    method,
                    amt,
                    cat,
                    sup,
                    sup != null && registered(known, sup),
                    contract,
                    advance,
                    replaces,
                    eff,
                    planned,
                    text,
                    documents,
                    lines,
                    items(known),
                    permitted.categories(),
                    permitted.rule(),
                    Wards.absent(known, lines, eff),
                    confirmed);
        }

        private static boolean registered(Known known, Id.Supplier sup) {
            return known.state(Features.SUPPLIER, Streams.of(sup)) instanceof Supplier.State.Known;
        }

        private Map<Id.Item, Proposals.ItemFacts> items(Known known) {
            Map<Id.Item, Proposals.ItemFacts> items = new HashMap<>();
            for (PurchaseLine line : lines) {
                for (WardItem item : line.items()) {
                    Registers.Item found = known.registers().item(item.item());
                    if (found != null) {
                        items.put(
                                item.item(),
                                new Proposals.ItemFacts(found.cat(), found.withdrawn()));
                    }
                }
            }
            return items;
        }
    }

    /// Carry out the commission's decision.
    ///
    /// @param reservation the standing reservation to draw on; null for a decision on this purchase
    record ApproveExpenditure(
            Id.Account acct,
            Id.Expenditure exp,
            Id.Decision decision,
            Id.@Nullable Reservation reservation,
            LocalDate expires)
            implements OfAccount {
        @Override
        public String code() {
            return "expenditure.approve";
        }

        @Override
        public Command toCommand(Known known) {
            List<Id.Rule> rules =
                    Facts.inForce(known, RuleKind.QUORUM, known.today()).stream()
                            .map(RuleVersion::rule)
                            .toList();
            return new Approvals.ApproveExpenditure(
                    acct,
                    exp,
                    Decisions.facts(known, decision),
                    reservation,
                    List.of(),
                    expires,
                    rules);
        }
    }

    /// Match the payment to bank lines, or hand over cash.
    ///
    /// @param lines what each ward pays; empty for the approved lines
    /// @param uses bank lines; empty for cash
    record PayExpenditure(
            Id.Account acct,
            Id.Expenditure exp,
            List<Charge> lines,
            List<LineUse> uses,
            LocalDate eff,
            String matchReason,
            Id.@Nullable Actor witness)
            implements OfAccount {
        @Override
        public String code() {
            return "expenditure.pay";
        }

        @Override
        public Command toCommand(Known known) {
            return new Settlements.PayExpenditure(
                    acct, exp, Facts.account(known, acct), lines, uses, eff, matchReason, witness);
        }
    }

    /// Give the wards back what came back.
    ///
    /// @param paid event id of the payment
    record RefundExpenditure(
            Id.Account acct,
            Id.Expenditure exp,
            UUID paid,
            MoneyCode.ReversalReason reason,
            List<Charge> lines,
            List<LineUse> uses)
            implements OfAccount {
        @Override
        public String code() {
            return "expenditure.refund";
        }

        @Override
        public Command toCommand(Known known) {
            List<Fact<MoneyEvent>> found = Payments.of(known, acct, exp);
            return new Refunds.RefundExpenditure(
                    acct,
                    exp,
                    Payments.payment(found, paid),
                    Payments.refunds(found),
                    reason,
                    lines,
                    uses);
        }
    }

    /// A document that came later.
    ///
    /// @param step event id of the step it belongs to
    record AddEvidence(Id.Account acct, Id.Expenditure exp, UUID step, Evidence document)
            implements OfAccount {
        @Override
        public String code() {
            return "expenditure.add-evidence";
        }

        @Override
        public Command toCommand(Known known) {
            boolean before = known.registers().evidenceKnown(exp, document);
            return new Expenditures.AddEvidence(acct, exp, step, document, before);
        }
    }
}
