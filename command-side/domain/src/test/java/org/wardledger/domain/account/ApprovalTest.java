package org.wardledger.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.account.Book.but;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.account.Approvals.ApproveExpenditure;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.BlockReason;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.MoneyCode.Method;
import org.wardledger.events.ReservationEvent.ReservationLapsed;
import org.wardledger.events.ReservationEvent.ReservationMade;
import org.wardledger.events.ReservationEvent.WardGroup;
import org.wardledger.events.Visibility.Tier;

/// Four eyes, a decision that covers it, and money that is there.
class ApprovalTest {
    private static final Id.Reservation MONTHLY = new Id.Reservation("rsv_0000000000000001");
    private final Book book = Book.opened(12);

    private ApproveExpenditure decided(UUID proposal, String component, Object value) {
        ApproveExpenditure approval = Money.approve(1, proposal);
        return but(approval, "decision", but(Money.decision(proposal), component, value));
    }

    @Test
    void who_entered_it_neither_approves_nor_votes() {
        UUID proposal = book.proposed(1, Method.BANK, 1_000, 1);
        book.when(Money.CLERK, Money.approve(1, proposal))
                .thenRefused(ExpenditureRefusal.APPROVER_IS_ENTERER, null);
        book.when(Money.SECRETARY, decided(proposal, "voters", List.of(Money.MEMBER, Money.CLERK)))
                .thenRefused(ExpenditureRefusal.APPROVER_IS_ENTERER, "decision");
    }

    @Test
    void a_member_with_a_declared_conflict_has_no_vote() {
        UUID proposal = book.proposed(1, Method.BANK, 1_000, 1);
        book.when(
                        Money.SECRETARY,
                        but(Money.approve(1, proposal), "conflicted", List.of(Money.HEAD.actor())))
                .thenRefused(ExpenditureRefusal.APPROVER_CONFLICTED, "decision");
    }

    @Test
    void a_decision_covers_it_or_nothing_is_spent() {
        UUID proposal = book.proposed(1, Method.BANK, 1_000, 1);
        book.when(Money.SECRETARY, but(Money.approve(1, proposal), "decision", null))
                .thenRefused(ExpenditureRefusal.DECISION_MISSING, "decision");
        book.when(Money.SECRETARY, decided(proposal, "mayBind", false))
                .thenRefused(ExpenditureRefusal.DECISION_MISSING, "decision");
        book.when(Money.SECRETARY, decided(proposal, "quorum", false))
                .thenRefused(ExpenditureRefusal.DECISION_WITHOUT_QUORUM, "decision");
        book.when(Money.SECRETARY, decided(proposal, "revoked", true))
                .thenRefused(ExpenditureRefusal.DECISION_EXPIRED, "decision");
        book.when(Money.SECRETARY, decided(proposal, "validTo", Money.TODAY.minusDays(1)))
                .thenRefused(ExpenditureRefusal.DECISION_EXPIRED, "decision");
        book.when(Money.SECRETARY, decided(proposal, "validFrom", Money.TODAY.plusDays(1)))
                .thenRefused(ExpenditureRefusal.DECISION_EXPIRED, "decision");
        book.when(
                        Money.SECRETARY,
                        but(Money.approve(1, proposal), "expires", Money.TODAY.minusDays(1)))
                .thenRefused(ExpenditureRefusal.DECISION_EXPIRED, "decision");
        book.when(Money.SECRETARY, decided(proposal, "subject", new UUID(4, 4)))
                .thenRefused(ExpenditureRefusal.OUTSIDE_DECISION, "decision");
        Id.Institution elsewhere = new Id.Institution("ins_0000000000000002");
        book.when(Money.SECRETARY, decided(proposal, "inst", elsewhere))
                .thenRefused(ExpenditureRefusal.OUTSIDE_DECISION, "decision");
        book.done(Money.SECRETARY, decided(proposal, "validTo", Money.TODAY));
    }

    @Test
    void money_set_aside_for_one_purchase_is_not_there_for_another() {
        book.approved(1, Method.BANK, 300_000, 1, 2);
        book.approved(2, Method.BANK, 200_000, 1);
        UUID third = book.proposed(3, Method.BANK, 1, 2, 1);
        var refusal = book.when(Money.SECRETARY, Money.approve(3, third)).refusal();
        assertThat(refusal.code()).isEqualTo(ExpenditureRefusal.INSUFFICIENT_FUNDS);
        assertThat(refusal.field()).isEqualTo("lines[0]");
        assertThat(refusal.arguments()).containsEntry("free", "0");
        assertThat(book.sub(2).free()).as("all or nobody").isEqualTo(200_000);
    }

    @Test
    void money_on_its_way_to_another_account_is_promised_to_nobody() {
        UUID proposal = book.proposed(1, Method.BANK, 100_001, 1);
        book.sent(1, 1, 400_000);
        book.when(Money.SECRETARY, Money.approve(1, proposal))
                .thenRefused(ExpenditureRefusal.WARD_BLOCKED, "lines[0]");
        book.done(
                Money.CLERK,
                new Subaccounts.UnblockSubaccount(
                        Money.ACCOUNT, Money.ward(1), BlockReason.TRANSFER));
        book.when(Money.SECRETARY, Money.approve(1, proposal))
                .thenRefused(ExpenditureRefusal.INSUFFICIENT_FUNDS, "lines[0]");
        book.when(Money.SECRETARY, make(line(1, 100_001)))
                .thenRefused(ReservationRefusal.INSUFFICIENT_FUNDS, "lines[0]");
        book.when(Money.CLERK, new CashDesk.RequestCash(Money.ACCOUNT, Money.ward(1), 100_001))
                .thenRefused(CashRefusal.INSUFFICIENT_FUNDS, "amt");
        book.done(Money.SECRETARY, make(line(1, 100_000)));
    }

    @Test
    void a_ward_who_left_between_proposal_and_decision_stops_it() {
        UUID second = book.proposed(2, Method.BANK, 1_000, 2);
        book.done(
                Money.CLERK,
                new Subaccounts.BlockSubaccount(Money.ACCOUNT, Money.ward(2), BlockReason.EXIT));
        book.when(Money.SECRETARY, Money.approve(2, second))
                .thenRefused(ExpenditureRefusal.WARD_BLOCKED, "lines[0]");
    }

    private static WardGroup line(int ward, long amt) {
        return new WardGroup(Money.ward(ward), Group.GOODS, amt);
    }

    private static DecisionFacts standing(WardGroup... lines) {
        return but(but(Money.decision(new UUID(1, 1)), "subject", null), "lines", List.of(lines));
    }

    private static Reservations.MakeReservation make(WardGroup... lines) {
        return new Reservations.MakeReservation(Money.ACCOUNT, MONTHLY, Book.BANK, standing(lines));
    }

    private static ApproveExpenditure drawing(int n, UUID proposal) {
        ApproveExpenditure approval = Money.approve(n, proposal);
        return but(but(approval, "decision", standing()), "reservation", MONTHLY);
    }

    private static Reservations.LapseReservation lapse(boolean revoked) {
        return new Reservations.LapseReservation(Money.ACCOUNT, MONTHLY, Book.BANK, revoked);
    }

    @Test
    void a_standing_reservation_is_drawn_and_what_is_left_lapses() {
        book.done(Money.SECRETARY, make(line(1, 50_000), line(2, 50_000)));
        ReservationMade made = book.last(ReservationMade.class).event();
        assertThat(made.publication().tier()).isEqualTo(Tier.COARSE);
        assertThat(made.max())
                .singleElement()
                .satisfies(m -> assertThat(m.amt()).isEqualTo(100_000));
        assertThat(book.sub(1).free()).isEqualTo(Book.EACH - 50_000);
        UUID proposal = book.proposed(1, Method.BANK, 30_000, 1);
        book.done(Money.SECRETARY, drawing(1, proposal));
        assertThat(book.sub(1).free()).isEqualTo(Book.EACH - 50_000);
        assertThat(book.sub(1).left(MONTHLY, Group.GOODS)).isEqualTo(20_000);
        book.when(Money.SECRETARY, lapse(false))
                .thenRefused(ReservationRefusal.STILL_RUNNING, "reservation");
        book.done(Money.SECRETARY, lapse(false), Money.MONTH.atEndOfMonth().plusDays(1));
        assertThat(book.last(ReservationLapsed.class).event().lines())
                .containsExactly(line(1, 20_000), line(2, 50_000));
        assertThat(book.sub(1).free()).isEqualTo(Book.EACH - 30_000);
        assertThat(book.sub(2).free()).isEqualTo(Book.EACH);
    }

    @Test
    void a_revoked_decision_lapses_at_once() {
        book.done(Money.SECRETARY, make(line(1, 50_000)));
        book.done(Money.SECRETARY, lapse(true));
        assertThat(book.sub(1).free()).isEqualTo(Book.EACH);
        book.when(Money.SECRETARY, lapse(true))
                .thenRefused(ReservationRefusal.UNKNOWN, "reservation");
    }

    @Test
    void a_purchase_stays_within_its_standing_reservation() {
        book.done(Money.SECRETARY, make(line(1, 50_000)));
        UUID dear = book.proposed(1, Method.BANK, 50_001, 1);
        book.when(Money.SECRETARY, drawing(1, dear))
                .thenRefused(ExpenditureRefusal.ABOVE_RESERVATION, "lines[0]");
        UUID other = book.proposed(2, Method.BANK, 100, 1, 2);
        book.when(Money.SECRETARY, drawing(2, other))
                .thenRefused(ExpenditureRefusal.OUTSIDE_DECISION, "lines[1]");
        Id.Reservation unknown = new Id.Reservation("rsv_0000000000000002");
        book.when(Money.SECRETARY, but(drawing(1, dear), "reservation", unknown))
                .thenRefused(ExpenditureRefusal.OUTSIDE_DECISION, "reservation");
        DecisionFacts another = but(standing(), "event", new UUID(5, 5));
        book.when(Money.SECRETARY, but(drawing(1, dear), "decision", another))
                .thenRefused(ExpenditureRefusal.OUTSIDE_DECISION, "reservation");
    }

    @Test
    void a_reservation_needs_a_standing_decision_in_force() {
        book.when(Money.SECRETARY, but(make(line(1, 1)), "decision", null))
                .thenRefused(ReservationRefusal.DECISION_UNKNOWN, "decision");
        book.when(Money.SECRETARY, make())
                .thenRefused(ReservationRefusal.DECISION_UNKNOWN, "decision");
        book.when(Money.SECRETARY, unfit("subject", new UUID(1, 1)))
                .thenRefused(ReservationRefusal.DECISION_UNKNOWN, "decision");
        book.when(Money.SECRETARY, unfit("mayBind", false))
                .thenRefused(ReservationRefusal.DECISION_UNKNOWN, "decision");
        book.when(Money.SECRETARY, unfit("inst", new Id.Institution("ins_0000000000000002")))
                .thenRefused(ReservationRefusal.DECISION_UNKNOWN, "decision");
        book.when(Money.SECRETARY, unfit("quorum", false))
                .thenRefused(ReservationRefusal.DECISION_WITHOUT_QUORUM, "decision");
        book.when(Money.SECRETARY, unfit("revoked", true))
                .thenRefused(ReservationRefusal.DECISION_EXPIRED, "decision");
        book.when(Money.SECRETARY, unfit("validTo", Money.TODAY.minusDays(1)))
                .thenRefused(ReservationRefusal.DECISION_EXPIRED, "decision");
    }

    private static Reservations.MakeReservation unfit(String component, Object value) {
        return but(make(), "decision", but(standing(line(1, 1)), component, value));
    }

    @Test
    void a_reservation_is_made_once_for_wards_who_live_here_and_have_the_money() {
        book.when(Money.SECRETARY, make(line(1, 1), line(13, 1)))
                .thenRefused(ReservationRefusal.WARD_NOT_ON_ACCOUNT, "lines[1].ward");
        book.when(Money.SECRETARY, make(line(1, 0)))
                .thenRefused(ReservationRefusal.AMOUNT_NOT_POSITIVE, "lines[0].amt");
        WardGroup food = new WardGroup(Money.ward(1), Group.FOOD_EXTRA, 1);
        book.when(Money.SECRETARY, make(line(1, Book.EACH), food))
                .thenRefused(ReservationRefusal.INSUFFICIENT_FUNDS, "lines[1]");
        book.done(Money.SECRETARY, make(line(1, Book.EACH)));
        book.when(Money.SECRETARY, make(line(1, 1)))
                .thenRefused(ReservationRefusal.ALREADY_MADE, "reservation");
        book.done(
                Money.CLERK,
                new Subaccounts.BlockSubaccount(Money.ACCOUNT, Money.ward(2), BlockReason.COURT));
        var second =
                but(make(line(2, 1)), "reservation", new Id.Reservation("rsv_0000000000000002"));
        book.when(Money.SECRETARY, second)
                .thenRefused(ReservationRefusal.WARD_BLOCKED, "lines[0].ward");
    }
}
