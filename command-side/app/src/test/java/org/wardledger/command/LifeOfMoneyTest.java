package org.wardledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.HEAD;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.requests.CorrectionRequests.ReversePosting;
import org.wardledger.command.requests.ExpenditureRequests.RefundExpenditure;
import org.wardledger.command.requests.PeriodRequests.CarryPeriod;
import org.wardledger.command.requests.ReceiptRequests.AllocateReceipt;
import org.wardledger.command.requests.ReceiptRequests.Part;
import org.wardledger.command.requests.WardRequests.AssignBenefit;
import org.wardledger.domain.account.Settlements.Charge;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;

/// Money from the bank's line to the closed month, every step a request of the one who may send it.
class LifeOfMoneyTest {
    private static final long PRICE = 700_000;

    @TempDir private Path folder;
    private TestLedger ledger;
    private MoneyBed money;

    @BeforeEach
    void open() {
        ledger = new TestLedger(folder);
        money = new MoneyBed(ledger, PRICE);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_purchase_goes_from_proposal_to_refund() {
        Id.Expenditure exp = money.approved();
        UUID out =
                MoneyBed.first(money.line(Direction.OUT, money.total(), LocalDate.of(2026, 10, 5)));
        money.accept(exp);
        UUID paid = money.pay(exp, out);
        ledger.setTime(Instant.parse("2026-10-20T06:00:00Z"));
        UUID in = MoneyBed.first(money.line(Direction.IN, PRICE, LocalDate.of(2026, 10, 6)));
        refund(exp, paid, in, PRICE, "done");
        UUID more = MoneyBed.first(money.line(Direction.IN, PRICE, LocalDate.of(2026, 10, 7)));
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
        UUID bankLine = MoneyBed.first(money.line(Direction.IN, amt, LocalDate.of(2026, 10, 5)));
        return new AllocateReceipt(
                ACCT,
                MoneyCode.ReceiptSource.BENEFIT,
                YearMonth.of(2026, 10),
                List.of(new Part(Samples.ward(0), amt, bankLine, MoneyCode.Benefit.OLD_AGE, null)),
                confirmed);
    }

    @Test
    void a_closed_month_hands_on_and_its_postings_can_still_be_reversed() {
        Id.Expenditure exp = money.approved();
        UUID out =
                MoneyBed.first(money.line(Direction.OUT, money.total(), LocalDate.of(2026, 10, 5)));
        money.accept(exp);
        UUID paid = money.pay(exp, out);
        UUID closed = money.closeOctober();
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
                        List.of(MoneyBed.document()),
                        HEAD.mark()),
                ACCOUNTANT);
    }
}
