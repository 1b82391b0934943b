package org.wardledger.launcher.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.requests.CashRequests;
import org.wardledger.command.requests.CorrectionRequests;
import org.wardledger.command.requests.PeriodRequests;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.ReceiptRequests;
import org.wardledger.command.requests.WardStatementRequests;
import org.wardledger.domain.account.Periods;
import org.wardledger.domain.account.Statements;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;

/// One month of one home: the bank speaks, benefits are shared out, things are bought, the cash
/// box is counted, and the books are closed when the month is over.
final class Month {
    /// Stays in the cash box each month, tiyn.
    private static final long SPARE = 50_000;

    private final Scribe scribe;
    private final Chance chance;
    private final DemoBooks books;
    private final DemoClock clock;
    private final Home home;
    private final YearMonth month;
    private @Nullable Shopping shopping;
    private List<Shopping.Order> orders = List.of();

    Month(
            Scribe scribe,
            Chance chance,
            DemoBooks books,
            DemoClock clock,
            Home home,
            YearMonth month) {
        this.scribe = scribe;
        this.chance = chance;
        this.books = books;
        this.clock = clock;
        this.home = home;
        this.month = month;
    }

    /// A bank line still to come.
    record Wanted(Direction dir, long amt, LocalDate day, String counterparty, String purpose) {}

    void receive() {
        clock.moveTo(month.atDay(8));
        long total = home.residents.stream().mapToLong(Home.Resident::share).sum();
        UUID line =
                statement(
                                1,
                                8,
                                List.of(
                                        new Wanted(
                                                Direction.IN,
                                                total,
                                                month.atDay(7),
                                                "State payer (demo)",
                                                "70% " + month)))
                        .getFirst();
        List<ReceiptRequests.Part> parts = new ArrayList<>();
        for (Home.Resident r : home.residents) {
            parts.add(
                    new ReceiptRequests.Part(
                            r.ward, r.share(), line, MoneyCode.Benefit.OLD_AGE, null));
            r.free += r.share();
        }
        scribe.enter(
                home.staff.clerk(),
                new ReceiptRequests.AllocateReceipt(
                        home.acct, MoneyCode.ReceiptSource.BENEFIT, month, parts, false));
    }

    /// Proposes and approves the month's purchases.
    void order(int purchases) {
        clock.moveTo(month.atDay(10));
        shopping = new Shopping(scribe, chance, books, home, month);
        orders = shopping.approved(purchases);
    }

    /// Goods arrive.
    void accept() {
        clock.moveTo(month.atDay(16));
        orders.forEach(shopping()::accept);
    }

    /// The bank paid: its lines are matched to the purchases.
    void pay() {
        clock.moveTo(month.atDay(20));
        List<Wanted> wanted = new ArrayList<>();
        for (Shopping.Order order : orders) {
            wanted.add(order.bankLine(month.atDay(19)));
        }
        long cash = cash() + SPARE;
        wanted.add(new Wanted(Direction.OUT, cash, month.atDay(18), "Cash desk (demo)", "cash"));
        List<UUID> lines = statement(9, 20, wanted);
        for (int i = 0; i < orders.size(); i++) {
            shopping().pay(orders.get(i), lines.get(i), month.atDay(19));
        }
        scribe.enter(
                home.staff.cashier(),
                new CashRequests.WithdrawCash(
                        home.acct,
                        cash,
                        List.of(new LineUse(lines.getLast(), cash)),
                        home.staff.cashier().actor()));
    }

    /// Cash is handed over, and something goes wrong on purpose.
    void handOver() {
        clock.moveTo(month.atDay(22));
        shopping().cashInHand(cash());
        home.cash += SPARE;
        Irregularities.plant(scribe, chance, home, month, orders);
    }

    private long cash() {
        return 100_000L * Math.min(20, home.size);
    }

    private Shopping shopping() {
        Shopping now = shopping;
        if (now == null) {
            throw new IllegalStateException("nothing was ordered yet");
        }
        return now;
    }

    /// The rest of the month's statement, a count of the cash box, the day check, and the close.
    void close() {
        LocalDate end = month.atEndOfMonth();
        clock.moveTo(end.plusDays(2));
        boolean fee = chance.oneIn(4);
        List<Wanted> last =
                fee
                        ? List.of(
                                new Wanted(Direction.OUT, 150_000, end, "Bank (demo)", "bank fee"))
                        : List.of();
        List<UUID> lines = statement(21, end.getDayOfMonth(), last);
        for (UUID line : lines) {
            raise(line);
        }
        count();
        scribe.enter(Caller.clock(), new Plain(new Periods.CheckDay(home.acct, end)));
        UUID closed = null;
        for (Fact<? extends LedgerEvent> fact :
                scribe.enter(home.staff.head(), new PeriodRequests.ClosePeriod(home.acct))) {
            if (fact.event() instanceof PeriodClosed) {
                closed = fact.id();
            }
        }
        if (closed == null) {
            throw new IllegalStateException("a closed month has an event");
        }
        scribe.enter(
                Caller.clock(),
                new PeriodRequests.CarryPeriod(home.acct, month.plusMonths(1), closed));
        scribe.enter(Caller.clock(), new WardStatementRequests.IssueStatements(home.acct, month));
    }

    private void raise(UUID line) {
        scribe.enter(
                home.staff.clerk(),
                new CorrectionRequests.RaiseDiscrepancy(
                        home.acct,
                        null,
                        MoneyCode.DiscrepancyKind.BANK_FEE,
                        new ActorMark(home.staff.head().role(), home.staff.head().actor()),
                        month.atEndOfMonth().plusDays(20),
                        line,
                        150_000,
                        "fee charged to the wards' account"));
    }

    private void count() {
        long expected = Irregularities.cashBox(home);
        scribe.enter(
                home.staff.cashier(),
                new CashRequests.CountCash(
                        home.acct,
                        chance.oneIn(3)
                                ? MoneyCode.CountKind.SURPRISE
                                : MoneyCode.CountKind.PLANNED,
                        expected,
                        null,
                        null,
                        month.atEndOfMonth().plusDays(15)));
    }

    /// Takes in a statement for some days of the month; the answer is the event ids of its lines.
    private List<UUID> statement(int fromDay, int toDay, List<Wanted> wanted) {
        LocalDate from = month.atDay(fromDay);
        LocalDate to = month.atDay(toDay);
        StatementImported imported = imported(from, to, wanted);
        Caller clerk = home.staff.clerk();
        UUID statement =
                scribe.enter(
                                clerk,
                                new Plain(
                                        new Statements.ImportStatement(
                                                home.acct, imported, keys(wanted.size()))))
                        .getFirst()
                        .id();
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<LineRecorded> lines = new ArrayList<>();
        for (Wanted w : wanted) {
            lines.add(line(statement, w));
        }
        return scribe
                .enter(clerk, new Plain(new Statements.RecordLines(home.acct, statement, lines)))
                .stream()
                .<UUID>map(Fact::id)
                .toList();
    }

    private StatementImported imported(LocalDate from, LocalDate to, List<Wanted> wanted) {
        long in = sum(wanted, Direction.IN);
        long out = sum(wanted, Direction.OUT);
        return new StatementImported(
                home.inst,
                home.acct,
                from,
                to,
                MoneyCode.StatementFormat.ONE_C,
                home.acct.value() + from,
                null,
                null,
                in,
                out,
                wanted.size(),
                "demo.txt");
    }

    private static long sum(List<Wanted> wanted, Direction dir) {
        return wanted.stream().filter(w -> w.dir() == dir).mapToLong(Wanted::amt).sum();
    }

    private LineRecorded line(UUID statement, Wanted w) {
        int n = home.bankLines++;
        MoneyCode.Party party =
                w.dir() == Direction.IN ? MoneyCode.Party.STATE : MoneyCode.Party.LEGAL;
        return new LineRecorded(
                home.inst,
                home.acct,
                statement,
                w.dir(),
                w.amt(),
                w.day(),
                party,
                w.counterparty(),
                null,
                null,
                null,
                Integer.toString(n),
                w.purpose(),
                key(n));
    }

    private String key(int n) {
        return home.acct.value() + "/" + n;
    }

    /// Keys of the lines that come next.
    private Set<String> keys(int lines) {
        return IntStream.range(home.bankLines, home.bankLines + lines)
                .mapToObj(this::key)
                .collect(Collectors.toSet());
    }
}
