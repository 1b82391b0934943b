package org.wardledger.views.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.OPEN;
import static org.wardledger.views.Ids.head;
import static org.wardledger.views.Ids.ward;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.CashEvent.CashCounted;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.DiscrepancyKind;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.PayoutEvent.PayoutMade;
import org.wardledger.events.PostingEvent.ItemUse;
import org.wardledger.events.PostingEvent.SettleReason;
import org.wardledger.events.PostingEvent.SuspenseSettled;
import org.wardledger.events.WardLine;
import org.wardledger.views.Audience;
import org.wardledger.views.Home;
import org.wardledger.views.Ids;
import org.wardledger.views.ViewJson;
import org.wardledger.views.statement.StatementLineView.Source;
import org.wardledger.views.statement.StatementLineView.State;

class StatementLineViewTest {
    private static final Id.Discrepancy QUESTION = new Id.Discrepancy("dsc_0000000000000001");
    private final Home home = Home.registered().on(10, 5);

    private StatementLineView view(UUID line) {
        return home.view(StatementLineView.PROJECTION, line);
    }

    @Test
    void a_line_keeps_no_text_and_no_other_party() {
        UUID line = home.line(Direction.IN, 1000);

        assertThat(ViewJson.text(view(line))).doesNotContain("canary");
        assertThat(StatementLineView.PROJECTION.audience()).isEqualTo(Audience.STAFF);
    }

    @Test
    void a_credit_is_used_up_by_the_wards_it_is_given_to() {
        UUID line = home.line(Direction.IN, 1000);
        UUID receipt = home.receives(line, 400, 2);
        assertThat(view(line).open()).isEqualTo(200);
        assertThat(view(line).state()).isEqualTo(State.PART);
        assertThat(view(line).uses()).hasSize(1);
        assertThat(view(line).uses().getFirst().event()).isEqualTo(receipt);
        assertThat(view(line).uses().getFirst().amount()).isEqualTo(800);

        home.receives(line, 100, 2);
        assertThat(view(line).state()).isEqualTo(State.USED);
    }

    @Test
    void a_debit_is_open_until_it_is_matched_and_again_when_the_match_is_undone() {
        UUID line = home.line(Direction.OUT, 300);
        assertThat(view(line).state()).isEqualTo(State.OPEN);

        home.proposes(1, OPEN, Group.GOODS, 300);
        UUID paid = home.pays(1, OPEN, 300, Group.GOODS, line);
        assertThat(view(line).open()).isZero();

        home.reverses(1, OPEN, 300, paid, line, 1);
        assertThat(view(line).open()).isEqualTo(300);
        assertThat(view(line).state()).isEqualTo(State.OPEN);
        assertThat(view(line).uses()).extracting(u -> u.amount()).containsExactly(300L, -300L);
    }

    @Test
    void a_pay_out_uses_a_line_without_naming_its_ward() {
        UUID line = home.line(Direction.OUT, 300);
        home.record(
                new PayoutMade(
                        ACCOUNT,
                        ward(1),
                        MoneyCode.Payout.TO_HEIRS,
                        300,
                        "canary",
                        List.of(new LineUse(line, 300)),
                        List.of(),
                        Ids.HEAD,
                        List.of(new WardLine(ward(1), 5, 300, 0))));

        assertThat(view(line).state()).isEqualTo(State.USED);
        assertThat(ViewJson.text(view(line))).doesNotContain("wrd_");
    }

    @Test
    void a_shortage_is_an_open_item_until_its_repayment_cancels_it() {
        UUID less =
                home.record(
                        new CashCounted(
                                HOME,
                                ACCOUNT,
                                MoneyCode.CountKind.SURPRISE,
                                head(),
                                MoneyCode.CountResult.SHORT,
                                -250,
                                "KZT",
                                OPEN,
                                1000,
                                1250,
                                null));
        assertThat(view(less).source()).isEqualTo(Source.CASH_DIFFERENCE);
        assertThat(view(less).direction()).isEqualTo(Direction.OUT);

        UUID repaid = home.line(Direction.IN, 250);
        home.record(
                new SuspenseSettled(
                        HOME,
                        ACCOUNT,
                        SettleReason.SHORTAGE_REPAID,
                        head(),
                        null,
                        List.of(new ItemUse(less, 250), new ItemUse(repaid, -250))));

        assertThat(view(less).state()).isEqualTo(State.USED);
        assertThat(view(repaid).state()).isEqualTo(State.USED);
    }

    @Test
    void a_new_month_changes_no_open_item() {
        UUID line = home.line(Direction.IN, 1000);
        StatementLineView before = view(line);
        home.opens(YearMonth.of(2026, 11), new UUID(8, 8), 1000, List.of());

        assertThat(view(line)).isSameAs(before);
    }

    @Test
    void a_question_about_a_line_is_named_on_it() {
        UUID line = home.line(Direction.OUT, 300);
        home.record(raised(line));
        home.record(raised(new UUID(7, 7)));

        assertThat(view(line).discrepancy()).isEqualTo(QUESTION.value());
        assertThat(view(line).open()).isEqualTo(300);
    }

    private static DiscrepancyRaised raised(UUID about) {
        return new DiscrepancyRaised(
                HOME,
                ACCOUNT,
                QUESTION,
                DiscrepancyKind.LINE_WITHOUT_RECORD,
                LocalDate.of(2026, 10, 20),
                head(),
                about,
                300,
                DiscrepancyKind.LINE_WITHOUT_RECORD,
                about,
                "canary");
    }
}
