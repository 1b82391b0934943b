package org.wardledger.domain.account;

import static org.wardledger.domain.account.ExpenditureRefusal.AMOUNT_NOT_POSITIVE;
import static org.wardledger.domain.account.ExpenditureRefusal.BANK_LINE_DIFFERS;
import static org.wardledger.domain.account.ExpenditureRefusal.BANK_LINE_UNKNOWN;
import static org.wardledger.domain.account.ExpenditureRefusal.NOT_PAID;
import static org.wardledger.domain.account.ExpenditureRefusal.REFUND_ABOVE_PAID;
import static org.wardledger.domain.account.ExpenditureRefusal.WARD_NOT_ON_ACCOUNT;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.account.Settlements.Charge;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.SubaccountEvent.SubaccountOpened;
import org.wardledger.events.WardLine;

/// Money that a supplier, or the leader of a trip, gives back.
public final class Refunds {
    private static final BankLines INCOMING =
            new BankLines(
                    BANK_LINE_UNKNOWN, ReceiptRefusal.LINE_USED, BANK_LINE_DIFFERS, Direction.IN);

    private Refunds() {}

    /// Give the wards back what came back. May repeat up to what each paid.
    ///
    /// @param paid the payment it belongs to, of this period or an earlier one
    /// @param earlier what came back of this payment before, in closed periods too
    /// @param uses bank lines; empty when notes came back into the cash box
    public record RefundExpenditure(
            Id.Account acct,
            Id.Expenditure exp,
            @Nullable Fact<ExpenditurePaid> paid,
            List<Fact<ExpenditureRefunded>> earlier,
            MoneyCode.ReversalReason reason,
            List<Charge> lines,
            List<LineUse> uses)
            implements Settlements.SettlementCommand {
        @Override
        public String code() {
            return "expenditure.refund";
        }
    }

    static Decision<MoneyEvent> decide(RefundExpenditure c, Envelope envelope, PeriodState state) {
        Fact<ExpenditurePaid> paid = c.paid();
        if (paid == null || state.trace().isReversed(paid.id())) {
            return Decision.refuse(NOT_PAID, "paid");
        }
        long amt = c.lines().stream().mapToLong(Charge::amt).reduce(0, Math::addExact);
        SpendingRecord record = new SpendingRecord(c.exp(), c.earlier(), state.trace());
        Refusal refusal = lines(c, paid.event(), record, state);
        if (refusal == null && !c.uses().isEmpty()) {
            refusal = INCOMING.check(state, c.uses(), amt);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        MoneyCode.Method method =
                c.uses().isEmpty() ? MoneyCode.Method.CASH : MoneyCode.Method.BANK;
        List<UUID> bankLines = c.uses().stream().map(LineUse::line).toList();
        List<MoneyEvent> events = new ArrayList<>(reopened(c, state));
        events.add(
                new ExpenditureRefunded(
                        state.known().inst(),
                        c.acct(),
                        c.exp(),
                        method,
                        amt,
                        state.known().cur(),
                        c.reason(),
                        paid.id(),
                        bankLines,
                        paid.event().publication(),
                        c.uses(),
                        paid.event().head(),
                        back(c, state)));
        return Decision.accept(events);
    }

    /// Money that comes back for a ward whose account here was closed opens it again.
    private static List<SubaccountOpened> reopened(RefundExpenditure c, PeriodState state) {
        List<SubaccountOpened> opened = new ArrayList<>();
        for (Id.Ward ward : c.lines().stream().map(Charge::ward).distinct().toList()) {
            Sub sub = state.books().sub(ward);
            if (sub != null && sub.state() == SubaccountState.CLOSED) {
                opened.add(new SubaccountOpened(c.acct(), ward, sub.nextN()));
            }
        }
        return opened;
    }

    private static @Nullable Refusal lines(
            RefundExpenditure c, ExpenditurePaid paid, SpendingRecord record, PeriodState state) {
        if (c.lines().isEmpty()) {
            return Refusal.at(AMOUNT_NOT_POSITIVE, "lines");
        }
        for (int i = 0; i < c.lines().size(); i++) {
            Charge line = c.lines().get(i);
            if (line.amt() <= 0) {
                return Refusal.at(AMOUNT_NOT_POSITIVE, "lines[" + i + "].amt");
            }
            if (state.books().sub(line.ward()) == null) {
                return Refusal.at(WARD_NOT_ON_ACCOUNT, "lines[" + i + "].ward");
            }
            long paidBy = sumOf(paid.lines(), line.ward());
            long back = Math.addExact(record.back(line.ward()), sum(c.lines(), line.ward()));
            if (back > paidBy) {
                return Refusal.at(REFUND_ABOVE_PAID, "lines[" + i + "].amt").with("paid", paidBy);
            }
        }
        return null;
    }

    private static long sumOf(List<WardLine> lines, Id.Ward ward) {
        return lines.stream().filter(l -> l.ward().equals(ward)).mapToLong(WardLine::amt).sum();
    }

    private static long sum(List<Charge> lines, Id.Ward ward) {
        return lines.stream().filter(l -> l.ward().equals(ward)).mapToLong(Charge::amt).sum();
    }

    private static List<WardLine> back(RefundExpenditure c, PeriodState state) {
        List<WardLine> lines = new ArrayList<>();
        Running running = new Running(state);
        for (Charge line : c.lines()) {
            lines.add(running.credit(line.ward(), line.amt()));
        }
        return lines;
    }
}
