package org.wardledger.domain.account;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.wardledger.domain.account.PeriodState.Header;
import org.wardledger.domain.account.PeriodState.Phase;
import org.wardledger.domain.account.Work.Issue;
import org.wardledger.domain.account.Work.Status;
import org.wardledger.domain.account.Work.Transit;
import org.wardledger.events.Carried;
import org.wardledger.events.Carried.KnownLine;
import org.wardledger.events.Carried.OpenExpenditure;
import org.wardledger.events.Carried.OpenReservation;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.Carried.SuspenseItem;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.CarriedWard.Share;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Id;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.ReservationEvent.ReservationMade;

/// Closing the books: what a period hands on, and how the next one begins with it. `open` of what
/// `hand` gives is the same state again, less what is finished.
final class Carrying {
    /// A statement that overlaps an imported one reaches back no further than this.
    static final int KNOWN_LINE_DAYS = 62;

    private Carrying() {}

    static PeriodState open(UUID id, PeriodOpened e) {
        Carried c = e.carried();
        PMap<Id.Ward, Sub> subs = HashTreePMap.empty();
        long wards = 0;
        Map<Id.Expenditure, Map<Id.Ward, Long>> shares = new HashMap<>();
        for (CarriedWard line : e.lines()) {
            PMap<Id.Expenditure, Long> reserved = HashTreePMap.empty();
            for (Share share : line.shares()) {
                shares.computeIfAbsent(share.exp(), _ -> new HashMap<>())
                        .put(line.ward(), share.amt());
                reserved = share.reserved() ? reserved.plus(share.exp(), share.amt()) : reserved;
            }
            subs = subs.plus(line.ward(), Sub.carried(line, reserved));
            wards = Math.addExact(wards, line.bal());
        }
        Books books = books(c, subs, wards);
        return new PeriodState(
                Phase.OPEN,
                new Header(e.inst(), e.acct(), e.period(), c.cur(), id),
                books,
                BankSide.carried(c),
                work(c, e.lines(), shares),
                c.box(),
                c.countedOn(),
                new Trace(HashTreePMap.empty(), HashTreePSet.from(c.reversed())),
                Totals.openedWith(wards),
                false);
    }

    private static Books books(Carried c, PMap<Id.Ward, Sub> subs, long wards) {
        PMap<UUID, Long> suspense = HashTreePMap.empty();
        long suspended = 0;
        for (SuspenseItem item : c.suspense()) {
            suspense = suspense.plus(item.item(), item.amt());
            suspended = Math.addExact(suspended, item.amt());
        }
        return new Books(c.bank(), c.cash(), c.transit(), subs, suspense, wards, suspended);
    }

    private static Work work(
            Carried c, List<CarriedWard> wards, Map<Id.Expenditure, Map<Id.Ward, Long>> shares) {
        Work work = Work.EMPTY;
        for (OpenExpenditure open : c.expenditures()) {
            WardAmounts lines = WardAmounts.of(shares.getOrDefault(open.exp(), Map.of()));
            Step before = open.step() == Step.REVERSED ? Step.PAID : null;
            work = work.plus(open.exp(), new Spend(open, lines, before));
        }
        PMap<Id.Reservation, OpenReservation> reservations = HashTreePMap.empty();
        for (OpenReservation r : c.reservations()) {
            reservations = reservations.plus(r.reservation(), r);
        }
        PMap<Id.Discrepancy, Issue> issues = HashTreePMap.empty();
        for (Carried.OpenDiscrepancy d : c.discrepancies()) {
            issues = issues.plus(d.disc(), new Issue(d, Status.OPEN));
        }
        return work.withReservations(reservations)
                .withDiscrepancies(issues)
                .withTransfers(transits(c, wards));
    }

    /// The account knows the transfer, the ward's line whose money it is.
    private static PMap<Id.Transfer, Transit> transits(Carried c, List<CarriedWard> wards) {
        PMap<Id.Transfer, Transit> transits = HashTreePMap.empty();
        for (CarriedWard line : wards) {
            for (CarriedWard.Transit part : line.transits()) {
                for (Carried.OpenTransfer open : c.transfers()) {
                    if (open.transfer().equals(part.transfer())) {
                        transits = transits.plus(open.transfer(), new Transit(open, line.ward()));
                    }
                }
            }
        }
        return transits;
    }

    /// The act that begins the books says what the bank had on the eve of the first day: from that
    /// day on the bank must have spoken.
    static Carried begun(Carried act, YearMonth period) {
        LocalDate eve = act.coveredTo();
        return new Carried(
                act.cur(),
                act.bank(),
                act.cash(),
                act.transit(),
                act.suspense(),
                act.expenditures(),
                act.discrepancies(),
                act.transfers(),
                act.reservations(),
                act.box(),
                eve != null ? eve : period.atDay(1).minusDays(1),
                act.countedOn(),
                act.reversed(),
                act.lineKeys());
    }

    static OpenReservation open(ReservationMade e, UUID made) {
        return new OpenReservation(e.reservation(), e.decision(), e.from(), e.to(), made);
    }

    /// Everything the next period needs, in a fixed order, so that the same state gives the same
    /// bytes.
    static Carried hand(PeriodState state, LocalDate end) {
        Books books = state.books();
        List<OpenExpenditure> spends =
                state.work().spends().values().stream()
                        .filter(Carrying::carried)
                        .map(Spend::open)
                        .sorted(Comparator.comparing(s -> s.exp().value()))
                        .toList();
        return new Carried(
                state.known().cur(),
                books.bank(),
                books.cash(),
                books.transit(),
                suspense(state, end),
                spends,
                state.work().discrepancies().values().stream()
                        .filter(i -> i.status().pending())
                        .map(Issue::open)
                        .sorted(Comparator.comparing(d -> d.disc().value()))
                        .toList(),
                state.work().transfers().values().stream()
                        .map(Transit::open)
                        .sorted(Comparator.comparing(t -> t.transfer().value()))
                        .toList(),
                state.work().reservations().values().stream()
                        .sorted(Comparator.comparing(r -> r.reservation().value()))
                        .toList(),
                state.box(),
                state.bank().coveredTo(),
                state.countedOn(),
                state.trace().reversed().stream().sorted().toList(),
                state.bank().lineKeys().entrySet().stream()
                        .filter(k -> k.getValue().isAfter(end.minusDays(KNOWN_LINE_DAYS)))
                        .map(k -> new KnownLine(k.getKey(), k.getValue()))
                        .sorted(Comparator.comparing(KnownLine::key))
                        .toList());
    }

    /// Whether an expenditure still needs somebody to do something.
    static boolean carries(Step step) {
        return switch (step) {
            case PROPOSED, APPROVED, ACCEPTED, PAID -> true;
            case SETTLED, REJECTED, VOIDED, EXPIRED, REVERSED -> false;
        };
    }

    /// One whose payment was reversed before it was accepted may come back and be accepted then.
    private static boolean carried(Spend spend) {
        boolean mayComeBack = spend.step() == Step.REVERSED && spend.open().acceptedBy() == null;
        return mayComeBack || carries(spend.step());
    }

    private static List<SuspenseItem> suspense(PeriodState state, LocalDate end) {
        List<SuspenseItem> items = new ArrayList<>();
        state.books()
                .suspense()
                .forEach(
                        (item, amt) -> {
                            items.add(
                                    new SuspenseItem(
                                            item,
                                            amt,
                                            dateOf(state, item, end),
                                            state.bank().statementOf(item),
                                            ownerOf(state, item),
                                            state.bank().untouched(item) ? true : null));
                        });
        items.sort(Comparator.comparing(SuspenseItem::item));
        return items;
    }

    /// An item keeps its date however often it is carried.
    private static LocalDate dateOf(PeriodState state, UUID item, LocalDate end) {
        BankSide.Line line = state.bank().lines().get(item);
        SuspenseItem older = state.bank().older().get(item);
        return line != null ? line.valueDate() : older != null ? older.date() : end;
    }

    private static Id.@Nullable Discrepancy ownerOf(PeriodState state, UUID item) {
        return state.work().discrepancies().values().stream()
                .filter(i -> i.status().pending() && item.equals(i.open().about()))
                .map(i -> i.open().disc())
                .findFirst()
                .orElse(null);
    }

    static List<CarriedWard> wards(PeriodState state) {
        List<CarriedWard> lines = new ArrayList<>();
        state.books()
                .subs()
                .forEach(
                        (ward, sub) -> {
                            if (sub.state() != SubaccountState.CLOSED || sub.balance() != 0) {
                                lines.add(line(state, ward, sub));
                            }
                        });
        lines.sort(Comparator.comparing(l -> l.ward().value()));
        return lines;
    }

    private static CarriedWard line(PeriodState state, Id.Ward ward, Sub sub) {
        List<Share> shares =
                state.work().spends().values().stream()
                        .filter(s -> carried(s) && s.lines().has(ward))
                        .map(
                                s ->
                                        new Share(
                                                s.open().exp(),
                                                s.lines().of(ward),
                                                sub.reserved().containsKey(s.open().exp())))
                        .sorted(Comparator.comparing(s -> s.exp().value()))
                        .toList();
        List<CarriedWard.Standing> standing =
                sub.standing().entrySet().stream()
                        .map(
                                s ->
                                        new CarriedWard.Standing(
                                                s.getKey().reservation(),
                                                s.getKey().group(),
                                                s.getValue()))
                        .sorted(
                                Comparator.comparing(
                                                (CarriedWard.Standing s) -> s.reservation().value())
                                        .thenComparing(CarriedWard.Standing::group))
                        .toList();
        return new CarriedWard(
                ward,
                sub.nextN(),
                sub.balance(),
                sub.state(),
                sub.blocks().stream().sorted().toList(),
                shares,
                standing,
                transits(state, ward),
                sub.finalDue(),
                sub.payoutSuspended());
    }

    private static List<CarriedWard.Transit> transits(PeriodState state, Id.Ward ward) {
        return state.work().transfers().values().stream()
                .filter(t -> t.ward().equals(ward))
                .map(t -> new CarriedWard.Transit(t.open().transfer(), t.open().amt()))
                .sorted(Comparator.comparing(t -> t.transfer().value()))
                .toList();
    }
}
