package org.wardledger.command.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.MINISTRY;
import static org.wardledger.command.Samples.ward;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Caller;
import org.wardledger.command.Home;
import org.wardledger.command.Outcome;
import org.wardledger.command.Samples;
import org.wardledger.command.requests.PeriodRequests.ClosePeriod;
import org.wardledger.command.requests.PeriodRequests.OpenFirstPeriod;
import org.wardledger.command.requests.PeriodRequests.OpeningBalance;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.PrivacyRequests.ReceiveRequest;
import org.wardledger.command.requests.PrivacyRequests.ShredData;
import org.wardledger.command.requests.TransferRequests.IssueFinalAccount;
import org.wardledger.command.requests.WardRequests.EnrolWard;
import org.wardledger.domain.account.Payouts;
import org.wardledger.domain.ward.WardCommand.ExitWard;
import org.wardledger.events.Code;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;
import org.wardledger.events.WardEvent.Capacity;
import org.wardledger.events.WardEvent.Representative;

/// How long the money of a ward stays on record who had an account in two homes. The one left first
/// may be settled last.
class RetentionTest {
    private static final Id.Institution ELSEWHERE = new Id.Institution(Samples.id("ins", 2));
    private static final Id.Account THEIRS = new Id.Account(Samples.id("acc", 2));
    private static final Caller THEIR_HEAD = Samples.caller(31, Role.HEAD, ELSEWHERE);
    private static final Caller THEIR_CLERK = Samples.caller(32, Role.ACCOUNTANT, ELSEWHERE);
    private static final YearMonth NOVEMBER = Home.MONTH.plusMonths(1);
    private static final Evidence ACT =
            new Evidence(MoneyCode.Document.OPENING_ACT, "1", null, null);

    @TempDir private Path folder;
    private ClockBed bed;

    @BeforeEach
    void two_homes() {
        bed = new ClockBed(folder);
        Home.found(bed.ledger(), 2);
        done(Samples.institution(ELSEWHERE, BINS.get(1)), MINISTRY);
        done(Samples.account(ELSEWHERE, THEIRS, Samples.iban(2)), MINISTRY);
        done(
                new OpenFirstPeriod(
                        THEIRS, Home.MONTH, 1, 0, List.of(new OpeningBalance(ward(1), 1)), ACT),
                THEIR_HEAD);
        done(
                Samples.rule(
                        "KEEP-1",
                        RuleKind.RETENTION,
                        Map.of("subject", "WARD_MONEY", "months", "2")),
                MINISTRY);
        bed.settle();
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private Outcome.Done done(org.wardledger.command.Request request, Caller caller) {
        return bed.ledger().done(request, caller);
    }

    @Test
    void the_term_runs_from_the_last_month_of_all_accounts_not_from_that_of_the_last_stay() {
        moveOnAndLeave();
        bed.at(LocalDate.of(2026, 11, 2));
        bed.quiet(THEIR_CLERK, THEIRS, Home.MONTH);
        done(new ClosePeriod(THEIRS), THEIR_HEAD);
        bed.quiet(Home.MONTH);
        done(new ClosePeriod(ACCT), HEAD);
        bed.settle();
        payOut(LocalDate.of(2026, 11, 2));
        bed.at(LocalDate.of(2026, 12, 2));
        bed.quiet(NOVEMBER);
        done(new ClosePeriod(ACCT), HEAD);
        bed.settle();
        assertThat(bed.ledger().core().index().registers().closedIn(ACCT, ward(0)))
                .isEqualTo(NOVEMBER);
        assertThat(bed.ledger().core().index().registers().closedIn(THEIRS, ward(0)))
                .isEqualTo(Home.MONTH);

        Caller operator = Samples.caller(8, Role.OPERATOR, null);
        Id.PrivacyCase file =
                ((RequestReceived)
                                done(
                                                new ReceiveRequest(
                                                        null, ward(0), Right.DESTROY, "card"),
                                                operator)
                                        .events()
                                        .getFirst()
                                        .event())
                        .privacyCase();
        ShredData shred = new ShredData(file, PrivacyLaw.PD_25, List.of(DataClass.MONEY));
        Caller another = Samples.caller(9, Role.OPERATOR, null);
        bed.at(LocalDate.of(2027, 1, 31));
        assertThat(bed.ledger().refused(shred, another)).isEqualTo("privacy.retention-running");
        bed.at(LocalDate.of(2027, 2, 1));
        done(shred, another);
    }

    /// From home to home to freedom, within days. The second account never held anything.
    private void moveOnAndLeave() {
        LocalDate day = LocalDate.of(2026, 10, 5);
        done(exit(day, ELSEWHERE), ACCOUNTANT);
        bed.at(day.plusDays(1));
        done(
                new EnrolWard(
                        ward(0),
                        ELSEWHERE,
                        THEIRS,
                        day.plusDays(1),
                        Code.ServiceForm.INPATIENT,
                        Code.Ground.G01,
                        true,
                        Capacity.FULL,
                        Representative.NOBODY,
                        "order 2"),
                THEIR_CLERK);
        bed.at(day.plusDays(2));
        done(exit(day.plusDays(2), null), THEIR_CLERK);
        bed.settle();
        done(new IssueFinalAccount(THEIRS, ward(0), null), THEIR_CLERK);
        bed.settle();
    }

    private static Plain exit(LocalDate day, Id.@org.jspecify.annotations.Nullable Institution to) {
        Code.Exit how = to == null ? Code.Exit.DISCHARGED : Code.Exit.MOVED;
        return new Plain(new ExitWard(ward(0), day, to, how, "order 3"));
    }

    private void payOut(LocalDate day) {
        done(new IssueFinalAccount(ACCT, ward(0), null), ACCOUNTANT);
        UUID out = bed.line(Direction.OUT, Home.BALANCE, day);
        done(
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
    }
}
