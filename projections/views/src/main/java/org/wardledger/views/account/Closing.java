package org.wardledger.views.account;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.Recorded;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.views.Shown;

/// A closed month of one account as it was published.
///
/// @param figures null where the tier hides them
public record Closing(
        UUID event,
        String account,
        YearMonth month,
        LocalDate day,
        MoneyCode.DayResult identity,
        Tier tier,
        @Nullable Figures figures) {

    /// Published sums of the month, tiyn:
    /// `opening + netIn - sum(out) = closing = held - suspense`.
    ///
    /// @param wards number of wards, rounded
    public record Figures(
            String cur,
            long opening,
            long netIn,
            List<GroupAmount> out,
            long closing,
            long held,
            long cash,
            long suspense,
            long reserved,
            String wards) {}

    public static Closing of(PeriodClosed e, Recorded<?> event) {
        return new Closing(
                event.fact().id(),
                e.acct().value(),
                e.period(),
                event.fact().day(),
                e.identity(),
                e.publication().tier(),
                Shown.open(e.publication(), figures(e)));
    }

    private static Figures figures(PeriodClosed e) {
        return new Figures(
                e.cur(),
                e.opening(),
                e.netIn(),
                e.out(),
                e.closing(),
                e.held(),
                e.cash(),
                e.suspense(),
                e.reserved(),
                e.wards());
    }
}
