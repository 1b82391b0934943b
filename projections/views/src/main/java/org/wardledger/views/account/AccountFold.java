package org.wardledger.views.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.AccessEvent;
import org.wardledger.events.AccountEvent;
import org.wardledger.events.AccountEvent.AccountChanged;
import org.wardledger.events.AccountEvent.AccountClosed;
import org.wardledger.events.AccountEvent.AccountRegistered;
import org.wardledger.events.AccountEvent.MappingSaved;
import org.wardledger.events.BodyEvent;
import org.wardledger.events.CashEvent;
import org.wardledger.events.DecisionEvent;
import org.wardledger.events.InstitutionEvent;
import org.wardledger.events.ItemEvent;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.OperatorEvent;
import org.wardledger.events.PeriodEvent;
import org.wardledger.events.PrivacyEvent;
import org.wardledger.events.PublicationEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.RuleEvent;
import org.wardledger.events.StatementEvent;
import org.wardledger.events.SupplierEvent;
import org.wardledger.events.WardEvent;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;

/// Keeps the public side of accounts. Only events that name the account in clear reach it.
final class AccountFold extends Fold<AccountView> {
    AccountFold() {
        super(AccountView.class, Audience.PUBLIC);
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return switch (event.event()) {
            case AccountEvent e -> List.of(e.acct().value());
            case PeriodEvent e -> List.of(e.acct().value());
            case StatementEvent.StatementImported e -> List.of(e.acct().value());
            case CashEvent.FloatSet e -> List.of(e.acct().value());
            case CashEvent.CashCounted e -> List.of(e.acct().value());
            case MoneyEvent _,
                    InstitutionEvent _,
                    SupplierEvent _,
                    ItemEvent _,
                    RuleEvent _,
                    WardEvent _,
                    BodyEvent _,
                    DecisionEvent _,
                    OperatorEvent _,
                    PublicationEvent _,
                    PrivacyEvent _,
                    AccessEvent _ ->
                    List.of();
        };
    }

    @Override
    public AccountView fold(
            @Nullable AccountView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        if (event.event() instanceof AccountRegistered e) {
            return AccountDraft.registered(e, id, event.position());
        }
        AccountView known = known(before, event);
        AccountDraft next = new AccountDraft(known, event);
        boolean changed =
                switch (event.event()) {
                    case AccountEvent e -> account(next, e);
                    case PeriodEvent e -> next.period(e);
                    case StatementEvent e -> next.statement(e);
                    case CashEvent e -> next.cash(e);
                    case MoneyEvent _,
                            InstitutionEvent _,
                            SupplierEvent _,
                            ItemEvent _,
                            RuleEvent _,
                            WardEvent _,
                            BodyEvent _,
                            DecisionEvent _,
                            OperatorEvent _,
                            PublicationEvent _,
                            PrivacyEvent _,
                            AccessEvent _ ->
                            false;
                };
        return changed ? next.view() : known;
    }

    private static boolean account(AccountDraft next, AccountEvent event) {
        return switch (event) {
            case AccountChanged e -> next.change(e);
            case AccountClosed e -> next.close(e);
            case AccountRegistered _, MappingSaved _ -> false;
        };
    }
}
