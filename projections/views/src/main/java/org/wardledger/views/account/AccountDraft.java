package org.wardledger.views.account;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.AccountEvent.AccountChanged;
import org.wardledger.events.AccountEvent.AccountClosed;
import org.wardledger.events.AccountEvent.AccountRegistered;
import org.wardledger.events.CashEvent;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PeriodEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.StatementEvent;
import org.wardledger.views.Shown;
import org.wardledger.views.View;
import org.wardledger.views.account.AccountView.CashCount;
import org.wardledger.views.account.AccountView.Checks;
import org.wardledger.views.account.AccountView.Details;

/// The next version of an account while one event is folded into it. Each method says whether the
/// event changed anything public.
final class AccountDraft {
    private final AccountView before;
    private final Recorded<? extends LedgerEvent> event;
    private Details details;
    private @Nullable LocalDate closedOn;
    private @Nullable YearMonth period;
    private @Nullable LocalDate statementTo;
    private @Nullable Checks checks;
    private @Nullable Long cashLimit;
    private @Nullable CashCount count;
    private @Nullable Closing closing;

    AccountDraft(AccountView before, Recorded<? extends LedgerEvent> event) {
        this.before = before;
        this.event = event;
        this.details = before.details();
        this.closedOn = before.closedOn();
        this.period = before.period();
        this.statementTo = before.statementTo();
        this.checks = before.checks();
        this.cashLimit = before.cashLimit();
        this.count = before.count();
        this.closing = before.closing();
    }

    static AccountView registered(AccountRegistered e, String id, long at) {
        Details details =
                new Details(
                        e.inst().value(),
                        e.kind(),
                        e.ksnType(),
                        e.bic(),
                        e.ibanLast4(),
                        e.cur(),
                        e.eff());
        return new AccountView(
                id, at, View.CURRENT, details, null, null, null, null, null, null, null);
    }

    boolean change(AccountChanged e) {
        Details now =
                new Details(
                        details.institution(),
                        details.kind(),
                        e.ksnType() == null ? details.ksnType() : e.ksnType(),
                        e.bic() == null ? details.bic() : e.bic(),
                        e.ibanLast4() == null ? details.ibanLast4() : e.ibanLast4(),
                        details.cur(),
                        details.openedOn());
        boolean changed = !now.equals(details);
        details = now;
        return changed;
    }

    boolean close(AccountClosed e) {
        closedOn = e.eff();
        return true;
    }

    boolean period(PeriodEvent news) {
        switch (news) {
            case PeriodEvent.PeriodOpened e -> period = e.period();
            case PeriodEvent.DayChecked e -> checks = DayChecks.after(checks, e);
            case PeriodEvent.PeriodClosed e -> closing = Closing.of(e, event);
        }
        return true;
    }

    boolean statement(StatementEvent news) {
        return switch (news) {
            case StatementEvent.StatementImported e -> {
                boolean later = statementTo == null || e.to().isAfter(statementTo);
                statementTo = later ? e.to() : statementTo;
                yield later;
            }
            case StatementEvent.LineRecorded _ -> false;
        };
    }

    boolean cash(CashEvent news) {
        return switch (news) {
            case CashEvent.FloatSet e -> {
                cashLimit = e.limit();
                yield true;
            }
            case CashEvent.CashCounted e -> {
                count =
                        new CashCount(
                                event.fact().id(),
                                event.fact().day(),
                                e.kind(),
                                e.result(),
                                Shown.coarse(e.publication(), e.difference()));
                yield true;
            }
            case CashEvent.CashWithdrawn _,
                    CashEvent.CashDeposited _,
                    CashEvent.CashReceived _,
                    CashEvent.CashRequested _ ->
                    false;
        };
    }

    AccountView view() {
        return new AccountView(
                before.id(),
                event.position(),
                View.CURRENT,
                details,
                closedOn,
                period,
                statementTo,
                checks,
                cashLimit,
                count,
                closing);
    }
}
