package org.wardledger.command;

import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.SECRETARY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.requests.BodyRequests.AdoptDecision;
import org.wardledger.command.requests.ExpenditureRequests.ApproveExpenditure;
import org.wardledger.command.requests.ExpenditureRequests.PayExpenditure;
import org.wardledger.command.requests.PeriodRequests.ClosePeriod;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.account.Acceptances.AcceptExpenditure;
import org.wardledger.domain.account.Statements.ImportStatement;
import org.wardledger.domain.account.Statements.RecordLines;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;

/// Money on its way through one account: a commission, bank lines, and purchases of [#WARDS] lines
/// from the proposal to the payment.
final class MoneyBed {
    static final int WARDS = 11;

    private final TestLedger ledger;
    private final long price;

    /// @param price of each line of a purchase
    MoneyBed(TestLedger ledger, long price) {
        this.ledger = ledger;
        this.price = price;
        Home.found(ledger, WARDS + 1);
        Commission.found(ledger);
    }

    /// What a purchase costs.
    long total() {
        return price * WARDS;
    }

    Outcome.Done line(Direction dir, long amt, LocalDate date) {
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

    static UUID first(Outcome.Done done) {
        return done.events().getFirst().id();
    }

    private Outcome.Done decide(@Nullable UUID subject) {
        return ledger.done(
                new AdoptDecision(
                        null,
                        Commission.ID,
                        ACCT,
                        Commission.votes(),
                        LocalDate.of(2026, 10, 5),
                        LocalDate.of(2026, 11, 30),
                        List.of(),
                        subject,
                        List.of()),
                SECRETARY);
    }

    Outcome.Done proposed() {
        return ledger.done(Home.shoes(ACCT, WARDS, price), ACCOUNTANT);
    }

    Id.Expenditure approved() {
        Outcome.Done proposed = proposed();
        var event = (ExpenditureProposed) proposed.events().getFirst().event();
        Outcome.Done decided = decide(first(proposed));
        Id.Decision decision = (Id.Decision) decided.events().getFirst().event().tagScope();
        ledger.done(
                new ApproveExpenditure(
                        ACCT,
                        event.exp(),
                        Objects.requireNonNull(decision),
                        null,
                        LocalDate.of(2026, 11, 30)),
                SECRETARY);
        return event.exp();
    }

    static Evidence document() {
        return new Evidence(MoneyCode.Document.DELIVERY_NOTE, "7", null, null);
    }

    void accept(Id.Expenditure exp) {
        ActorMark witness =
                new ActorMark(Code.Role.COUNCIL_MEMBER, new Id.Actor(Samples.id("act", 80)));
        ledger.done(
                new Plain(
                        new AcceptExpenditure(
                                ACCT,
                                exp,
                                total(),
                                true,
                                witness,
                                LocalDate.of(2026, 10, 5),
                                document(),
                                null)),
                HEAD);
    }

    UUID pay(Id.Expenditure exp, UUID bankLine) {
        return first(
                ledger.done(
                        new PayExpenditure(
                                ACCT,
                                exp,
                                List.of(),
                                List.of(new LineUse(bankLine, total())),
                                LocalDate.of(2026, 10, 5),
                                "amount equal",
                                null),
                        ACCOUNTANT));
    }

    /// A clerk who entered purchases does not close the month; a person who entered nothing does.
    UUID closeOctober() {
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
