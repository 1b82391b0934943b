package org.wardledger.domain.account;

import static org.wardledger.domain.account.CashRefusal.ABOVE_FLOAT;
import static org.wardledger.domain.account.CashRefusal.AMOUNT_NOT_POSITIVE;
import static org.wardledger.domain.account.CashRefusal.BANK_LINE_DIFFERS;
import static org.wardledger.domain.account.CashRefusal.BANK_LINE_UNKNOWN;
import static org.wardledger.domain.account.CashRefusal.BANK_LINE_USED;
import static org.wardledger.domain.account.CashRefusal.INSUFFICIENT_FUNDS;
import static org.wardledger.domain.account.CashRefusal.KEEPER_IS_APPROVER;
import static org.wardledger.domain.account.CashRefusal.NO_BOX;
import static org.wardledger.domain.account.CashRefusal.SHORT;
import static org.wardledger.domain.account.CashRefusal.WARD_BLOCKED;
import static org.wardledger.domain.account.CashRefusal.WARD_NOT_ON_ACCOUNT;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried.CashBox;
import org.wardledger.events.CashEvent.CashDeposited;
import org.wardledger.events.CashEvent.CashReceived;
import org.wardledger.events.CashEvent.CashRequested;
import org.wardledger.events.CashEvent.CashWithdrawn;
import org.wardledger.events.CashEvent.FloatSet;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Publication;

/// The cash box: limit, keeper, money to and from the bank, counts, and wards' requests for cash.
public final class CashDesk {
    private static final BankLines OUT =
            new BankLines(BANK_LINE_UNKNOWN, BANK_LINE_USED, BANK_LINE_DIFFERS, Direction.OUT);
    private static final BankLines IN =
            new BankLines(BANK_LINE_UNKNOWN, BANK_LINE_USED, BANK_LINE_DIFFERS, Direction.IN);

    private CashDesk() {}

    /// Commands on the cash box.
    public sealed interface CashCommand extends MoneyCommand
            permits SetFloat, WithdrawCash, DepositCash, ReceiveCash, CountCash, RequestCash {}

    /// @param limit upper limit of the box, tiyn
    /// @param keeperApproves whether the keeper also decides on spending
    public record SetFloat(
            Id.Account acct, long limit, ActorMark keeper, boolean keeperApproves, LocalDate eff)
            implements CashCommand {
        @Override
        public String code() {
            return "cash.set-float";
        }
    }

    /// From the bank to the box.
    public record WithdrawCash(
            Id.Account acct, AccountFacts facts, long amt, List<LineUse> uses, Id.Actor carrier)
            implements CashCommand {
        @Override
        public String code() {
            return "cash.withdraw";
        }
    }

    /// From the box to the bank.
    public record DepositCash(
            Id.Account acct, AccountFacts facts, long amt, List<LineUse> uses, Id.Actor carrier)
            implements CashCommand {
        @Override
        public String code() {
            return "cash.deposit";
        }
    }

    /// Somebody puts money into the box.
    ///
    /// @param confirmed it may exceed the limit of the box
    public record ReceiveCash(
            Id.Account acct,
            AccountFacts facts,
            long amt,
            MoneyCode.CashReceipt kind,
            Id.Actor from,
            boolean confirmed)
            implements CashCommand {
        @Override
        public String code() {
            return "cash.receive";
        }
    }

    /// Count the notes. A difference becomes an open item and a discrepancy, owned by the keeper.
    ///
    /// @param disc id of the discrepancy if there is one
    public record CountCash(
            Id.Account acct,
            AccountFacts facts,
            MoneyCode.CountKind kind,
            long counted,
            @Nullable Evidence sheet,
            Id.Discrepancy disc,
            LocalDate due)
            implements CashCommand {
        @Override
        public String code() {
            return "cash.count";
        }
    }

    /// A ward asks for cash.
    public record RequestCash(Id.Account acct, Id.Ward ward, long amt) implements CashCommand {
        @Override
        public String code() {
            return "cash.request";
        }
    }

    static Decision<MoneyEvent> decide(CashCommand command, Envelope envelope, PeriodState state) {
        return switch (command) {
            case SetFloat c -> set(c, envelope, state);
            case WithdrawCash c -> withdraw(c, state);
            case DepositCash c -> deposit(c, state);
            case ReceiveCash c -> receive(c, state);
            case CountCash c -> CashCounts.decide(c, envelope, state);
            case RequestCash c -> request(c, state);
        };
    }

    private static Decision<MoneyEvent> set(SetFloat c, Envelope envelope, PeriodState state) {
        if (c.eff().isAfter(envelope.today())) {
            return Decision.refuse(CommonRefusal.DATE_IN_FUTURE, "eff");
        }
        if (c.limit() < 0) {
            return Decision.refuse(AMOUNT_NOT_POSITIVE, "limit");
        }
        if (c.keeperApproves()) {
            return Decision.refuse(KEEPER_IS_APPROVER, "keeper");
        }
        return Decision.accept(
                new FloatSet(
                        state.known().inst(),
                        c.acct(),
                        c.limit(),
                        state.known().cur(),
                        c.eff(),
                        c.keeper().actor()));
    }

    private static Decision<MoneyEvent> withdraw(WithdrawCash c, PeriodState state) {
        CashBox box = state.box();
        if (box == null) {
            return Decision.refuse(NO_BOX);
        }
        if (c.amt() <= 0) {
            return Decision.refuse(AMOUNT_NOT_POSITIVE, "amt");
        }
        if (Math.addExact(state.books().cash(), c.amt()) > box.limit()) {
            return Decision.refuse(Refusal.at(ABOVE_FLOAT, "amt").with("limit", box.limit()));
        }
        Refusal refusal = OUT.check(state, c.uses(), c.amt());
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new CashWithdrawn(
                                state.known().inst(),
                                c.acct(),
                                c.amt(),
                                state.known().cur(),
                                c.uses().stream().map(LineUse::line).toList(),
                                tier(c.facts(), state),
                                c.uses(),
                                c.carrier(),
                                BankLines.opened(state, c.uses(), tier(c.facts(), state))));
    }

    private static Decision<MoneyEvent> deposit(DepositCash c, PeriodState state) {
        if (c.amt() <= 0) {
            return Decision.refuse(AMOUNT_NOT_POSITIVE, "amt");
        }
        Refusal refusal = IN.check(state, c.uses(), c.amt());
        if (refusal == null && c.amt() > state.books().cash()) {
            refusal = Refusal.at(SHORT, "amt").with("cash", state.books().cash());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new CashDeposited(
                                state.known().inst(),
                                c.acct(),
                                c.amt(),
                                state.known().cur(),
                                c.uses().stream().map(LineUse::line).toList(),
                                tier(c.facts(), state),
                                c.uses(),
                                c.carrier(),
                                BankLines.opened(state, c.uses(), tier(c.facts(), state))));
    }

    private static Decision<MoneyEvent> receive(ReceiveCash c, PeriodState state) {
        CashBox box = state.box();
        if (c.amt() <= 0) {
            return Decision.refuse(AMOUNT_NOT_POSITIVE, "amt");
        }
        if (box == null) {
            return Decision.refuse(NO_BOX);
        }
        boolean above = Math.addExact(state.books().cash(), c.amt()) > box.limit();
        if (above && !c.confirmed()) {
            return Decision.refuse(Refusal.at(ABOVE_FLOAT, "amt").with("limit", box.limit()));
        }
        return Decision.accept(
                new CashReceived(
                        state.known().inst(),
                        c.acct(),
                        c.amt(),
                        state.known().cur(),
                        c.kind(),
                        tier(c.facts(), state),
                        c.from()));
    }

    private static Decision<MoneyEvent> request(RequestCash c, PeriodState state) {
        if (c.amt() <= 0) {
            return Decision.refuse(AMOUNT_NOT_POSITIVE, "amt");
        }
        Sub sub = state.books().sub(c.ward());
        if (sub == null || !sub.open()) {
            return Decision.refuse(WARD_NOT_ON_ACCOUNT, "ward");
        }
        if (sub.blocked()) {
            return Decision.refuse(WARD_BLOCKED, "ward");
        }
        long free = Transfers.free(state, c.ward());
        return c.amt() > free
                ? Decision.refuse(Refusal.at(INSUFFICIENT_FUNDS, "amt").with("free", free))
                : Decision.accept(new CashRequested(c.acct(), c.ward(), c.amt()));
    }

    static Publication tier(AccountFacts facts, PeriodState state) {
        return facts.publication().ofAccount(facts.forChildren(), state.books().openSubs());
    }
}
