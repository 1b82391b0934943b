package org.wardledger.command.http;

import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Features;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.events.Id;

/// Which account an address names, for whoever may look into it. Null where there is none, and as
/// well where the caller may not know.
public final class AccountDoor {
    private final CommandCore core;
    private final Policy policy;

    public AccountDoor(CommandCore core, Policy policy) {
        this.core = core;
        this.policy = policy;
    }

    /// An account that the caller may look into, with books or without.
    Registers.@Nullable Account account(String text, Caller caller) {
        Registers.Account account =
                Id.hasForm("acc", text)
                        ? core.index().registers().account(new Id.Account(text))
                        : null;
        return account != null && policy.seesInside(caller, account.inst()) ? account : null;
    }

    /// The open month of such an account; null where its books have not begun.
    @Nullable PeriodState month(String text, Caller caller) {
        Registers.Account account = account(text, caller);
        var month = account == null ? null : core.index().registers().periodOf(account.acct());
        return account == null || month == null
                ? null
                : core.states().state(Features.PERIOD, Streams.of(account.acct(), month));
    }

    boolean permits(Caller caller, String command, Registers.Account account) {
        return policy.permits(caller, command, account.inst());
    }
}
