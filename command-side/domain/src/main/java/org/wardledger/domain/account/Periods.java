package org.wardledger.domain.account;

import static org.wardledger.domain.account.PeriodRefusal.ALREADY_OPEN;
import static org.wardledger.domain.account.PeriodRefusal.CASH_UNCOUNTED;
import static org.wardledger.domain.account.PeriodRefusal.CLOSER_IS_ENTERER;
import static org.wardledger.domain.account.PeriodRefusal.IDENTITY_BROKEN;
import static org.wardledger.domain.account.PeriodRefusal.NOT_OVER;
import static org.wardledger.domain.account.PeriodRefusal.OPENING_ACT_MISSING;
import static org.wardledger.domain.account.PeriodRefusal.OPENING_DIFFERS;
import static org.wardledger.domain.account.PeriodRefusal.PREDECESSOR_OPEN;
import static org.wardledger.domain.account.PeriodRefusal.STATEMENT_GAP;
import static org.wardledger.domain.account.PeriodRefusal.SUSPENSE_UNOWNED;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.account.PeriodState.Phase;
import org.wardledger.events.Carried;
import org.wardledger.events.Carried.Duty;
import org.wardledger.events.Carried.SuspenseItem;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.Evidence;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.DayResult;
import org.wardledger.events.MoneyCode.PeriodOrigin;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.PeriodEvent.DayChecked;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.PeriodEvent.PeriodOpened;

/// A month of an account: opened from the one before or by an opening act, checked day by day,
/// closed when everything in it is explained or owned by somebody.
public final class Periods {
    private Periods() {}

    /// Commands on the period itself.
    public sealed interface PeriodCommand extends MoneyCommand
            permits OpenPeriod, CheckDay, ClosePeriod {}

    /// Open a period. The first of an account needs an opening act; every later one is derived
    /// from the closed one before it, so that repeating it is harmless.
    ///
    /// @param closed event id of `period.closed` it continues; null for the first
    /// @param predecessorOpen whether an earlier period of the account is still open
    public record OpenPeriod(
            Id.Account acct,
            Id.Institution inst,
            YearMonth period,
            @Nullable UUID closed,
            Carried carried,
            List<CarriedWard> lines,
            @Nullable Evidence document,
            boolean predecessorOpen)
            implements PeriodCommand {
        @Override
        public String code() {
            return "period.open";
        }
    }

    /// Compare the books at the end of a day.
    public record CheckDay(Id.Account acct, LocalDate date) implements PeriodCommand {
        @Override
        public String code() {
            return "period.check-day";
        }
    }

    /// Close the books of the month.
    public record ClosePeriod(Id.Account acct, AccountFacts facts) implements PeriodCommand {
        @Override
        public String code() {
            return "period.close";
        }
    }

    static Decision<MoneyEvent> decide(
            PeriodCommand command, Envelope envelope, PeriodState state) {
        return switch (command) {
            case OpenPeriod c -> open(c, state);
            case CheckDay c -> check(c, envelope, state);
            case ClosePeriod c -> close(c, envelope, state);
        };
    }

    private static Decision<MoneyEvent> open(OpenPeriod c, PeriodState state) {
        if (state.phase() != Phase.NONE) {
            return Decision.refuse(ALREADY_OPEN, "period");
        }
        if (c.predecessorOpen()) {
            return Decision.refuse(PREDECESSOR_OPEN, "period");
        }
        boolean first = c.closed() == null;
        if (first && c.document() == null) {
            return Decision.refuse(OPENING_ACT_MISSING, "document");
        }
        PeriodOpened opened =
                new PeriodOpened(
                        c.inst(),
                        c.acct(),
                        c.period(),
                        first ? PeriodOrigin.OPENING_ACT : PeriodOrigin.CARRIED,
                        c.closed(),
                        first ? Carrying.begun(c.carried(), c.period()) : c.carried(),
                        c.document(),
                        c.lines());
        Books books = Carrying.open(new UUID(0, 0), opened).books();
        if (!books.balanced()) {
            long difference = books.held() - books.wards() - books.suspended();
            return Decision.refuse(
                    Refusal.at(OPENING_DIFFERS, "carried").with("difference", difference));
        }
        boolean negative = c.lines().stream().anyMatch(l -> l.bal() < 0);
        return negative
                ? Decision.refuse(CommonRefusal.MALFORMED, "lines")
                : Decision.accept(opened);
    }

    private static Decision<MoneyEvent> check(CheckDay c, Envelope envelope, PeriodState state) {
        Refusal refusal = running(state);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (c.date().isAfter(envelope.today())) {
            return Decision.refuse(CommonRefusal.DATE_IN_FUTURE, "date");
        }
        Books b = state.books();
        return Decision.accept(
                new DayChecked(
                        state.known().inst(),
                        c.acct(),
                        c.date(),
                        result(state, c.date()),
                        b.bank(),
                        b.cash(),
                        b.transit(),
                        b.wards(),
                        b.suspended()));
    }

    private static @Nullable Refusal running(PeriodState state) {
        return switch (state.phase()) {
            case NONE -> Refusal.of(CommonRefusal.PERIOD_NOT_OPEN);
            case CLOSED -> Refusal.of(CommonRefusal.PERIOD_CLOSED);
            case OPEN -> null;
        };
    }

    /// The books agree with each other, and with what the bank states for the last covered day.
    private static DayResult result(PeriodState state, LocalDate day) {
        LocalDate covered = state.bank().coveredTo();
        if (covered == null || covered.isBefore(day)) {
            return DayResult.NO_STATEMENT;
        }
        return agrees(state) ? DayResult.EQUAL : DayResult.BROKEN;
    }

    private static boolean agrees(PeriodState state) {
        Long stated = state.bank().stated();
        return state.books().balanced() && (stated == null || stated == state.books().bank());
    }

    private static Decision<MoneyEvent> close(ClosePeriod c, Envelope envelope, PeriodState state) {
        Refusal refusal = running(state);
        if (refusal == null) {
            refusal = closable(envelope, state);
        }
        return refusal != null ? Decision.refuse(refusal) : Decision.accept(closed(c, state));
    }

    private static @Nullable Refusal closable(Envelope envelope, PeriodState state) {
        YearMonth period = state.known().period();
        LocalDate end = period.atEndOfMonth();
        if (!envelope.today().isAfter(end)) {
            return Refusal.at(NOT_OVER, "period").with("end", end);
        }
        LocalDate covered = state.bank().coveredTo();
        if (state.bank().unfinished() || covered == null || covered.isBefore(end)) {
            LocalDate from = covered == null ? period.atDay(1) : covered.plusDays(1);
            return Refusal.at(STATEMENT_GAP, "period").with("from", from).with("to", end);
        }
        List<SuspenseItem> items = Carrying.hand(state, end).suspense();
        long unowned = items.stream().filter(i -> i.discrepancy() == null).count();
        if (unowned != 0) {
            return Refusal.at(SUSPENSE_UNOWNED, "suspense").with("items", unowned);
        }
        LocalDate counted = state.countedOn();
        boolean hasCash = state.box() != null || state.books().cash() != 0;
        if (hasCash && (counted == null || counted.isBefore(period.atDay(1)))) {
            return Refusal.at(CASH_UNCOUNTED, "cash");
        }
        boolean entered =
                state.work().spends().values().stream()
                        .anyMatch(s -> s.did(envelope.by().actor(), Duty.ENTERED));
        if (entered) {
            return Refusal.of(CLOSER_IS_ENTERER);
        }
        return agrees(state) ? null : Refusal.of(IDENTITY_BROKEN);
    }

    private static PeriodClosed closed(ClosePeriod c, PeriodState state) {
        YearMonth period = state.known().period();
        LocalDate end = period.atEndOfMonth();
        Books b = state.books();
        List<GroupAmount> out =
                state.totals().out().entrySet().stream()
                        .filter(e -> e.getValue() != 0)
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> new GroupAmount(e.getKey(), e.getValue()))
                        .toList();
        return new PeriodClosed(
                state.known().inst(),
                c.acct(),
                period,
                DayResult.EQUAL,
                c.facts().cur(),
                state.totals().opening(),
                state.totals().netIn(),
                out,
                b.wards(),
                b.held(),
                b.cash(),
                b.suspended(),
                b.reserved(),
                rounded(b.openSubs()),
                end,
                c.facts().publication().ofAccount(c.facts().forChildren(), b.openSubs()),
                Carrying.hand(state, end),
                b.openSubs(),
                Carrying.wards(state));
    }

    /// Head-counts leave the ledger rounded: to five, and below ten not at all.
    static String rounded(int wards) {
        return wards < 10 ? "<10" : Integer.toString((wards + 2) / 5 * 5);
    }
}
