package org.wardledger.views.account;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.MoneyCode;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// What everybody may know of a cash account: register facts, whether the books agreed day by day,
/// the last count of the cash box, and the last closed month as published. Live balances stand in
/// [BooksView], which is for the staff.
///
/// @param period open accounting month
/// @param statementTo last day named by an imported statement
/// @param cashLimit upper limit of the cash box, tiyn
/// @param closing last closed month
public record AccountView(
        String id,
        long from,
        long to,
        Details details,
        @Nullable LocalDate closedOn,
        @Nullable YearMonth period,
        @Nullable LocalDate statementTo,
        @Nullable Checks checks,
        @Nullable Long cashLimit,
        @Nullable CashCount count,
        @Nullable Closing closing)
        implements View {
    public static final Projection<AccountView> PROJECTION = new AccountFold();

    /// Register facts.
    ///
    /// @param openedOn date from which it is registered
    public record Details(
            String institution,
            MoneyCode.AccountKind kind,
            MoneyCode.KsnType ksnType,
            String bic,
            String ibanLast4,
            String cur,
            LocalDate openedOn) {}

    /// Daily identity as published.
    ///
    /// @param equalInARow checked days since the books last disagreed
    /// @param equalSince first of these days
    /// @param lastBroken last day on which they disagreed
    public record Checks(
            LocalDate date,
            MoneyCode.DayResult result,
            int equalInARow,
            @Nullable LocalDate equalSince,
            @Nullable LocalDate lastBroken) {}

    /// Last count of the cash box.
    ///
    /// @param difference counted less expected, tiyn; null where the tier hides it
    public record CashCount(
            UUID event,
            LocalDate day,
            MoneyCode.CountKind kind,
            MoneyCode.CountResult result,
            @Nullable Long difference) {}

    @Override
    public AccountView until(long to) {
        return new AccountView(
                id,
                from,
                to,
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
