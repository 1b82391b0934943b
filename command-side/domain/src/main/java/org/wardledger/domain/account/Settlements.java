package org.wardledger.domain.account;

import static org.wardledger.domain.account.ExpenditureRefusal.ABOVE_ACCEPTED;
import static org.wardledger.domain.account.ExpenditureRefusal.ABOVE_APPROVED;
import static org.wardledger.domain.account.ExpenditureRefusal.ACCEPTANCE_MISSING;
import static org.wardledger.domain.account.ExpenditureRefusal.ALREADY_PAID;
import static org.wardledger.domain.account.ExpenditureRefusal.BANK_LINE_DIFFERS;
import static org.wardledger.domain.account.ExpenditureRefusal.BANK_LINE_UNKNOWN;
import static org.wardledger.domain.account.ExpenditureRefusal.BANK_LINE_USED;
import static org.wardledger.domain.account.ExpenditureRefusal.CASH_SHORT;
import static org.wardledger.domain.account.ExpenditureRefusal.CASH_WITNESS_MISSING;
import static org.wardledger.domain.account.ExpenditureRefusal.CLOSED;
import static org.wardledger.domain.account.ExpenditureRefusal.NOT_APPROVED;
import static org.wardledger.domain.account.ExpenditureRefusal.PAYER_IS_APPROVER;
import static org.wardledger.domain.account.ExpenditureRefusal.SUM_DIFFERS;
import static org.wardledger.domain.account.ExpenditureRefusal.UNKNOWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Carried.Duty;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.WardLine;

/// An approved expenditure is accepted and paid, each once, in the order that the account's law
/// asks: on a treasury account the act comes first unless it is an advance. Both make it settled.
public final class Settlements {
    static final BankLines OUTGOING =
            new BankLines(BANK_LINE_UNKNOWN, BANK_LINE_USED, BANK_LINE_DIFFERS, Direction.OUT);

    private Settlements() {}

    /// Commands that settle an expenditure.
    public sealed interface SettlementCommand extends MoneyCommand
            permits Acceptances.AcceptExpenditure, PayExpenditure, Refunds.RefundExpenditure {
        Id.Expenditure exp();
    }

    /// Match the payment to bank lines, or hand over cash, and charge the wards.
    ///
    /// @param lines what each ward pays; by default the approved lines
    /// @param eff the bank's date, or the day of the hand-over
    public record PayExpenditure(
            Id.Account acct,
            Id.Expenditure exp,
            AccountFacts facts,
            List<Charge> lines,
            List<LineUse> uses,
            LocalDate eff,
            String matchReason,
            Id.@Nullable Actor witness)
            implements SettlementCommand {
        @Override
        public String code() {
            return "expenditure.pay";
        }
    }

    /// What one ward pays, tiyn.
    public record Charge(Id.Ward ward, long amt) {}

    static Decision<MoneyEvent> decide(
            SettlementCommand command, Envelope envelope, PeriodState state) {
        if (command instanceof Refunds.RefundExpenditure c) {
            return Refunds.decide(c, envelope, state);
        }
        Spend spend = state.work().spend(command.exp());
        if (spend == null) {
            return Decision.refuse(UNKNOWN, "exp");
        }
        return switch (command) {
            case Acceptances.AcceptExpenditure c -> Acceptances.decide(c, envelope, state, spend);
            case PayExpenditure c -> pay(c, envelope, state, spend);
            case Refunds.RefundExpenditure c -> Refunds.decide(c, envelope, state);
        };
    }

    static ExpenditureRefusal notApproved(Spend spend) {
        return switch (spend.step()) {
            case PROPOSED, APPROVED, ACCEPTED, PAID -> NOT_APPROVED;
            case SETTLED, REJECTED, VOIDED, EXPIRED, REVERSED -> CLOSED;
        };
    }

    private static Decision<MoneyEvent> pay(
            PayExpenditure c, Envelope envelope, PeriodState state, Spend spend) {
        List<Charge> charges = charges(c, spend);
        long amt = charges.stream().mapToLong(Charge::amt).reduce(0, Math::addExact);
        Refusal refusal = payable(c, envelope, spend);
        if (refusal == null) {
            refusal = hands(c, envelope, spend);
        }
        if (refusal == null) {
            refusal = amounts(charges, amt, spend);
        }
        if (refusal == null) {
            refusal = source(c, amt, state, spend);
        }
        UUID approved = spend.open().approvedBy();
        if (refusal != null || approved == null) {
            return Decision.refuse(refusal == null ? Refusal.of(NOT_APPROVED) : refusal);
        }
        return Decision.accept(paid(c, charges, amt, approved, state, spend));
    }

    private static List<Charge> charges(PayExpenditure c, Spend spend) {
        if (!c.lines().isEmpty()) {
            return c.lines();
        }
        return spend.lines().wards().stream().map(w -> new Charge(w, spend.lines().of(w))).toList();
    }

    private static @Nullable Refusal payable(PayExpenditure c, Envelope envelope, Spend spend) {
        if (c.eff().isAfter(envelope.today())) {
            return Refusal.at(CommonRefusal.DATE_IN_FUTURE, "eff");
        }
        if (spend.open().paidBy() != null) {
            return Refusal.at(ALREADY_PAID, "exp");
        }
        if (spend.step() != Step.APPROVED && spend.step() != Step.ACCEPTED) {
            return Refusal.at(notApproved(spend), "exp");
        }
        boolean first = c.facts().actFirst() && !spend.open().advance();
        if (first && spend.step() != Step.ACCEPTED) {
            return Refusal.at(ACCEPTANCE_MISSING, "exp");
        }
        return null;
    }

    private static @Nullable Refusal hands(PayExpenditure c, Envelope envelope, Spend spend) {
        if (spend.did(envelope.by().actor(), Duty.APPROVED)) {
            return Refusal.of(PAYER_IS_APPROVER);
        }
        boolean cash = spend.open().method() == MoneyCode.Method.CASH;
        boolean witnessed = c.witness() != null && !c.witness().equals(envelope.by().actor());
        return cash && !witnessed ? Refusal.at(CASH_WITNESS_MISSING, "witness") : null;
    }

    private static @Nullable Refusal amounts(List<Charge> charges, long amt, Spend spend) {
        Set<Id.Ward> seen = new HashSet<>();
        for (int i = 0; i < charges.size(); i++) {
            Charge charge = charges.get(i);
            boolean known = spend.lines().has(charge.ward()) && seen.add(charge.ward());
            if (!known || charge.amt() > spend.lines().of(charge.ward())) {
                return Refusal.at(ABOVE_APPROVED, "lines[" + i + "]");
            }
            if (charge.amt() <= 0) {
                return Refusal.at(SUM_DIFFERS, "lines[" + i + "].amt");
            }
        }
        boolean accepted = spend.open().acceptedBy() != null;
        if (accepted && amt > spend.open().accepted()) {
            return Refusal.at(ABOVE_ACCEPTED, "lines").with("accepted", spend.open().accepted());
        }
        return null;
    }

    private static @Nullable Refusal source(
            PayExpenditure c, long amt, PeriodState state, Spend spend) {
        return switch (spend.open().method()) {
            case BANK -> OUTGOING.check(state, c.uses(), amt);
            case CASH -> {
                if (!c.uses().isEmpty()) {
                    yield Refusal.at(BANK_LINE_DIFFERS, "uses");
                }
                yield state.books().cash() < amt
                        ? Refusal.of(CASH_SHORT).with("cash", state.books().cash())
                        : null;
            }
        };
    }

    private static ExpenditurePaid paid(
            PayExpenditure c,
            List<Charge> charges,
            long amt,
            UUID approved,
            PeriodState state,
            Spend spend) {
        LocalDate approvedOn = spend.open().approvedOn();
        return new ExpenditurePaid(
                state.known().inst(),
                c.acct(),
                c.exp(),
                spend.open().method(),
                amt,
                state.known().cur(),
                approvedOn != null && c.eff().isBefore(approvedOn),
                c.eff(),
                approved,
                spend.open().acceptedBy(),
                c.uses().stream().map(LineUse::line).toList(),
                spend.open().publication(),
                c.uses(),
                spend.open().group(),
                c.matchReason(),
                c.witness(),
                lines(state, charges),
                BankLines.opened(state, c.uses(), spend.open().publication()));
    }

    private static List<WardLine> lines(PeriodState state, List<Charge> charges) {
        Running running = new Running(state);
        List<WardLine> lines = new ArrayList<>();
        for (Charge charge : charges) {
            lines.add(running.debit(charge.ward(), charge.amt()));
        }
        return lines;
    }
}
