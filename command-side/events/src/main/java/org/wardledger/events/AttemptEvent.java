package org.wardledger.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;

/// Money commands that a rule refused: who tried what, and which kind of rule said no. The exact
/// code is private: `expenditure.ward-blocked` would tell an exit.
public sealed interface AttemptEvent extends MoneyEvent {

    /// A refusal of a rule, kept so that its key stays refused.
    ///
    /// @param command code of the command, such as `expenditure.approve`
    /// @param shownAcct null where the wanted event would name no institution
    /// @param refusal exact stable code
    /// @param field failing field or line
    @EventType("attempt.refused.v1")
    record AttemptRefused(
            @Public String command,
            @Public MoneyCode.AttemptKind kind,
            @Public(key = "inst") Id.@Nullable Institution shownInst,
            @Public(key = "acct") Id.@Nullable Account shownAcct,
            @Private Id.Account acct,
            @Private String refusal,
            @Private @Nullable String field,
            @Private Map<String, String> arguments)
            implements AttemptEvent {}
}
