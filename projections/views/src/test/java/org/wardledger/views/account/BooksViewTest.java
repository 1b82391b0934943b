package org.wardledger.views.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.OPEN;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.views.Audience;
import org.wardledger.views.Home;
import org.wardledger.views.Ids;

class BooksViewTest {
    private final Home home = Home.registered();

    private BooksView view() {
        return home.view(BooksView.PROJECTION, ACCOUNT);
    }

    @Test
    void the_books_are_for_the_staff() {
        assertThat(BooksView.PROJECTION.audience()).isEqualTo(Audience.STAFF);
        assertThat(AccountView.PROJECTION.audience()).isEqualTo(Audience.PUBLIC);
    }

    @Test
    void every_posting_keeps_both_sides_equal() {
        UUID in = home.line(Direction.IN, 1000);
        assertThat(view().bank()).isEqualTo(1000);
        assertThat(view().suspense()).isEqualTo(1000);
        assertThat(view().equal()).isTrue();

        home.receives(in, 500, 2);
        assertThat(view().wards()).isEqualTo(1000);
        assertThat(view().suspense()).isZero();

        home.proposes(1, OPEN, MoneyCode.Group.GOODS, 300);
        UUID out = home.line(Direction.OUT, 300);
        assertThat(view().suspense()).isEqualTo(-300);
        home.pays(1, OPEN, 300, MoneyCode.Group.GOODS, out);

        assertThat(view().bank()).isEqualTo(700);
        assertThat(view().wards()).isEqualTo(700);
        assertThat(view().equal()).isTrue();
    }

    @Test
    void an_event_without_money_makes_no_version() {
        BooksView before = view();
        home.proposes(1, OPEN, MoneyCode.Group.GOODS, 300);

        assertThat(view()).isSameAs(before);
    }

    @Test
    void an_opened_month_sets_the_books_to_what_it_carries() {
        UUID in = home.line(Direction.IN, 1000);
        home.receives(in, 500, 2);
        UUID closed = home.closes(OPEN, 1000, List.of());
        home.opens(YearMonth.of(2026, 11), closed, 1000, List.of(ward(1, 500), ward(2, 500)));

        assertThat(view().bank()).isEqualTo(1000);
        assertThat(view().wards()).isEqualTo(1000);
        assertThat(view().equal()).isTrue();
        assertThat(view().period()).isEqualTo(YearMonth.of(2026, 11));
    }

    @Test
    void days_are_covered_when_all_lines_of_a_statement_have_come() {
        UUID statement = home.imports(october(1), october(9), 2);
        home.line(statement, Direction.IN, 10);
        assertThat(view().coveredTo()).isNull();

        home.line(statement, Direction.IN, 10);
        assertThat(view().coveredTo()).isEqualTo(october(9));
        assertThat(view().awaited()).isEmpty();
    }

    @Test
    void a_gap_between_statements_holds_the_cover_until_it_is_filled() {
        home.imports(october(1), october(5), 0);
        home.imports(october(8), october(12), 0);
        assertThat(view().coveredTo()).isEqualTo(october(5));

        home.imports(october(6), october(7), 0);
        assertThat(view().coveredTo()).isEqualTo(october(12));
    }

    private static LocalDate october(int day) {
        return LocalDate.of(2026, 10, day);
    }

    private static CarriedWard ward(int n, long balance) {
        return new CarriedWard(
                Ids.ward(n),
                2,
                balance,
                CarriedWard.SubaccountState.OPEN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                false);
    }
}
