package org.wardledger.domain.account;

import static org.wardledger.domain.account.PayoutRefusal.ABOVE_BALANCE;
import static org.wardledger.domain.account.PayoutRefusal.ALREADY_ISSUED;
import static org.wardledger.domain.account.PayoutRefusal.AMOUNT_NOT_POSITIVE;
import static org.wardledger.domain.account.PayoutRefusal.APPROVER_IS_ENTERER;
import static org.wardledger.domain.account.PayoutRefusal.BANK_LINE_DIFFERS;
import static org.wardledger.domain.account.PayoutRefusal.BANK_LINE_UNKNOWN;
import static org.wardledger.domain.account.PayoutRefusal.BANK_LINE_USED;
import static org.wardledger.domain.account.PayoutRefusal.CASH_SHORT;
import static org.wardledger.domain.account.PayoutRefusal.EXPENDITURE_OPEN;
import static org.wardledger.domain.account.PayoutRefusal.NOT_ISSUED;
import static org.wardledger.domain.account.PayoutRefusal.NOT_SUSPENDED;
import static org.wardledger.domain.account.PayoutRefusal.PAYEE_UNPROVEN;
import static org.wardledger.domain.account.PayoutRefusal.SUSPENDED;
import static org.wardledger.domain.account.PayoutRefusal.WARD_NOT_ON_ACCOUNT;
import static org.wardledger.domain.account.PayoutRefusal.WARD_PRESENT;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.PayoutEvent.FinalAccountIssued;
import org.wardledger.events.PayoutEvent.PayoutMade;
import org.wardledger.events.PayoutEvent.PayoutResumed;
import org.wardledger.events.PayoutEvent.PayoutSuspended;

/// After discharge, move or death: the final account with its term, and what is left to the
/// person, the heirs, a notary or the payer of a benefit (Social Code 202(2)).
public final class Payouts {
    private static final BankLines OUT =
            new BankLines(BANK_LINE_UNKNOWN, BANK_LINE_USED, BANK_LINE_DIFFERS, Direction.OUT);

    private Payouts() {}

    /// Commands on final accounts and pay-outs.
    public sealed interface PayoutCommand extends MoneyCommand
            permits IssueFinalAccount, SuspendPayout, ResumePayout, MakePayout {
        Id.Ward ward();
    }

    /// @param exited whether the ward's stay has ended
    /// @param due term of the pay-out by the rule in force
    public record IssueFinalAccount(
            Id.Account acct,
            Id.Ward ward,
            boolean exited,
            LocalDate due,
            @Nullable Evidence document)
            implements PayoutCommand {
        @Override
        public String code() {
            return "payout.issue-final-account";
        }
    }

    /// It cannot be paid yet.
    public record SuspendPayout(
            Id.Account acct,
            Id.Ward ward,
            String reason,
            @Nullable Evidence document,
            LocalDate review)
            implements PayoutCommand {
        @Override
        public String code() {
            return "payout.suspend";
        }
    }

    /// It can be paid now: what stood in the way is settled on paper.
    ///
    /// @param due new term of the pay-out by the rule in force
    public record ResumePayout(
            Id.Account acct,
            Id.Ward ward,
            String reason,
            @Nullable Evidence document,
            LocalDate due)
            implements PayoutCommand {
        @Override
        public String code() {
            return "payout.resume";
        }
    }

    /// Pay out. Without bank lines it is paid from the cash box.
    ///
    /// @param approver who allowed it; never the one who enters it
    public record MakePayout(
            Id.Account acct,
            Id.Ward ward,
            MoneyCode.Payout kind,
            long amt,
            String payee,
            List<LineUse> uses,
            List<Evidence> documents,
            Id.Actor approver)
            implements PayoutCommand {
        @Override
        public String code() {
            return "payout.make";
        }
    }

    static Decision<MoneyEvent> decide(
            PayoutCommand command, Envelope envelope, PeriodState state) {
        Sub sub = state.books().sub(command.ward());
        if (sub == null || sub.state() == SubaccountState.CLOSED) {
            return Decision.refuse(WARD_NOT_ON_ACCOUNT, "ward");
        }
        return switch (command) {
            case IssueFinalAccount c -> issue(c, state, sub);
            case SuspendPayout c -> suspend(c, sub);
            case ResumePayout c -> resume(c, sub);
            case MakePayout c -> make(c, envelope, state, sub);
        };
    }

    private static Decision<MoneyEvent> issue(IssueFinalAccount c, PeriodState state, Sub sub) {
        if (!c.exited()) {
            return Decision.refuse(WARD_PRESENT, "ward");
        }
        if (sub.state() == SubaccountState.FINAL) {
            return Decision.refuse(ALREADY_ISSUED, "ward");
        }
        boolean open =
                state.work().spends().values().stream()
                        .anyMatch(
                                s ->
                                        Carrying.carries(s.step())
                                                && s.open().paidBy() == null
                                                && s.lines().has(c.ward()));
        if (open || sub.setAside() != 0) {
            return Decision.refuse(EXPENDITURE_OPEN, "ward");
        }
        return Decision.accept(
                new FinalAccountIssued(c.due(), c.acct(), c.ward(), sub.balance(), c.document()));
    }

    private static Decision<MoneyEvent> suspend(SuspendPayout c, Sub sub) {
        if (sub.state() != SubaccountState.FINAL) {
            return Decision.refuse(NOT_ISSUED, "ward");
        }
        return Decision.accept(
                new PayoutSuspended(c.acct(), c.ward(), c.reason(), c.document(), c.review()));
    }

    private static Decision<MoneyEvent> resume(ResumePayout c, Sub sub) {
        Evidence document = c.document();
        if (document == null || c.reason().isBlank()) {
            return Decision.refuse(PAYEE_UNPROVEN, document == null ? "document" : "reason");
        }
        if (!sub.payoutSuspended()) {
            return Decision.refuse(NOT_SUSPENDED, "ward");
        }
        return Decision.accept(
                new PayoutResumed(c.due(), c.acct(), c.ward(), c.reason(), document));
    }

    private static Decision<MoneyEvent> make(
            MakePayout c, Envelope envelope, PeriodState state, Sub sub) {
        Refusal refusal = allowed(c, envelope, sub);
        if (refusal == null) {
            refusal = source(c, state);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return Decision.accept(
                new PayoutMade(
                        c.acct(),
                        c.ward(),
                        c.kind(),
                        c.amt(),
                        c.payee(),
                        c.uses(),
                        c.documents(),
                        c.approver(),
                        List.of(new Running(state).debit(c.ward(), c.amt()))));
    }

    private static @Nullable Refusal allowed(MakePayout c, Envelope envelope, Sub sub) {
        if (c.amt() <= 0) {
            return Refusal.at(AMOUNT_NOT_POSITIVE, "amt");
        }
        if (c.payee().isBlank() || c.documents().isEmpty()) {
            return Refusal.at(PAYEE_UNPROVEN, "documents");
        }
        boolean needsFinal =
                switch (c.kind()) {
                    case TO_WARD, TO_HEIRS, TO_NOTARY -> true;
                    case RETURN_TO_PAYER, COURT_ORDER -> false;
                };
        if (needsFinal && sub.state() != SubaccountState.FINAL) {
            return Refusal.at(NOT_ISSUED, "ward");
        }
        if (sub.payoutSuspended() && c.kind() != MoneyCode.Payout.COURT_ORDER) {
            return Refusal.at(SUSPENDED, "ward");
        }
        return c.approver().equals(envelope.by().actor())
                ? Refusal.at(APPROVER_IS_ENTERER, "approver")
                : null;
    }

    private static @Nullable Refusal source(MakePayout c, PeriodState state) {
        if (!c.uses().isEmpty()) {
            Refusal refusal = OUT.check(state, c.uses(), c.amt());
            if (refusal != null) {
                return refusal;
            }
        }
        long free = Transfers.free(state, c.ward());
        if (c.amt() > free) {
            return Refusal.at(ABOVE_BALANCE, "amt").with("free", free);
        }
        boolean shortOfCash = c.uses().isEmpty() && c.amt() > state.books().cash();
        return shortOfCash
                ? Refusal.at(CASH_SHORT, "amt").with("cash", state.books().cash())
                : null;
    }
}
