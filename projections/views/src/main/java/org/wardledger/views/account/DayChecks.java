package org.wardledger.views.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.PeriodEvent.DayChecked;
import org.wardledger.views.account.AccountView.Checks;

/// How many days in a row the books agreed. A day without a statement neither counts nor breaks the
/// row; a day checked again counts once.
final class DayChecks {
    private DayChecks() {}

    static Checks after(@Nullable Checks before, DayChecked e) {
        boolean later = before == null || e.date().isAfter(before.date());
        LocalDate last = before == null || later ? e.date() : before.date();
        return switch (e.result()) {
            case EQUAL -> equal(before, e, last, later);
            case BROKEN -> new Checks(last, e.result(), 0, null, latest(before, e.date()));
            case NO_STATEMENT ->
                    new Checks(
                            last,
                            e.result(),
                            before == null ? 0 : before.equalInARow(),
                            before == null ? null : before.equalSince(),
                            before == null ? null : before.lastBroken());
        };
    }

    private static Checks equal(
            @Nullable Checks before, DayChecked e, LocalDate last, boolean later) {
        int row = before == null ? 0 : before.equalInARow();
        LocalDate since = before == null ? null : before.equalSince();
        return new Checks(
                last,
                e.result(),
                later || row == 0 ? row + 1 : row,
                since == null ? e.date() : since,
                before == null ? null : before.lastBroken());
    }

    private static LocalDate latest(@Nullable Checks before, LocalDate broken) {
        LocalDate last = before == null ? null : before.lastBroken();
        return last != null && last.isAfter(broken) ? last : broken;
    }
}
