package org.wardledger.domain.account;

import static org.wardledger.domain.account.SubaccountRefusal.BALANCE_NOT_ZERO;
import static org.wardledger.domain.account.SubaccountRefusal.FINAL_ACCOUNT_MISSING;
import static org.wardledger.domain.account.SubaccountRefusal.NOT_BLOCKED;
import static org.wardledger.domain.account.SubaccountRefusal.NOT_OPEN;
import static org.wardledger.domain.account.SubaccountRefusal.OPEN;

import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.SubaccountEvent.SubaccountBlocked;
import org.wardledger.events.SubaccountEvent.SubaccountClosed;
import org.wardledger.events.SubaccountEvent.SubaccountOpened;
import org.wardledger.events.SubaccountEvent.SubaccountUnblocked;

/// A ward's place on the account: opened when a stay begins, blocked when it ends, closed when
/// the last tiyn is paid out.
public final class Subaccounts {
    private Subaccounts() {}

    /// Commands on one sub-account.
    public sealed interface SubaccountCommand extends MoneyCommand
            permits OpenSubaccount, BlockSubaccount, UnblockSubaccount, CloseSubaccount {
        Id.Ward ward();
    }

    /// @param nextN next line number of the ward on this account, from earlier stays; 1 for the
    /// first
    public record OpenSubaccount(Id.Account acct, Id.Ward ward, long nextN)
            implements SubaccountCommand {
        @Override
        public String code() {
            return "subaccount.open";
        }
    }

    /// Stop new spending.
    public record BlockSubaccount(Id.Account acct, Id.Ward ward, MoneyCode.BlockReason reason)
            implements SubaccountCommand {
        @Override
        public String code() {
            return "subaccount.block";
        }
    }

    /// Allow spending again.
    public record UnblockSubaccount(Id.Account acct, Id.Ward ward, MoneyCode.BlockReason reason)
            implements SubaccountCommand {
        @Override
        public String code() {
            return "subaccount.unblock";
        }
    }

    /// Close it for good.
    public record CloseSubaccount(Id.Account acct, Id.Ward ward) implements SubaccountCommand {
        @Override
        public String code() {
            return "subaccount.close";
        }
    }

    static Decision<MoneyEvent> decide(
            SubaccountCommand command, Envelope envelope, PeriodState state) {
        Sub sub = state.books().sub(command.ward());
        return switch (command) {
            case OpenSubaccount c -> open(c, sub);
            case BlockSubaccount c -> block(c, sub);
            case UnblockSubaccount c -> unblock(c, sub);
            case CloseSubaccount c -> close(c, sub);
        };
    }

    private static Decision<MoneyEvent> open(OpenSubaccount c, @Nullable Sub sub) {
        if (sub != null && sub.open()) {
            return Decision.refuse(OPEN, "ward");
        }
        long nextN = sub == null ? c.nextN() : Math.max(sub.nextN(), c.nextN());
        return Decision.accept(new SubaccountOpened(c.acct(), c.ward(), nextN));
    }

    private static Decision<MoneyEvent> block(BlockSubaccount c, @Nullable Sub sub) {
        if (sub == null || sub.state() == SubaccountState.CLOSED) {
            return Decision.refuse(NOT_OPEN, "ward");
        }
        if (sub.blocks().contains(c.reason())) {
            return Decision.accept();
        }
        return Decision.accept(new SubaccountBlocked(c.acct(), c.ward(), c.reason()));
    }

    private static Decision<MoneyEvent> unblock(UnblockSubaccount c, @Nullable Sub sub) {
        if (sub == null || !sub.blocks().contains(c.reason())) {
            return Decision.refuse(NOT_BLOCKED, "ward");
        }
        return Decision.accept(new SubaccountUnblocked(c.acct(), c.ward(), c.reason()));
    }

    private static Decision<MoneyEvent> close(CloseSubaccount c, @Nullable Sub sub) {
        if (sub == null || sub.state() == SubaccountState.CLOSED) {
            return Decision.refuse(NOT_OPEN, "ward");
        }
        if (sub.state() != SubaccountState.FINAL) {
            return Decision.refuse(FINAL_ACCOUNT_MISSING, "ward");
        }
        if (sub.balance() != 0 || sub.setAside() != 0) {
            return Decision.refuse(BALANCE_NOT_ZERO, "ward");
        }
        return Decision.accept(new SubaccountClosed(c.acct(), c.ward()));
    }
}
