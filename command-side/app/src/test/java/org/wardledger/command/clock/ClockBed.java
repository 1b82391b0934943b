package org.wardledger.command.clock;

import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.INST;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.Features;
import org.wardledger.command.TestLedger;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Statements;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.Recorded;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;

/// A real ledger with a real clock over it, whose time a test sets.
final class ClockBed implements AutoCloseable {
    private final TestLedger ledger;
    private final Path file;
    private @Nullable LedgerClock clock;
    private int statements;

    ClockBed(Path folder) {
        this.ledger = new TestLedger(folder);
        this.file = folder.resolve("clock");
    }

    TestLedger ledger() {
        return ledger;
    }

    Path file() {
        return file;
    }

    /// Lets the clock run until nothing more follows, today's terms included.
    ClockHealth settle() {
        LedgerClock running = clock;
        if (running == null) {
            running = LedgerClock.start(ledger.store(), ledger.core(), file, ledger.clock());
            clock = running;
        }
        LocalDate today = LocalDate.ofInstant(ledger.clock().instant(), ZoneOffset.ofHours(5));
        while (!today.equals(running.health().day())
                || running.caughtUpTo() != ledger.store().head()) {
            LockSupport.parkNanos(1_000_000);
        }
        return running.health();
    }

    void setDay(LocalDate day) {
        ledger.setTime(day.atTime(10, 0).toInstant(ZoneOffset.ofHours(5)));
    }

    /// The clock on a day, and everything that follows from it.
    void at(LocalDate day) {
        setDay(day);
        settle();
    }

    void awaitOutage() {
        LedgerClock running = Objects.requireNonNull(clock);
        while (!running.outage()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Stops the clock and the whole command side and starts them on the same files.
    void restart() {
        stop();
        ledger.restart();
        settle();
    }

    void stop() {
        if (clock != null) {
            clock.close();
            clock = null;
        }
    }

    <E extends LedgerEvent> List<E> all(Class<E> type) {
        return ledger.store().readAll(0, 10_000).stream()
                .map(stored -> ledger.core().reader().read(stored).foldable())
                .filter(Objects::nonNull)
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    PeriodState state(Id.Account acct) {
        YearMonth month = ledger.core().index().registers().periodOf(acct);
        return ledger.core()
                .states()
                .state(Features.PERIOD, Streams.of(acct, Objects.requireNonNull(month)));
    }

    UUID line(Direction dir, long amt, LocalDate date) {
        return line(ACCOUNTANT, ACCT, dir, amt, date);
    }

    UUID line(Caller caller, Id.Account acct, Direction dir, long amt, LocalDate date) {
        UUID statement = statement(caller, acct, date, date, 1);
        LineRecorded line =
                new LineRecorded(
                        Objects.requireNonNull(caller.institution()),
                        acct,
                        statement,
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
                        "key-" + statements);
        return ledger.done(
                        new Plain(new Statements.RecordLines(acct, statement, List.of(line))),
                        caller)
                .events()
                .getFirst()
                .id();
    }

    /// The bank says that nothing else happened all month.
    void quiet(YearMonth month) {
        quiet(ACCOUNTANT, ACCT, month);
    }

    void quiet(Caller caller, Id.Account acct, YearMonth month) {
        statement(caller, acct, month.atDay(1), month.atEndOfMonth(), 0);
    }

    private UUID statement(
            Caller caller, Id.Account acct, LocalDate from, LocalDate to, int lines) {
        StatementImported statement =
                new StatementImported(
                        caller.institution() == null ? INST : caller.institution(),
                        acct,
                        from,
                        to,
                        MoneyCode.StatementFormat.ONE_C,
                        "hash-" + ++statements,
                        null,
                        null,
                        0,
                        0,
                        lines,
                        "sample.txt");
        return ledger.done(
                        new Plain(
                                new Statements.ImportStatement(
                                        acct, statement, ledger.lineKeys(acct))),
                        caller)
                .events()
                .getFirst()
                .id();
    }

    @Override
    public void close() {
        stop();
        ledger.close();
    }
}
