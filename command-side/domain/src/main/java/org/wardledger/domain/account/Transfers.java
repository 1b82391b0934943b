package org.wardledger.domain.account;

import static org.wardledger.domain.account.TransferRefusal.ABOVE_BALANCE;
import static org.wardledger.domain.account.TransferRefusal.ALREADY_RECEIVED;
import static org.wardledger.domain.account.TransferRefusal.ALREADY_SENT;
import static org.wardledger.domain.account.TransferRefusal.AMOUNT_DIFFERS;
import static org.wardledger.domain.account.TransferRefusal.BALANCE_RESERVED;
import static org.wardledger.domain.account.TransferRefusal.BANK_LINE_DIFFERS;
import static org.wardledger.domain.account.TransferRefusal.BANK_LINE_UNKNOWN;
import static org.wardledger.domain.account.TransferRefusal.BANK_LINE_USED;
import static org.wardledger.domain.account.TransferRefusal.NOT_IN_TRANSIT;
import static org.wardledger.domain.account.TransferRefusal.SAME_ACCOUNT;
import static org.wardledger.domain.account.TransferRefusal.UNKNOWN;
import static org.wardledger.domain.account.TransferRefusal.WARD_NOT_ON_ACCOUNT;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.account.Work.Transit;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode.BlockReason;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.SubaccountEvent.SubaccountBlocked;
import org.wardledger.events.SubaccountEvent.SubaccountUnblocked;
import org.wardledger.events.TransferEvent.TransferCompleted;
import org.wardledger.events.TransferEvent.TransferLine;
import org.wardledger.events.TransferEvent.TransferReceived;
import org.wardledger.events.TransferEvent.TransferReturned;
import org.wardledger.events.TransferEvent.TransferSent;

/// Money of a ward who moved. Nothing spans two accounts: one sends, the other receives, and in
/// between the claim stays on the sender's books, in transit.
public final class Transfers {
    private static final BankLines OUT =
            new BankLines(BANK_LINE_UNKNOWN, BANK_LINE_USED, BANK_LINE_DIFFERS, Direction.OUT);
    private static final BankLines IN =
            new BankLines(BANK_LINE_UNKNOWN, BANK_LINE_USED, BANK_LINE_DIFFERS, Direction.IN);

    private Transfers() {}

    /// Commands on transfers.
    public sealed interface TransferCommand extends MoneyCommand
            permits SendTransfer, ReceiveTransfer, CompleteTransfer, ReturnTransfer {
        Id.Transfer transfer();
    }

    /// The bank sent it.
    public record SendTransfer(
            Id.Account acct,
            Id.Transfer transfer,
            Id.Account to,
            Id.Ward ward,
            long amt,
            UUID bankLine)
            implements TransferCommand {
        @Override
        public String code() {
            return "transfer.send";
        }
    }

    /// It arrived here.
    ///
    /// @param sent what the sender's record says; null where there is no such record for this
    /// account
    public record ReceiveTransfer(
            Id.Account acct,
            Id.Transfer transfer,
            @Nullable SentFacts sent,
            boolean receivedBefore,
            UUID bankLine)
            implements TransferCommand {
        @Override
        public String code() {
            return "transfer.receive";
        }
    }

    /// What the sender's record says.
    public record SentFacts(Id.Account from, Id.Ward ward, long amt) {}

    /// The receiver has it: the sender's claim ends.
    public record CompleteTransfer(Id.Account acct, Id.Transfer transfer, UUID received)
            implements TransferCommand {
        @Override
        public String code() {
            return "transfer.complete";
        }
    }

    /// It bounced.
    public record ReturnTransfer(Id.Account acct, Id.Transfer transfer, UUID bankLine)
            implements TransferCommand {
        @Override
        public String code() {
            return "transfer.return";
        }
    }

    static Decision<MoneyEvent> decide(
            TransferCommand command, Envelope envelope, PeriodState state) {
        return switch (command) {
            case SendTransfer c -> send(c, state);
            case ReceiveTransfer c -> receive(c, state);
            case CompleteTransfer c -> complete(c, state);
            case ReturnTransfer c -> giveBack(c, state);
        };
    }

    private static Decision<MoneyEvent> send(SendTransfer c, PeriodState state) {
        Sub sub = state.books().sub(c.ward());
        if (c.acct().equals(c.to())) {
            return Decision.refuse(SAME_ACCOUNT, "to");
        }
        if (state.work().transfers().containsKey(c.transfer())) {
            return Decision.refuse(ALREADY_SENT, "transfer");
        }
        if (sub == null) {
            return Decision.refuse(WARD_NOT_ON_ACCOUNT, "ward");
        }
        Refusal refusal = OUT.check(state, use(c.bankLine(), c.amt()), c.amt());
        if (refusal == null) {
            refusal = spendable(c, sub, state);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<MoneyEvent> events = new ArrayList<>();
        events.add(
                new TransferSent(
                        c.acct(),
                        c.transfer(),
                        c.to(),
                        c.amt(),
                        c.bankLine(),
                        List.of(new TransferLine(c.ward(), c.amt()))));
        if (!sub.blocks().contains(BlockReason.TRANSFER)) {
            events.add(new SubaccountBlocked(c.acct(), c.ward(), BlockReason.TRANSFER));
        }
        return Decision.accept(events);
    }

    private static @Nullable Refusal spendable(SendTransfer c, Sub sub, PeriodState state) {
        long balance = sub.balance() - inTransit(state, c.ward());
        if (c.amt() > balance) {
            return Refusal.at(ABOVE_BALANCE, "amt");
        }
        long free = free(state, c.ward());
        return c.amt() > free ? Refusal.at(BALANCE_RESERVED, "amt").with("free", free) : null;
    }

    /// What may still be promised, sent or paid of a ward's money; 0 where there is no sub-account.
    static long free(PeriodState state, Id.Ward ward) {
        Sub sub = state.books().sub(ward);
        return sub == null ? 0 : sub.free() - inTransit(state, ward);
    }

    /// Money on its way still stands on the ward's balance; it must not be promised twice.
    private static long inTransit(PeriodState state, Id.Ward ward) {
        return state.work().transfers().values().stream()
                .filter(t -> t.ward().equals(ward))
                .mapToLong(t -> t.open().amt())
                .sum();
    }

    private static Decision<MoneyEvent> receive(ReceiveTransfer c, PeriodState state) {
        SentFacts sent = c.sent();
        if (sent == null) {
            return Decision.refuse(UNKNOWN, "transfer");
        }
        if (c.receivedBefore() || state.work().received().containsKey(c.transfer())) {
            return Decision.refuse(ALREADY_RECEIVED, "transfer");
        }
        if (state.books().sub(sent.ward()) == null) {
            return Decision.refuse(WARD_NOT_ON_ACCOUNT, "transfer");
        }
        long open = state.books().open(c.bankLine());
        if (open > 0 && open != sent.amt()) {
            return Decision.refuse(Refusal.at(AMOUNT_DIFFERS, "bankLine").with("sent", sent.amt()));
        }
        Refusal refusal = IN.check(state, use(c.bankLine(), sent.amt()), sent.amt());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return Decision.accept(
                new TransferReceived(
                        c.acct(),
                        c.transfer(),
                        sent.from(),
                        sent.amt(),
                        c.bankLine(),
                        List.of(new Running(state).credit(sent.ward(), sent.amt()))));
    }

    private static Decision<MoneyEvent> complete(CompleteTransfer c, PeriodState state) {
        Transit transit = state.work().transfers().get(c.transfer());
        if (transit == null) {
            return Decision.refuse(NOT_IN_TRANSIT, "transfer");
        }
        List<MoneyEvent> events = new ArrayList<>();
        events.add(
                new TransferCompleted(
                        c.acct(),
                        c.transfer(),
                        transit.open().amt(),
                        c.received(),
                        List.of(new Running(state).debit(transit.ward(), transit.open().amt()))));
        unblock(c.acct(), transit, state, events);
        return Decision.accept(events);
    }

    private static Decision<MoneyEvent> giveBack(ReturnTransfer c, PeriodState state) {
        Transit transit = state.work().transfers().get(c.transfer());
        if (transit == null) {
            return Decision.refuse(NOT_IN_TRANSIT, "transfer");
        }
        long amt = transit.open().amt();
        Refusal refusal = IN.check(state, use(c.bankLine(), amt), amt);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<MoneyEvent> events = new ArrayList<>();
        events.add(
                new TransferReturned(
                        c.acct(),
                        c.transfer(),
                        amt,
                        c.bankLine(),
                        List.of(new TransferLine(transit.ward(), amt))));
        unblock(c.acct(), transit, state, events);
        return Decision.accept(events);
    }

    private static void unblock(
            Id.Account acct, Transit done, PeriodState state, List<MoneyEvent> events) {
        Sub sub = state.books().sub(done.ward());
        boolean last = inTransit(state, done.ward()) == done.open().amt();
        if (last && sub != null && sub.blocks().contains(BlockReason.TRANSFER)) {
            events.add(new SubaccountUnblocked(acct, done.ward(), BlockReason.TRANSFER));
        }
    }

    private static List<LineUse> use(UUID line, long amt) {
        return List.of(new LineUse(line, amt));
    }
}
