package org.wardledger.command.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;
import static org.wardledger.command.Samples.ward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Features;
import org.wardledger.command.Samples;
import org.wardledger.command.TestLedger;
import org.wardledger.command.requests.PeriodRequests.ClosePeriod;
import org.wardledger.command.requests.PeriodRequests.OpenFirstPeriod;
import org.wardledger.command.requests.PeriodRequests.OpeningBalance;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Statements;
import org.wardledger.domain.account.Sub;
import org.wardledger.domain.ward.WardCommand;
import org.wardledger.events.Code;
import org.wardledger.events.Evidence;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.PeriodEvent.DayChecked;
import org.wardledger.events.Recorded;
import org.wardledger.events.StatementEvent.StatementImported;
import org.wardledger.events.WardStatementEvent.MonthLine;
import org.wardledger.events.WardStatementEvent.StatementsIssued;

class LedgerClockTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final Evidence ACT = new Evidence(MoneyCode.Document.OTHER, "1", null, null);

    /// SHA-256 of no line at all.
    private static final String NOTHING = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    @TempDir private Path folder;
    private TestLedger ledger;
    private @Nullable LedgerClock clock;

    @BeforeEach
    void open() {
        ledger = new TestLedger(folder);
        ledger.done(Samples.institution(INST, BINS.getFirst()), MINISTRY);
        ledger.done(Samples.account(INST, ACCT, Samples.iban(1)), MINISTRY);
    }

    @AfterEach
    void close() {
        stop();
        ledger.close();
    }

    private void stop() {
        if (clock != null) {
            clock.close();
            clock = null;
        }
    }

    private Path file() {
        return folder.resolve("clock");
    }

    /// Runs the clock until nothing more follows.
    private ClockHealth settle() {
        LedgerClock running = clock;
        if (running == null) {
            running = LedgerClock.start(ledger.store(), ledger.core(), file(), ledger.clock());
            clock = running;
        }
        while (running.caughtUpTo() != ledger.store().head()) {
            LockSupport.parkNanos(1_000_000);
        }
        return running.health();
    }

    private void openMonth(OpeningBalance... balances) {
        long bank = List.of(balances).stream().mapToLong(OpeningBalance::amt).sum();
        ledger.done(new OpenFirstPeriod(ACCT, SEPTEMBER, bank, 0, List.of(balances), ACT), HEAD);
    }

    private PeriodState month(YearMonth month) {
        return ledger.core().states().state(Features.PERIOD, Streams.of(ACCT, month));
    }

    private Sub sub(int ward) {
        Sub sub = month(SEPTEMBER).books().sub(ward(ward));
        assertThat(sub).isNotNull();
        return sub;
    }

    private void exit(int ward) {
        ledger.done(
                new Plain(
                        new WardCommand.ExitWard(
                                ward(ward),
                                LocalDate.of(2026, 10, 1),
                                null,
                                Code.Exit.values()[0],
                                "order 2")),
                ACCOUNTANT);
    }

    /// The bank says that nothing happened all September.
    private void quietSeptember(long balance) {
        ledger.done(
                new Plain(
                        new Statements.ImportStatement(
                                ACCT,
                                new StatementImported(
                                        INST,
                                        ACCT,
                                        SEPTEMBER.atDay(1),
                                        SEPTEMBER.atEndOfMonth(),
                                        MoneyCode.StatementFormat.ONE_C,
                                        "hash",
                                        balance,
                                        balance,
                                        0,
                                        0,
                                        0,
                                        "file"),
                                java.util.Set.of())),
                ACCOUNTANT);
    }

    private List<LedgerEvent> events() {
        return ledger.store().readAll(0, 1_000).stream()
                .map(e -> ledger.core().reader().read(e).foldable())
                .filter(Objects::nonNull)
                .map(Recorded::event)
                .toList();
    }

    @Test
    void who_moves_in_gets_a_place_on_the_account() {
        openMonth();
        ledger.done(Samples.enrol(ward(1)), ACCOUNTANT);
        assertThat(settle().refused()).isEmpty();
        assertThat(sub(1).open()).isTrue();
        ledger.done(Samples.enrol(ward(2)), ACCOUNTANT);
        settle();
        assertThat(sub(2).open()).isTrue();
    }

    @Test
    void who_moved_in_before_the_first_month_gets_it_with_the_month() {
        ledger.done(Samples.enrol(ward(1)), ACCOUNTANT);
        assertThat(settle().refused()).isEmpty();
        openMonth();
        assertThat(settle().refused()).isEmpty();
        assertThat(sub(1).open()).isTrue();
    }

    @Test
    void who_leaves_spends_no_more() {
        openMonth();
        ledger.done(Samples.enrol(ward(1)), ACCOUNTANT);
        settle();
        exit(1);
        settle();
        assertThat(sub(1).blocks()).containsExactly(MoneyCode.BlockReason.EXIT);
    }

    @Test
    void a_covered_day_is_checked() {
        openMonth(new OpeningBalance(ward(1), 1_000));
        quietSeptember(1_000);
        settle();
        assertThat(events())
                .filteredOn(DayChecked.class::isInstance)
                .extracting(e -> ((DayChecked) e).result())
                .containsExactly(MoneyCode.DayResult.EQUAL);
    }

    @Test
    void after_a_closed_month_the_next_one_opens_with_the_same_balances() {
        openMonth(new OpeningBalance(ward(1), 1_000), new OpeningBalance(ward(2), 234));
        quietSeptember(1_234);
        ledger.done(new ClosePeriod(ACCT), HEAD);
        assertThat(settle().refused()).isEmpty();
        PeriodState next = month(SEPTEMBER.plusMonths(1));
        assertThat(next.open()).isTrue();
        assertThat(next.books().bank()).isEqualTo(1_234);
        assertThat(next.books().wards()).isEqualTo(1_234);
        Sub first = next.books().sub(ward(1));
        assertThat(first).isNotNull();
        assertThat(first.balance()).isEqualTo(1_000);
    }

    @Test
    void a_closed_month_gets_a_statement_for_each_ward_at_once() {
        openMonth(new OpeningBalance(ward(1), 1_000), new OpeningBalance(ward(2), 234));
        quietSeptember(1_234);
        ledger.done(new ClosePeriod(ACCT), HEAD);
        assertThat(settle().refused()).isEmpty();

        List<StatementsIssued> issued =
                events().stream()
                        .filter(StatementsIssued.class::isInstance)
                        .map(StatementsIssued.class::cast)
                        .toList();
        assertThat(issued).hasSize(1);
        assertThat(issued.getFirst().period()).isEqualTo(SEPTEMBER);
        assertThat(issued.getFirst().lines())
                .containsExactly(
                        new MonthLine(ward(1), 1, 0, 1_000, 0, 0, 1_000, 0, NOTHING, null),
                        new MonthLine(ward(2), 1, 0, 234, 0, 0, 234, 0, NOTHING, null));
        assertThat(month(SEPTEMBER).stated()).isTrue();
    }

    @Test
    void a_clock_that_starts_again_even_from_the_beginning_repeats_nothing() throws IOException {
        openMonth(new OpeningBalance(ward(1), 1_000));
        ledger.done(Samples.enrol(ward(2)), ACCOUNTANT);
        ledger.done(Samples.enrol(ward(3)), ACCOUNTANT);
        settle();
        exit(2);
        quietSeptember(1_000);
        ledger.done(new ClosePeriod(ACCT), HEAD);
        settle();
        long head = ledger.store().head();
        stop();
        ledger.restart();
        settle();
        assertThat(ledger.store().head()).isEqualTo(head);
        stop();
        Files.delete(file());
        assertThat(settle().refused()).isEmpty();
        stop();
        Files.writeString(file(), "999999 nonsense");
        settle();
        assertThat(ledger.store().head()).isEqualTo(head);
    }

    @Test
    void what_was_recorded_while_no_clock_ran_is_caught_up_with() {
        openMonth();
        for (int i = 1; i <= 30; i++) {
            ledger.done(Samples.enrol(ward(i)), ACCOUNTANT);
        }
        for (int i = 1; i <= 10; i++) {
            exit(i);
        }
        assertThat(settle().refused()).isEmpty();
        assertThat(month(SEPTEMBER).books().openSubs()).isEqualTo(20);
    }
}
