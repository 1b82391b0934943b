package org.wardledger.command.http;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.lookup.Registers;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Spend;
import org.wardledger.domain.account.Sub;
import org.wardledger.domain.account.Work;
import org.wardledger.events.Carried;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;

/// What the API tells of an account. Amounts in tiyn.
///
/// @param held bank, cash and transit
/// @param owed the wards' balances and the open items; equal to `held`, always
/// @param coveredTo last day up to which complete statements follow each other
record AccountView(
        Id.Institution inst,
        Id.Account acct,
        YearMonth period,
        PeriodState.Phase phase,
        long bank,
        long cash,
        long transit,
        long held,
        long wardsTotal,
        long suspenseTotal,
        long owed,
        long reserved,
        @Nullable LocalDate coveredTo,
        @Nullable LocalDate countedOn,
        List<Holder> wards,
        List<Purchase> purchases,
        List<Issue> discrepancies,
        List<Carried.OpenTransfer> transfers,
        List<Carried.OpenReservation> reservations) {

    /// An account in a list.
    ///
    /// @param period the month opened last
    record Listed(
            Id.Institution inst,
            Id.Account acct,
            MoneyCode.AccountKind kind,
            String cur,
            boolean closed,
            @Nullable YearMonth period) {}

    /// A ward's sub-account.
    record Holder(
            Id.Ward ward,
            SubaccountState state,
            boolean blocked,
            long balance,
            long setAside,
            long free) {}

    /// A purchase under way.
    record Purchase(
            Id.Expenditure exp,
            Carried.Step step,
            MoneyCode.Method method,
            long amt,
            @Nullable LocalDate expires,
            UUID proposed,
            @Nullable UUID approved,
            @Nullable UUID accepted,
            @Nullable UUID paid,
            List<Share> lines) {}

    /// One ward's part of a purchase.
    record Share(Id.Ward ward, long amt) {}

    /// A discrepancy and where it stands.
    record Issue(
            Id.Discrepancy disc,
            MoneyCode.DiscrepancyKind kind,
            Work.Status status,
            Id.Actor owner,
            LocalDate due,
            long amt) {}

    static Listed listed(Registers.Account account, boolean closed, Registers registers) {
        return new Listed(
                account.inst(),
                account.acct(),
                account.kind(),
                account.cur(),
                closed,
                registers.periodOf(account.acct()));
    }

    /// @param blocked wards whose money may not be shown; sums keep it
    static AccountView of(PeriodState state, Predicate<Id.Ward> blocked) {
        PeriodState.Header header = state.known();
        var books = state.books();
        return new AccountView(
                header.inst(),
                header.acct(),
                header.period(),
                state.phase(),
                books.bank(),
                books.cash(),
                books.transit(),
                books.held(),
                books.wards(),
                books.suspended(),
                Math.addExact(books.wards(), books.suspended()),
                books.reserved(),
                state.bank().coveredTo(),
                state.countedOn(),
                holders(state, blocked),
                state.work().spends().values().stream()
                        .map(s -> purchase(s, blocked))
                        .sorted(Comparator.comparing(p -> p.exp().value()))
                        .toList(),
                state.work().discrepancies().values().stream()
                        .map(AccountView::issue)
                        .sorted(Comparator.comparing(i -> i.disc().value()))
                        .toList(),
                state.work().transfers().values().stream()
                        .map(Work.Transit::open)
                        .sorted(Comparator.comparing(t -> t.transfer().value()))
                        .toList(),
                state.work().reservations().values().stream()
                        .sorted(Comparator.comparing(r -> r.reservation().value()))
                        .toList());
    }

    private static List<Holder> holders(PeriodState state, Predicate<Id.Ward> blocked) {
        return state.books().subs().entrySet().stream()
                .filter(e -> !blocked.test(e.getKey()))
                .map(e -> holder(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(h -> h.ward().value()))
                .toList();
    }

    static Holder holder(Id.Ward ward, Sub sub) {
        return new Holder(
                ward, sub.state(), sub.blocked(), sub.balance(), sub.setAside(), sub.free());
    }

    static Purchase purchase(Spend spend, Predicate<Id.Ward> blocked) {
        Carried.OpenExpenditure open = spend.open();
        return new Purchase(
                open.exp(),
                open.step(),
                open.method(),
                open.amt(),
                open.expires(),
                open.proposedBy(),
                open.approvedBy(),
                open.acceptedBy(),
                open.paidBy(),
                spend.lines().wards().stream()
                        .filter(ward -> !blocked.test(ward))
                        .map(ward -> new Share(ward, spend.lines().of(ward)))
                        .toList());
    }

    private static Issue issue(Work.Issue issue) {
        Carried.OpenDiscrepancy open = issue.open();
        return new Issue(
                open.disc(), open.kind(), issue.status(), open.owner(), open.due(), open.amt());
    }
}
