package org.wardledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;
import static org.wardledger.command.Samples.SECRETARY;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.requests.BodyRequests.AdoptDecision;
import org.wardledger.command.requests.BodyRequests.FormBody;
import org.wardledger.command.requests.CorrectionRequests.ReversePosting;
import org.wardledger.command.requests.ExpenditureRequests.ApproveExpenditure;
import org.wardledger.command.requests.ExpenditureRequests.PayExpenditure;
import org.wardledger.command.requests.ExpenditureRequests.RefundExpenditure;
import org.wardledger.command.requests.PeriodRequests.CarryPeriod;
import org.wardledger.command.requests.PeriodRequests.ClosePeriod;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.ReceiptRequests.AllocateReceipt;
import org.wardledger.command.requests.ReceiptRequests.Part;
import org.wardledger.command.requests.WardRequests.AssignBenefit;
import org.wardledger.domain.account.Acceptances.AcceptExpenditure;
import org.wardledger.domain.account.Settlements.Charge;
import org.wardledger.domain.account.Statements.ImportStatement;
import org.wardledger.domain.account.Statements.RecordLines;
import org.wardledger.domain.body.BodyCommand.AppointMember;
import org.wardledger.domain.decision.DecisionCommand.Choice;
import org.wardledger.domain.decision.DecisionCommand.Vote;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;

/// Money from the bank's line to the closed month, every step a request of the one who may send it.
class LifeOfMoneyTest {
    private static final Id.Body COMMISSION = new Id.Body(Samples.id("bod", 1));
    private static final long PRICE = 700_000;
    private static final int WARDS = 11;

    @TempDir private Path folder;
    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = new TestLedger(folder);
        Home.found(ledger, 12);
        ledger.done(
                new FormBody(
                        COMMISSION,
                        Code.BodyKind.FUND_USE_COMMISSION,
                        INST,
                        null,
                        null,
                        null,
                        Samples.name("Commission"),
                        Samples.EFF),
                MINISTRY);
        for (int i = 0; i < 3; i++) {
            ledger.done(new Plain(appointment(i)), MINISTRY);
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static ActorMark member(int n) {
        return new ActorMark(Code.Role.COMMISSION_MEMBER, new Id.Actor(Samples.id("act", 60 + n)));
    }

    private static AppointMember appointment(int n) {
        return new AppointMember(
                COMMISSION,
                member(n),
                Code.Seat.CIVIL,
                Samples.EFF,
                Samples.EFF.plusMonths(11),
                true,
                "Sample Member",
                "",
                true);
    }

    private Outcome.Done line(Direction dir, long amt, LocalDate date) {
        StatementImported statement =
                new StatementImported(
                        INST,
                        ACCT,
                        date,
                        date,
                        MoneyCode.StatementFormat.ONE_C,
                        "hash-" + UUID.randomUUID(),
                        null,
                        null,
                        dir == Direction.IN ? amt : 0,
                        dir == Direction.OUT ? amt : 0,
                        1,
                        "sample.txt");
        Outcome.Done imported =
                ledger.done(
                        new Plain(new ImportStatement(ACCT, statement, ledger.lineKeys(ACCT))),
                        ACCOUNTANT);
        UUID id = imported.events().getFirst().id();
        LineRecorded line =
                new LineRecorded(
                        INST,
                        ACCT,
                        id,
                        dir,
                        amt,
                        date,
                        MoneyCode.Party.LEGAL,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        UUID.randomUUID().toString());
        return ledger.done(new Plain(new RecordLines(ACCT, id, List.of(line))), ACCOUNTANT);
    }

    private static UUID first(Outcome.Done done) {
        return done.events().getFirst().id();
    }

    private Outcome.Done decide(@Nullable UUID subject) {
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            votes.add(new Vote(member(i), Choice.FOR, false));
        }
        return ledger.done(
                new AdoptDecision(
                        null,
                        COMMISSION,
                        ACCT,
                        votes,
                        LocalDate.of(2026, 10, 5),
                        LocalDate.of(2026, 11, 30),
                        List.of(),
                        subject,
                        List.of()),
                SECRETARY);
    }

    private Id.Expenditure approved() {
        Outcome.Done proposed = ledger.done(Home.shoes(ACCT, WARDS, PRICE), ACCOUNTANT);
        var event = (ExpenditureProposed) proposed.events().getFirst().event();
        Outcome.Done decided = decide(first(proposed));
        Id.Decision decision = (Id.Decision) decided.events().getFirst().event().tagScope();
        ledger.done(
                new ApproveExpenditure(
                        ACCT,
                        event.exp(),
                        java.util.Objects.requireNonNull(decision),
                        null,
                        LocalDate.of(2026, 11, 30)),
                SECRETARY);
        return event.exp();
    }

    private static Evidence document() {
        return new Evidence(MoneyCode.Document.DELIVERY_NOTE, "7", null, null);
    }

    private void accept(Id.Expenditure exp) {
        ActorMark witness =
                new ActorMark(Code.Role.COUNCIL_MEMBER, new Id.Actor(Samples.id("act", 80)));
        ledger.done(
                new Plain(
                        new AcceptExpenditure(
                                ACCT,
                                exp,
                                PRICE * WARDS,
                                true,
                                witness,
                                LocalDate.of(2026, 10, 5),
                                document(),
                                null)),
                HEAD);
    }

    private UUID pay(Id.Expenditure exp, UUID bankLine) {
        return first(
                ledger.done(
                        new PayExpenditure(
                                ACCT,
                                exp,
                                List.of(),
                                List.of(new LineUse(bankLine, PRICE * WARDS)),
                                LocalDate.of(2026, 10, 5),
                                "amount equal",
                                null),
                        ACCOUNTANT));
    }

    @Test
    void a_purchase_goes_from_proposal_to_refund() {
        Id.Expenditure exp = approved();
        UUID out = first(line(Direction.OUT, PRICE * WARDS, LocalDate.of(2026, 10, 5)));
        accept(exp);
        UUID paid = pay(exp, out);
        ledger.setTime(Instant.parse("2026-10-20T06:00:00Z"));
        UUID in = first(line(Direction.IN, PRICE, LocalDate.of(2026, 10, 6)));
        refund(exp, paid, in, PRICE, "done");
        UUID more = first(line(Direction.IN, PRICE, LocalDate.of(2026, 10, 7)));
        refund(exp, paid, more, PRICE, "expenditure.refund-above-paid");
    }

    private void refund(Id.Expenditure exp, UUID paid, UUID line, long amt, String expected) {
        Outcome outcome =
                ledger.execute(
                        new RefundExpenditure(
                                ACCT,
                                exp,
                                paid,
                                MoneyCode.ReversalReason.NOT_DELIVERED,
                                List.of(new Charge(Samples.ward(0), amt)),
                                List.of(new LineUse(line, amt))),
                        ACCOUNTANT);
        String actual =
                switch (outcome) {
                    case Outcome.Done _ -> "done";
                    case Outcome.Refused refused -> refused.refusal().code().code();
                };
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void a_benefit_is_checked_against_what_was_assigned_and_asked_about_when_it_comes_twice() {
        ledger.done(
                new AssignBenefit(
                        Samples.ward(0),
                        MoneyCode.Benefit.OLD_AGE,
                        10_000_000,
                        7_000,
                        "NONE",
                        LocalDate.of(2026, 10, 1),
                        null,
                        "payer",
                        "order",
                        new Id.Rule("SPLIT-1")),
                ACCOUNTANT);
        var allocated =
                (ReceiptAllocated)
                        ledger.done(receipt(7_000_000, false), ACCOUNTANT)
                                .events()
                                .getFirst()
                                .event();
        assertThat(allocated.lines().getFirst().check()).isEqualTo(MoneyCode.LegCheck.OK);
        assertThat(ledger.refused(receipt(6_000_000, false), ACCOUNTANT))
                .isEqualTo("receipt.same-ward-month");
        var second =
                (ReceiptAllocated)
                        ledger.done(receipt(6_000_000, true), ACCOUNTANT)
                                .events()
                                .getFirst()
                                .event();
        assertThat(second.lines().getFirst().check()).isEqualTo(MoneyCode.LegCheck.MISMATCH);
    }

    private AllocateReceipt receipt(long amt, boolean confirmed) {
        UUID bankLine = first(line(Direction.IN, amt, LocalDate.of(2026, 10, 5)));
        return new AllocateReceipt(
                ACCT,
                MoneyCode.ReceiptSource.BENEFIT,
                YearMonth.of(2026, 10),
                List.of(new Part(Samples.ward(0), amt, bankLine, MoneyCode.Benefit.OLD_AGE, null)),
                confirmed);
    }

    @Test
    void a_closed_month_hands_on_and_its_postings_can_still_be_reversed() {
        Id.Expenditure exp = approved();
        UUID out = first(line(Direction.OUT, PRICE * WARDS, LocalDate.of(2026, 10, 5)));
        accept(exp);
        UUID paid = pay(exp, out);
        UUID closed = closeOctober();
        var carry = new CarryPeriod(ACCT, YearMonth.of(2026, 11), closed);
        ledger.done(carry, Caller.clock());
        assertThat(ledger.core().index().registers().periodOf(ACCT))
                .isEqualTo(YearMonth.of(2026, 11));
        ledger.restart();
        ledger.done(
                new ReversePosting(
                        ACCT,
                        paid,
                        MoneyCode.ReversalReason.WRONG_WARD,
                        "entered for the wrong wards",
                        List.of(document()),
                        HEAD.mark()),
                ACCOUNTANT);
    }

    /// A clerk who entered purchases does not close the month; a person who entered nothing does.
    private UUID closeOctober() {
        for (int day = 1; day <= 31; day++) {
            if (day != 5) {
                ledger.setTime(Instant.parse("2026-11-02T06:00:00Z"));
                empty(LocalDate.of(2026, 10, day));
            }
        }
        return first(ledger.done(new ClosePeriod(ACCT), HEAD));
    }

    private void empty(LocalDate day) {
        StatementImported statement =
                new StatementImported(
                        INST,
                        ACCT,
                        day,
                        day,
                        MoneyCode.StatementFormat.ONE_C,
                        "hash-" + day,
                        null,
                        null,
                        0,
                        0,
                        0,
                        "sample.txt");
        ledger.done(
                new Plain(new ImportStatement(ACCT, statement, ledger.lineKeys(ACCT))), ACCOUNTANT);
    }
}
