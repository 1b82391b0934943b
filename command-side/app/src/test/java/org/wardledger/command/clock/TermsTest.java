package org.wardledger.command.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.MINISTRY;
import static org.wardledger.command.Samples.SECRETARY;
import static org.wardledger.command.Samples.ward;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Caller;
import org.wardledger.command.Commission;
import org.wardledger.command.Home;
import org.wardledger.command.Outcome;
import org.wardledger.command.Samples;
import org.wardledger.command.TestLedger;
import org.wardledger.command.requests.BodyRequests.AdoptDecision;
import org.wardledger.command.requests.BodyRequests.RevokeDecision;
import org.wardledger.command.requests.ExpenditureRequests.ApproveExpenditure;
import org.wardledger.command.requests.PeriodRequests.ClosePeriod;
import org.wardledger.command.requests.PeriodRequests.OpenFirstPeriod;
import org.wardledger.command.requests.PeriodRequests.OpeningBalance;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.ReservationRequests.MakeReservation;
import org.wardledger.command.requests.TransferRequests.IssueFinalAccount;
import org.wardledger.command.requests.TransferRequests.ReceiveTransfer;
import org.wardledger.command.requests.TransferRequests.SendTransfer;
import org.wardledger.command.requests.WardRequests.CorrectWard;
import org.wardledger.domain.account.Payouts;
import org.wardledger.domain.account.Sub;
import org.wardledger.domain.ward.WardCommand;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Code;
import org.wardledger.events.DecisionEvent.DecisionAdopted;
import org.wardledger.events.DecisionEvent.RevokeReason;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.ExpenditureExpired;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.OccupancyReported;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.ReservationEvent.ReservationLapsed;
import org.wardledger.events.ReservationEvent.WardGroup;
import org.wardledger.events.SubaccountEvent.SubaccountBlocked;
import org.wardledger.events.SubaccountEvent.SubaccountClosed;
import org.wardledger.events.SubaccountEvent.SubaccountUnblocked;
import org.wardledger.events.TransferEvent.TransferCompleted;
import org.wardledger.events.TransferEvent.TransferSent;

/// What the clock does when its time has come: once, whatever happens to the clock, to the process
/// or to the store in between.
class TermsTest {
    private static final Id.Institution ELSEWHERE = new Id.Institution(Samples.id("ins", 2));
    private static final Id.Account THEIRS = new Id.Account(Samples.id("acc", 2));
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 5);
    private static final LocalDate TERM = LocalDate.of(2026, 10, 31);
    private static final Evidence ACT =
            new Evidence(MoneyCode.Document.OPENING_ACT, "1", null, null);

    @TempDir private Path folder;
    private ClockBed bed;

    @BeforeEach
    void open() {
        bed = new ClockBed(folder);
        Home.found(ledger(), 12);
        Commission.found(ledger());
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private TestLedger ledger() {
        return bed.ledger();
    }

    private Outcome.Done decide(UUID subject, List<WardGroup> lines) {
        List<GroupAmount> max =
                lines.isEmpty()
                        ? List.of()
                        : List.of(
                                new GroupAmount(
                                        MoneyCode.Group.GOODS,
                                        lines.stream().mapToLong(WardGroup::amt).sum()));
        return ledger().done(
                        new AdoptDecision(
                                null,
                                Commission.ID,
                                ACCT,
                                Commission.votes(),
                                TODAY,
                                TERM,
                                max,
                                subject,
                                lines),
                        SECRETARY);
    }

    private static Id.Decision decisionOf(Outcome.Done done) {
        return ((DecisionAdopted) done.events().getFirst().event()).decision();
    }

    private void approved() {
        Outcome.Done proposed = ledger().done(Home.shoes(ACCT, 2, 1_000), ACCOUNTANT);
        var event = (ExpenditureProposed) proposed.events().getFirst().event();
        Outcome.Done decided = decide(proposed.events().getFirst().id(), List.of());
        ledger().done(
                        new ApproveExpenditure(ACCT, event.exp(), decisionOf(decided), null, TERM),
                        SECRETARY);
    }

    private Id.Decision reserved() {
        List<WardGroup> lines = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            lines.add(new WardGroup(ward(i), MoneyCode.Group.GOODS, 1_000));
        }
        Id.Decision decision = decisionOf(decide(null, lines));
        ledger().done(new MakeReservation(ACCT, null, decision), SECRETARY);
        return decision;
    }

    private Sub sub(int ward) {
        Sub sub = bed.state(ACCT).books().sub(ward(ward));
        assertThat(sub).isNotNull();
        return sub;
    }

    @Test
    void an_approval_expires_after_its_term_once_however_often_the_clock_starts() throws Exception {
        approved();
        bed.settle();
        bed.at(TERM);
        assertThat(bed.all(ExpenditureExpired.class)).isEmpty();
        assertThat(sub(0).setAside()).isEqualTo(1_000);
        bed.at(TERM.plusDays(1));
        assertThat(bed.all(ExpenditureExpired.class)).hasSize(1);
        assertThat(sub(0).setAside()).isZero();
        bed.restart();
        bed.stop();
        Files.delete(bed.file());
        bed.settle();
        assertThat(bed.all(ExpenditureExpired.class)).hasSize(1);
    }

    @Test
    void a_clock_that_jumps_a_year_and_back_does_nothing_twice_and_nothing_else() {
        approved();
        reserved();
        bed.settle();
        bed.at(TODAY.plusYears(1));
        long head = ledger().store().head();
        bed.at(TODAY);
        bed.at(TODAY.plusYears(1));
        bed.at(TODAY.minusYears(1));
        bed.at(TERM.plusDays(1));
        assertThat(ledger().store().head()).isEqualTo(head);
        assertThat(bed.all(ExpenditureExpired.class)).hasSize(1);
        assertThat(bed.all(ReservationLapsed.class)).hasSize(1);
        assertThat(bed.settle().refused()).isEmpty();
    }

    @Test
    void what_was_set_aside_lapses_after_its_term() {
        reserved();
        bed.at(TERM);
        assertThat(sub(0).setAside()).isEqualTo(1_000);
        bed.at(TERM.plusDays(1));
        bed.restart();
        assertThat(bed.all(ReservationLapsed.class)).hasSize(1);
        assertThat(sub(0).setAside()).isZero();
    }

    @Test
    void what_was_set_aside_lapses_at_once_when_the_decision_is_revoked() {
        Id.Decision decision = reserved();
        bed.settle();
        ledger().done(new RevokeDecision(decision, RevokeReason.NOT_NEEDED, null), SECRETARY);
        bed.settle();
        assertThat(bed.all(ReservationLapsed.class)).hasSize(1);
        assertThat(sub(0).setAside()).isZero();
        bed.at(TERM.plusDays(1));
        assertThat(bed.all(ReservationLapsed.class)).hasSize(1);
        assertThat(bed.settle().refused()).isEmpty();
    }

    @Test
    void a_store_closed_under_the_clock_is_waited_for_and_the_term_is_kept_afterwards() {
        approved();
        bed.settle();
        ledger().store().close();
        bed.setDay(TERM.plusDays(1));
        bed.awaitOutage();
        bed.restart();
        assertThat(bed.all(ExpenditureExpired.class)).hasSize(1);
    }

    @Test
    void a_transfer_that_arrived_is_completed_once() {
        Caller theirs = elsewhere();
        bed.settle();
        send();
        receive(theirs);
        bed.settle();
        bed.restart();
        assertThat(bed.all(TransferCompleted.class)).hasSize(1);
        assertThat(bed.state(ACCT).books().transit()).isZero();
        assertThat(sub(0).balance()).isZero();
    }

    @Test
    void a_transfer_that_arrived_while_the_sender_s_month_was_closed_is_completed_in_the_next() {
        Caller theirs = elsewhere();
        bed.settle();
        bed.stop();
        send();
        receive(theirs);
        closeOctober();
        bed.settle();
        assertThat(bed.all(TransferCompleted.class)).hasSize(1);
        assertThat(bed.all(PeriodOpened.class)).hasSize(3);
        assertThat(bed.state(ACCT).books().transit()).isZero();
    }

    @Test
    void who_left_while_the_month_was_closed_is_blocked_in_the_next() {
        bed.settle();
        bed.stop();
        leave(3);
        closeOctober();
        bed.settle();
        assertThat(bed.all(SubaccountBlocked.class)).hasSize(1);
        assertThat(sub(3).blocks()).containsExactly(MoneyCode.BlockReason.EXIT);
    }

    @Test
    void an_empty_account_is_closed_after_the_final_account() {
        bed.settle();
        leave(0);
        bed.settle();
        ledger().done(new IssueFinalAccount(ACCT, ward(0), null), ACCOUNTANT);
        bed.settle();
        assertThat(bed.all(SubaccountClosed.class)).isEmpty();
        UUID out = bed.line(Direction.OUT, Home.BALANCE, TODAY);
        ledger().done(
                        new Plain(
                                new Payouts.MakePayout(
                                        ACCT,
                                        ward(0),
                                        MoneyCode.Payout.TO_WARD,
                                        Home.BALANCE,
                                        "synthetic payee",
                                        List.of(new LineUse(out, Home.BALANCE)),
                                        List.of(ACT),
                                        HEAD.actor())),
                        ACCOUNTANT);
        bed.settle();
        bed.restart();
        assertThat(bed.all(SubaccountClosed.class)).hasSize(1);
        assertThat(sub(0).state()).isEqualTo(SubaccountState.CLOSED);
    }

    @Test
    void an_exit_that_is_struck_out_gives_the_account_back_and_so_on() {
        bed.settle();
        UUID exit = leave(3);
        bed.settle();
        UUID struck = correct(3, exit);
        bed.settle();
        assertThat(sub(3).blocked()).isFalse();
        correct(3, struck);
        bed.settle();
        assertThat(sub(3).blocks()).containsExactly(MoneyCode.BlockReason.EXIT);
        bed.restart();
        assertThat(bed.all(SubaccountBlocked.class)).hasSize(2);
        assertThat(bed.all(SubaccountUnblocked.class)).hasSize(1);
    }

    @Test
    void a_closed_month_tells_how_many_live_in_the_home_once() throws Exception {
        bed.settle();
        closeOctober();
        bed.settle();
        bed.restart();
        bed.stop();
        Files.delete(bed.file());
        bed.settle();
        assertThat(bed.all(OccupancyReported.class))
                .singleElement()
                .satisfies(
                        e -> {
                            assertThat(e.month()).isEqualTo(YearMonth.of(2026, 10));
                            assertThat(e.exactWards()).isEqualTo(12);
                            assertThat(e.wards()).isEqualTo("10");
                        });
    }

    private UUID leave(int ward) {
        return ledger().done(
                        new Plain(
                                new WardCommand.ExitWard(
                                        ward(ward), TODAY, null, Code.Exit.DISCHARGED, "order 2")),
                        ACCOUNTANT)
                .events()
                .getFirst()
                .id();
    }

    private UUID correct(int ward, UUID of) {
        return ledger().done(
                        new CorrectWard(ward(ward), of, "entered by mistake", "memo 1"), ACCOUNTANT)
                .events()
                .getFirst()
                .id();
    }

    private Caller elsewhere() {
        Caller head = Samples.caller(31, Code.Role.HEAD, ELSEWHERE);
        ledger().done(Samples.institution(ELSEWHERE, BINS.get(1)), MINISTRY);
        ledger().done(Samples.account(ELSEWHERE, THEIRS, Samples.iban(2)), MINISTRY);
        ledger().done(
                        new OpenFirstPeriod(
                                THEIRS,
                                Home.MONTH,
                                1,
                                0,
                                List.of(new OpeningBalance(ward(0), 1)),
                                ACT),
                        head);
        return Samples.caller(32, Code.Role.ACCOUNTANT, ELSEWHERE);
    }

    private void send() {
        UUID out = bed.line(Direction.OUT, Home.BALANCE, TODAY);
        ledger().done(new SendTransfer(ACCT, null, THEIRS, ward(0), Home.BALANCE, out), ACCOUNTANT);
    }

    private void receive(Caller theirs) {
        UUID in = bed.line(theirs, THEIRS, Direction.IN, Home.BALANCE, TODAY);
        Id.Transfer transfer = bed.all(TransferSent.class).getFirst().transfer();
        ledger().done(new ReceiveTransfer(THEIRS, transfer, in), theirs);
    }

    private void closeOctober() {
        ledger().setTime(Instant.parse("2026-11-02T06:00:00Z"));
        bed.quiet(Home.MONTH);
        ledger().done(new ClosePeriod(ACCT), HEAD);
    }
}
