package org.wardledger.command.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.lookup.Space;
import org.wardledger.command.requests.Scope.OfAccount;
import org.wardledger.command.requests.Scope.OfInstitution;
import org.wardledger.domain.Command;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.register.AccountRegister;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;

/// Requests to the register of accounts.
public interface AccountRequests {

    /// @param acct null for an id made by the ledger
    record RegisterAccount(
            Id.Institution inst,
            Id.@Nullable Account acct,
            MoneyCode.AccountKind kind,
            MoneyCode.KsnType ksnType,
            String bic,
            String iban,
            String cur,
            LocalDate eff)
            implements OfInstitution {
        @Override
        public String code() {
            return "account.register";
        }

        @Override
        public Command toCommand(Known known) {
            Id.Account id = acct != null ? acct : new Id.Account(known.newId("acc"));
            return new AccountRegister.RegisterAccount(
                    inst,
                    id,
                    kind,
                    ksnType,
                    bic,
                    iban,
                    cur,
                    eff,
                    known.taken(Space.ACCOUNT_IBAN, iban, id),
                    Facts.openHome(known, inst));
        }
    }

    /// Null means unchanged.
    record ChangeAccount(
            Id.Account acct,
            MoneyCode.@Nullable KsnType ksnType,
            @Nullable String bic,
            @Nullable String iban,
            LocalDate eff)
            implements OfAccount {
        @Override
        public String code() {
            return "account.change";
        }

        @Override
        public Command toCommand(Known known) {
            boolean taken = iban != null && known.taken(Space.ACCOUNT_IBAN, iban, acct);
            return new AccountRegister.ChangeAccount(acct, ksnType, bic, iban, eff, taken);
        }
    }

    /// No money, no further month.
    record CloseAccount(Id.Account acct, LocalDate eff) implements OfAccount {
        @Override
        public String code() {
            return "account.close";
        }

        @Override
        public Command toCommand(Known known) {
            PeriodState last = Facts.period(known, acct);
            long held = last == null ? 0 : last.books().held();
            boolean open = last != null && last.open();
            return new AccountRegister.CloseAccount(acct, eff, held, open);
        }
    }
}
