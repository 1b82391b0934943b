package org.wardledger.command.requests;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.domain.Command;
import org.wardledger.domain.account.Discrepancies;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Reversals;
import org.wardledger.domain.account.Reversible;
import org.wardledger.domain.account.Trace;
import org.wardledger.events.ActorMark;
import org.wardledger.events.CashEvent.CashRequested;
import org.wardledger.events.Evidence;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.PayoutEvent;
import org.wardledger.events.SubaccountEvent;
import org.wardledger.events.TransferEvent;

/// Requests that put something right.
public interface CorrectionRequests {

    /// Undo a posting of this month or of an earlier one.
    ///
    /// @param target event id of the posting
    /// @param second the other person who agreed
    record ReversePosting(
            Id.Account acct,
            UUID target,
            MoneyCode.ReversalReason reason,
            String text,
            List<Evidence> documents,
            ActorMark second)
            implements OfAccount {
        @Override
        public String code() {
            return "posting.reverse";
        }

        @Override
        public Command toCommand(Known known) {
            PeriodState state = Facts.period(known, acct);
            Trace.Posting here = state == null ? null : state.trace().postings().get(target);
            Fact<MoneyEvent> prior =
                    here != null ? null : Facts.money(Facts.find(known, acct, target));
            Trace.Posting posting =
                    here != null || prior == null ? here : Reversible.posting(prior);
            Id.Expenditure exp = posting == null ? null : posting.exp();
            return new Reversals.ReversePosting(
                    acct,
                    Facts.account(known, acct),
                    target,
                    prior,
                    exp == null ? List.of() : Payments.of(known, acct, exp),
                    posting == null ? Map.of() : closed(known, posting),
                    reason,
                    text,
                    documents,
                    second);
        }

        private Map<Id.Ward, Long> closed(Known known, Trace.Posting posting) {
            Map<Id.Ward, Long> closed = new HashMap<>();
            for (Movement leg : posting.legs()) {
                Id.Ward ward = leg.ward();
                if (ward != null && known.registers().closedIn(acct, ward) != null) {
                    closed.put(ward, Facts.nextN(known, acct, ward));
                }
            }
            return Map.copyOf(closed);
        }
    }

    /// Something does not agree; somebody answers for it by a date.
    ///
    /// @param disc null for an id made by the ledger
    /// @param about event or open item concerned
    record RaiseDiscrepancy(
            Id.Account acct,
            Id.@Nullable Discrepancy disc,
            MoneyCode.DiscrepancyKind kind,
            ActorMark owner,
            LocalDate due,
            @Nullable UUID about,
            long amt,
            String text)
            implements OfAccount {
        @Override
        public String code() {
            return "discrepancy.raise";
        }

        @Override
        public Command toCommand(Known known) {
            return new Discrepancies.RaiseDiscrepancy(
                    acct,
                    disc != null ? disc : new Id.Discrepancy(known.newId("dsc")),
                    kind,
                    owner,
                    due,
                    about,
                    about != null && namesTheHome(Facts.find(known, acct, about)),
                    amt,
                    text);
        }

        private static boolean namesTheHome(@Nullable Fact<LedgerEvent> fact) {
            return fact != null
                    && !(fact.event() instanceof SubaccountEvent
                            || fact.event() instanceof TransferEvent
                            || fact.event() instanceof PayoutEvent
                            || fact.event() instanceof CashRequested);
        }
    }

    /// It is put right, or accepted as explained.
    ///
    /// @param correction event id of the money event that puts it right
    record ResolveDiscrepancy(
            Id.Account acct,
            Id.Discrepancy disc,
            MoneyCode.DiscrepancyOutcome outcome,
            @Nullable UUID correction)
            implements OfAccount {
        @Override
        public String code() {
            return "discrepancy.resolve";
        }

        @Override
        public Command toCommand(Known known) {
            boolean there = correction != null && Facts.find(known, acct, correction) != null;
            return new Discrepancies.ResolveDiscrepancy(acct, disc, outcome, correction, there);
        }
    }
}
