package org.wardledger.views.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.COARSE;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.OPEN;
import static org.wardledger.views.Ids.SEALED;
import static org.wardledger.views.Ids.head;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.CashEvent.CashCounted;
import org.wardledger.events.CashEvent.CashDeposited;
import org.wardledger.events.CashEvent.CashReceived;
import org.wardledger.events.CashEvent.CashWithdrawn;
import org.wardledger.events.InstitutionEvent.MoveReason;
import org.wardledger.events.InstitutionEvent.Relocated;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.Publication;
import org.wardledger.views.Home;
import org.wardledger.views.Ids;
import org.wardledger.views.posting.PostingView.Kind;
import org.wardledger.views.posting.PostingView.Limbs;
import org.wardledger.views.posting.PostingView.State;

class PostingViewTest {
    private final Home home = Home.registered().on(10, 5);
    private final UUID line = home.line(Direction.OUT, 300);

    private PostingView view(UUID id) {
        return home.view(PostingView.PROJECTION, id);
    }

    private UUID paid(Publication tier, Group group) {
        home.proposes(1, tier, group, 300);
        return home.pays(1, tier, 300, group, line);
    }

    @Test
    void a_payment_shows_the_facets_of_its_purchase() {
        PostingView v = view(paid(OPEN, Group.GOODS));

        assertThat(v.kind()).isEqualTo(Kind.PAYMENT);
        assertThat(v.expenditure()).isEqualTo(Ids.purchase(1).value());
        assertThat(v.category()).isEqualTo(MoneyCode.Category.FOOTWEAR);
        assertThat(v.supplier()).isEqualTo(Ids.SELLER.value());
        assertThat(v.region()).isEqualTo("550000000");
        assertThat(v.month()).isEqualTo(Home.OCTOBER);
        assertThat(v.direction()).isEqualTo(Direction.OUT);
        assertThat(v.textRu()).contains("обувь");
        assertThat(v.spent()).isEqualTo(300);
        assertThat(v.payments()).isEqualTo(1);
    }

    @Test
    void tiers_hide_seller_date_and_amount() {
        PostingView coarse = view(paid(COARSE, Group.PERSONAL));
        assertThat(coarse.amount()).isEqualTo(300);
        assertThat(coarse.supplier()).isNull();
        assertThat(coarse.date()).isNull();
        assertThat(coarse.effectiveMonth()).isEqualTo(YearMonth.of(2026, 10));

        home.proposes(2, SEALED, Group.GOODS, 300);
        PostingView sealed = view(home.pays(2, SEALED, 300, Group.GOODS, line));
        assertThat(sealed.amount()).isNull();
        assertThat(sealed.spent()).isNull();
        assertThat(sealed.limbs()).isNull();
        assertThat(sealed.effectiveMonth()).isNull();
        assertThat(sealed.month()).isEqualTo(Home.OCTOBER);
    }

    @Test
    void a_late_payment_stands_in_the_open_month_with_its_own_date() {
        home.proposes(1, OPEN, Group.GOODS, 300);
        UUID closed = home.on(11, 3).closes(OPEN, 0, List.of());
        home.opens(YearMonth.of(2026, 11), closed, 0, List.of());
        PostingView v = view(home.on(10, 30).pays(1, OPEN, 300, Group.GOODS, line));

        assertThat(v.month()).isEqualTo(YearMonth.of(2026, 11));
        assertThat(v.date()).isEqualTo(LocalDate.of(2026, 10, 30));
    }

    @Test
    void a_home_that_moves_leaves_its_earlier_postings_where_they_were() {
        UUID before = paid(OPEN, Group.GOODS);
        home.record(
                new Relocated(
                        HOME,
                        "551010000",
                        "711210000",
                        MoveReason.MOVED,
                        LocalDate.of(2026, 10, 1)));
        home.proposes(2, OPEN, Group.GOODS, 300);
        UUID after = home.pays(2, OPEN, 300, Group.GOODS, line);

        assertThat(view(before).region()).isEqualTo("550000000");
        assertThat(view(after).region()).isEqualTo("710000000");
    }

    @Test
    void a_reversed_posting_stays_and_its_mirror_stands_beside_it() {
        UUID paid = paid(OPEN, Group.GOODS);
        UUID mirror = home.reverses(1, OPEN, 300, paid, line, 1);

        assertThat(view(paid).state()).isEqualTo(State.REVERSED);
        assertThat(view(paid).reversedBy()).isEqualTo(mirror);
        assertThat(view(mirror).reverses()).isEqualTo(paid);
        assertThat(view(mirror).direction()).isEqualTo(Direction.IN);
        assertThat(view(mirror).spent()).isEqualTo(-300);
        assertThat(view(mirror).payments()).isEqualTo(-1);
        assertThat(view(mirror).category()).isEqualTo(MoneyCode.Category.FOOTWEAR);
    }

    @Test
    void a_chain_of_reversals_turns_the_states_each_time() {
        UUID paid = paid(OPEN, Group.GOODS);
        UUID first = home.reverses(1, OPEN, 300, paid, line, 1);
        UUID second = home.reverses(1, OPEN, 300, first, line, -1);
        assertThat(states(paid, first, second))
                .containsExactly(State.STANDS, State.REVERSED, State.STANDS);
        assertThat(view(second).spent()).isEqualTo(300);

        UUID third = home.reverses(1, OPEN, 300, second, line, 1);
        assertThat(states(paid, first, second, third))
                .containsExactly(State.REVERSED, State.STANDS, State.REVERSED, State.STANDS);
        assertThat(view(paid).reversedBy()).isEqualTo(first);
    }

    private List<State> states(UUID... ids) {
        return List.of(ids).stream().map(i -> view(i).state()).toList();
    }

    @Test
    void what_a_receipt_hides_its_reversal_hides_too() {
        UUID in = home.line(Direction.IN, 1000);
        UUID receipt = home.receives(in, 500, 2);
        UUID mirror =
                home.record(
                        new PostingReversed(
                                HOME,
                                ACCOUNT,
                                null,
                                1000,
                                "KZT",
                                MoneyCode.ReversalReason.WRONG_WARD,
                                head(),
                                LocalDate.of(2026, 10, 5),
                                receipt,
                                null,
                                OPEN,
                                ACCOUNT,
                                null,
                                "canary",
                                List.of(),
                                List.of(),
                                List.of()));

        assertThat(view(receipt).amount()).isNull();
        assertThat(view(receipt).source()).isEqualTo(MoneyCode.ReceiptSource.BENEFIT);
        assertThat(view(mirror).amount()).isNull();
        assertThat(view(mirror).spent()).isNull();
        assertThat(view(receipt).state()).isEqualTo(State.REVERSED);
    }

    @Test
    void a_reversal_that_names_no_home_is_no_posting() {
        home.record(
                new PostingReversed(
                        null,
                        null,
                        null,
                        1000,
                        "KZT",
                        MoneyCode.ReversalReason.BANK_RETURNED,
                        head(),
                        LocalDate.of(2026, 10, 5),
                        new UUID(9, 9),
                        null,
                        SEALED,
                        ACCOUNT,
                        null,
                        "canary",
                        List.of(),
                        List.of(),
                        List.of()));

        assertThat(home.folding.all(PostingView.PROJECTION)).isEmpty();
    }

    @Test
    void cash_between_bank_and_box_has_an_amount_and_no_direction() {
        UUID out = home.record(withdrawn(5000));
        UUID back =
                home.record(
                        new CashDeposited(
                                HOME, ACCOUNT, 100, "KZT", List.of(), OPEN, List.of(), Ids.CLERK,
                                null));
        UUID repaid =
                home.record(
                        new CashReceived(
                                HOME,
                                ACCOUNT,
                                70,
                                "KZT",
                                MoneyCode.CashReceipt.REPAID,
                                OPEN,
                                Ids.CLERK));

        assertThat(view(out).direction()).isNull();
        assertThat(view(out).amount()).isEqualTo(5000);
        assertThat(view(out).spent()).isNull();
        assertThat(view(back).kind()).isEqualTo(Kind.CASH_DEPOSIT);
        assertThat(view(repaid).direction()).isEqualTo(Direction.IN);
    }

    @Test
    void a_count_is_a_posting_only_where_it_found_a_difference() {
        UUID even = home.record(counted(MoneyCode.CountResult.EVEN, 0));
        UUID less = home.record(counted(MoneyCode.CountResult.SHORT, -250));

        assertThat(home.folding.get(PostingView.PROJECTION, even.toString())).isNull();
        assertThat(view(less).amount()).isEqualTo(250);
        assertThat(view(less).direction()).isEqualTo(Direction.OUT);
        assertThat(view(less).code()).isEqualTo("SHORT");
    }

    @Test
    void sums_over_limbs_are_exact_where_sums_of_doubles_are_not() {
        Random random = new Random(42);
        long exact = 0;
        double highs = 0;
        double lows = 0;
        double plain = 0;
        for (int i = 0; i < 1000; i++) {
            long amount = random.nextLong(1L << 50) * (i % 4 == 0 ? -1 : 1);
            Limbs limbs = Limbs.of(amount, null);
            exact += amount;
            highs += limbs.amountHigh();
            lows += limbs.amountLow();
            plain += amount;
        }

        assertThat(Limbs.join((long) highs, (long) lows)).isEqualTo(exact);
        assertThat((long) plain).isNotEqualTo(exact);
    }

    private static CashWithdrawn withdrawn(long amount) {
        return new CashWithdrawn(
                HOME, ACCOUNT, amount, "KZT", List.of(), OPEN, List.of(), Ids.CLERK, null);
    }

    private static CashCounted counted(MoneyCode.CountResult result, long difference) {
        return new CashCounted(
                HOME,
                ACCOUNT,
                MoneyCode.CountKind.PLANNED,
                head(),
                result,
                difference,
                "KZT",
                OPEN,
                7000,
                7000 - difference,
                null);
    }
}
