package org.wardledger.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;

/// Register data of one cash account. Stream `account-{acct}`; its money is in the periods.
public sealed interface AccountEvent extends LedgerEvent {

    Id.Account acct();

    @Override
    default @Nullable Id tagScope() {
        return acct();
    }

    /// A control cash account, bank or charity account of one home.
    @EventType("account.registered.v1")
    record AccountRegistered(
            @Public Id.Institution inst,
            @Public Id.Account acct,
            @Public MoneyCode.AccountKind kind,
            @Public MoneyCode.KsnType ksnType,
            @Public String bic,
            @Public String ibanLast4,
            @Public String cur,
            @Public(at = Place.EFFECTIVE) LocalDate eff,
            @Private String iban)
            implements AccountEvent {}

    /// New details; null means unchanged.
    @EventType("account.changed.v1")
    record AccountChanged(
            @Public Id.Account acct,
            @Public MoneyCode.@Nullable KsnType ksnType,
            @Public @Nullable String bic,
            @Public @Nullable String ibanLast4,
            @Public(at = Place.EFFECTIVE) LocalDate eff,
            @Private @Nullable String iban)
            implements AccountEvent {}

    /// Column mapping of its table statements, as the import reads it.
    @EventType("account.mapping-saved.v1")
    record MappingSaved(@Public Id.Account acct, @Private String mapping) implements AccountEvent {}

    /// No money, no further period.
    @EventType("account.closed.v1")
    record AccountClosed(@Public Id.Account acct, @Public(at = Place.EFFECTIVE) LocalDate eff)
            implements AccountEvent {}
}
