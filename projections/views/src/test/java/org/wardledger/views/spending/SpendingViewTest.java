package org.wardledger.views.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.COARSE;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.OPEN;
import static org.wardledger.views.Ids.SEALED;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.Publication;
import org.wardledger.views.Home;
import org.wardledger.views.spending.SpendingView.Row;

class SpendingViewTest {
    private final Home home = Home.registered().on(10, 5);
    private final UUID line = home.line(Direction.OUT, 300);

    private SpendingView view(YearMonth month) {
        return home.view(SpendingView.PROJECTION, HOME.value() + ":" + month + ":KZT");
    }

    private UUID paid(int n, Publication tier, Group group, long amount) {
        home.proposes(n, tier, group, amount);
        return home.pays(n, tier, amount, group, line);
    }

    @Test
    void payments_count_by_published_head_and_category() {
        paid(1, OPEN, Group.GOODS, 300);
        paid(2, OPEN, Group.GOODS, 200);
        paid(3, OPEN, Group.HEALTH_AND_CARE, 50);
        paid(4, COARSE, Group.PERSONAL, 7);

        assertThat(view(Home.OCTOBER).rows())
                .containsExactly(
                        new Row(Group.GOODS, Category.FOOTWEAR, 2, 500),
                        new Row(Group.HEALTH_AND_CARE, null, 1, 50),
                        new Row(Group.PERSONAL, null, 1, 7));
        assertThat(view(Home.OCTOBER).spent()).isEqualTo(557);
        assertThat(view(Home.OCTOBER).payments()).isEqualTo(4);
    }

    @Test
    void a_hidden_payment_is_counted_without_its_amount() {
        paid(1, SEALED, Group.GOODS, 300);

        assertThat(view(Home.OCTOBER).hidden()).isEqualTo(1);
        assertThat(view(Home.OCTOBER).spent()).isZero();
        assertThat(view(Home.OCTOBER).rows()).isEmpty();
    }

    @Test
    void refunds_and_reversals_are_taken_off_and_can_come_back() {
        UUID paid = paid(1, OPEN, Group.GOODS, 300);
        UUID refund = home.refunds(1, OPEN, 100, paid, line);
        assertThat(view(Home.OCTOBER).spent()).isEqualTo(200);
        assertThat(view(Home.OCTOBER).payments()).isEqualTo(1);

        home.reverses(1, OPEN, 100, refund, line, -1);
        assertThat(view(Home.OCTOBER).spent()).isEqualTo(300);

        UUID reversal = home.reverses(1, OPEN, 300, paid, line, 1);
        assertThat(view(Home.OCTOBER).spent()).isZero();
        assertThat(view(Home.OCTOBER).payments()).isZero();

        home.reverses(1, OPEN, 300, reversal, line, -1);
        assertThat(view(Home.OCTOBER).spent()).isEqualTo(300);
        assertThat(view(Home.OCTOBER).payments()).isEqualTo(1);
    }

    @Test
    void a_reversal_counts_in_the_month_it_is_recorded_in() {
        UUID paid = paid(1, OPEN, Group.GOODS, 300);
        UUID closed = home.closes(OPEN, 0, List.of(new GroupAmount(Group.GOODS, 300)));
        home.opens(YearMonth.of(2026, 11), closed, 0, List.of());
        home.on(11, 4).reverses(1, OPEN, 300, paid, line, 1);

        assertThat(view(Home.OCTOBER).spent()).isEqualTo(300);
        assertThat(view(YearMonth.of(2026, 11)).spent()).isEqualTo(-300);
    }

    @Test
    void a_closed_month_says_what_its_single_entries_add_up_to() {
        paid(1, OPEN, Group.GOODS, 300);
        paid(2, COARSE, Group.PERSONAL, 7);
        home.closes(
                OPEN,
                1000,
                List.of(new GroupAmount(Group.GOODS, 300), new GroupAmount(Group.PERSONAL, 7)));

        SpendingView v = view(Home.OCTOBER);
        assertThat(v.netReceipts()).isEqualTo(1307);
        assertThat(v.closings().getFirst().figures().out())
                .extracting(GroupAmount::amt)
                .containsExactlyElementsOf(v.rows().stream().map(Row::spent).toList());
    }

    @Test
    void net_receipts_stay_unknown_while_the_month_is_open_or_hidden() {
        paid(1, OPEN, Group.GOODS, 300);
        assertThat(view(Home.OCTOBER).netReceipts()).isNull();

        home.closes(SEALED, 1000, List.of());
        assertThat(view(Home.OCTOBER).netReceipts()).isNull();
        assertThat(view(Home.OCTOBER).closings()).hasSize(1);
    }
}
