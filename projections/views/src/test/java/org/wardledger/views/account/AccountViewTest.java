package org.wardledger.views.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.OPEN;
import static org.wardledger.views.Ids.SEALED;
import static org.wardledger.views.Ids.head;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.AccountEvent.AccountChanged;
import org.wardledger.events.AccountEvent.AccountClosed;
import org.wardledger.events.AccountEvent.MappingSaved;
import org.wardledger.events.CashEvent.CashCounted;
import org.wardledger.events.CashEvent.FloatSet;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.DayResult;
import org.wardledger.events.PeriodEvent.DayChecked;
import org.wardledger.events.Publication;
import org.wardledger.views.Home;

class AccountViewTest {
    private final Home home = Home.registered();

    private AccountView view() {
        return home.view(AccountView.PROJECTION, ACCOUNT);
    }

    private void checked(int day, DayResult result) {
        home.record(
                new DayChecked(HOME, ACCOUNT, LocalDate.of(2026, 10, day), result, 1, 2, 3, 4, 5));
    }

    private void counted(Publication tier, MoneyCode.CountResult result, long difference) {
        home.record(
                new CashCounted(
                        HOME,
                        ACCOUNT,
                        MoneyCode.CountKind.SURPRISE,
                        head(),
                        result,
                        difference,
                        "KZT",
                        tier,
                        7000,
                        7000 - difference,
                        null));
    }

    @Test
    void equal_days_are_counted_in_a_row() {
        checked(1, DayResult.EQUAL);
        checked(2, DayResult.EQUAL);
        checked(3, DayResult.NO_STATEMENT);
        checked(5, DayResult.EQUAL);

        assertThat(view().checks().equalInARow()).isEqualTo(3);
        assertThat(view().checks().equalSince()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(view().checks().date()).isEqualTo(LocalDate.of(2026, 10, 5));
    }

    @Test
    void a_day_checked_again_counts_once() {
        checked(1, DayResult.EQUAL);
        checked(2, DayResult.EQUAL);
        checked(2, DayResult.EQUAL);
        checked(1, DayResult.EQUAL);

        assertThat(view().checks().equalInARow()).isEqualTo(2);
        assertThat(view().checks().date()).isEqualTo(LocalDate.of(2026, 10, 2));
    }

    @Test
    void a_broken_day_ends_the_row_and_stays_on_record() {
        checked(1, DayResult.EQUAL);
        checked(2, DayResult.BROKEN);
        assertThat(view().checks().equalInARow()).isZero();

        checked(3, DayResult.EQUAL);
        assertThat(view().checks().equalInARow()).isEqualTo(1);
        assertThat(view().checks().equalSince()).isEqualTo(LocalDate.of(2026, 10, 3));
        assertThat(view().checks().lastBroken()).isEqualTo(LocalDate.of(2026, 10, 2));
    }

    @Test
    void a_count_shows_its_difference_unless_the_home_is_too_small() {
        counted(OPEN, MoneyCode.CountResult.SHORT, -300);
        assertThat(view().count().difference()).isEqualTo(-300);

        counted(SEALED, MoneyCode.CountResult.SHORT, -300);
        assertThat(view().count().difference()).isNull();
        assertThat(view().count().result()).isEqualTo(MoneyCode.CountResult.SHORT);
    }

    @Test
    void a_closed_month_shows_its_figures_by_tier() {
        home.closes(OPEN, 700, List.of(new GroupAmount(MoneyCode.Group.GOODS, 300)));
        assertThat(view().closing().figures().netIn()).isEqualTo(1000);

        home.closes(SEALED, 700, List.of());
        assertThat(view().closing().figures()).isNull();
        assertThat(view().closing().identity()).isEqualTo(DayResult.EQUAL);
    }

    @Test
    void a_shorter_statement_takes_nothing_back() {
        home.imports(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 9), 0);
        home.imports(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 4), 0);

        assertThat(view().statementTo()).isEqualTo(LocalDate.of(2026, 10, 9));
    }

    @Test
    void new_details_replace_only_what_they_name() {
        home.record(
                new AccountChanged(
                        ACCOUNT,
                        MoneyCode.KsnType.TEMPORARY_PLACEMENT,
                        null,
                        null,
                        LocalDate.of(2026, 10, 1),
                        "canary-iban"));
        home.record(
                new FloatSet(
                        HOME, ACCOUNT, 5_000_00, "KZT", LocalDate.of(2026, 10, 1), head().actor()));

        assertThat(view().details().ksnType()).isEqualTo(MoneyCode.KsnType.TEMPORARY_PLACEMENT);
        assertThat(view().details().bic()).isEqualTo("KKMFKZ2A");
        assertThat(view().cashLimit()).isEqualTo(5_000_00);
    }

    @Test
    void what_stays_private_makes_no_version() {
        AccountView before = view();
        home.record(new MappingSaved(ACCOUNT, "canary-mapping"));
        home.record(
                new AccountChanged(
                        ACCOUNT, null, null, null, LocalDate.of(2026, 10, 1), "canary-iban"));
        home.line(new UUID(1, 1), MoneyCode.Direction.IN, 100);

        assertThat(view()).isSameAs(before);
    }

    @Test
    void a_closed_account_says_since_when() {
        home.record(new AccountClosed(ACCOUNT, LocalDate.of(2026, 10, 31)));

        assertThat(view().closedOn()).isEqualTo(LocalDate.of(2026, 10, 31));
        assertThat(view().period()).isEqualTo(Home.OCTOBER);
    }
}
