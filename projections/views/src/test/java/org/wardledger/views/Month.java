package org.wardledger.views;

import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.COARSE;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.OPEN;
import static org.wardledger.views.Ids.SELLER;
import static org.wardledger.views.Ids.head;
import static org.wardledger.views.Ids.purchase;
import static org.wardledger.views.Ids.ward;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.Code;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyResolved;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.DayResult;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.DiscrepancyKind;
import org.wardledger.events.MoneyCode.DiscrepancyOutcome;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.PeriodEvent.DayChecked;
import org.wardledger.events.PostingEvent.ItemUse;
import org.wardledger.events.PostingEvent.SettleReason;
import org.wardledger.events.PostingEvent.SuspenseSettled;
import org.wardledger.events.SubaccountEvent.SubaccountOpened;
import org.wardledger.events.WardEvent.AbsenceStarted;

/// A hand-written month: pensions for twenty-five wards, boots bought twice by mistake for the
/// wrong wards and once right, a refund, and a purchase for one.
record Month(Home home) {
    private static final Id.Discrepancy QUESTION = new Id.Discrepancy("dsc_0000000000000001");

    static Month played() {
        Month month = new Month(Home.registered());
        month.pensions();
        UUID wrong = month.bootsForTheWrongWards();
        month.putRight(wrong);
        month.refundAndOne();
        month.close();
        return month;
    }

    private void pensions() {
        for (int n = 1; n <= 25; n++) {
            home.record(new SubaccountOpened(ACCOUNT, ward(n), 1));
        }
        UUID statement = home.on(10, 5).imports(date(1), date(5), 2);
        UUID first = home.line(statement, Direction.IN, 150_000);
        UUID second = home.line(statement, Direction.IN, 100_000);
        home.receives(first, 6_000, 25);
        home.receives(second, 4_000, 25);
        checked(5, DayResult.EQUAL);
    }

    private UUID bootsForTheWrongWards() {
        home.on(10, 6).proposes(1, OPEN, Group.GOODS, 70_000);
        home.approves(1, OPEN, 70_000);
        UUID statement = home.on(10, 8).imports(date(6), date(9), 1);
        UUID line = home.line(statement, Direction.OUT, 70_000);
        checked(7, DayResult.BROKEN);
        UUID paid = home.pays(1, OPEN, 70_000, Group.GOODS, line);
        home.record(
                new DiscrepancyRaised(
                        HOME,
                        ACCOUNT,
                        QUESTION,
                        DiscrepancyKind.RECORD_WITHOUT_LINE,
                        date(20),
                        head(),
                        line,
                        70_000,
                        DiscrepancyKind.RECORD_WITHOUT_LINE,
                        line,
                        "canary"));
        UUID mirror = home.on(10, 12).reverses(1, OPEN, 70_000, paid, line, 1);
        home.record(
                new DiscrepancyResolved(
                        HOME, ACCOUNT, QUESTION, DiscrepancyOutcome.CORRECTED, mirror));
        return line;
    }

    private void putRight(UUID line) {
        home.on(10, 13).proposes(2, OPEN, Group.GOODS, 70_000, SELLER, purchase(1));
        home.approves(2, OPEN, 70_000);
        home.accepts(2, OPEN, 70_000);
        UUID paid = home.on(10, 14).pays(2, OPEN, 70_000, Group.GOODS, line);
        UUID statement = home.on(10, 20).imports(date(10), date(20), 2);
        UUID back = home.line(statement, Direction.IN, 10_000);
        home.refunds(2, OPEN, 10_000, paid, back);
        home.record(new AbsenceStarted(ward(7), Code.Absence.HOME_LEAVE, date(14), date(20)));
        UUID fee = home.line(statement, Direction.OUT, 500);
        UUID returned = home.line(home.imports(date(21), date(25), 1), Direction.IN, 500);
        home.record(
                new SuspenseSettled(
                        HOME,
                        ACCOUNT,
                        SettleReason.FEE_REPAID,
                        head(),
                        null,
                        List.of(new ItemUse(fee, 500), new ItemUse(returned, -500))));
    }

    private void refundAndOne() {
        home.on(10, 26).proposes(3, COARSE, Group.PERSONAL, 5_000);
        UUID line = home.line(home.imports(date(26), date(31), 1), Direction.OUT, 5_000);
        home.on(10, 31).pays(3, COARSE, 5_000, Group.PERSONAL, line);
        checked(25, DayResult.EQUAL);
        checked(31, DayResult.EQUAL);
    }

    private void close() {
        UUID closed =
                home.on(11, 3)
                        .closes(
                                OPEN,
                                185_000,
                                List.of(
                                        new GroupAmount(Group.GOODS, 60_000),
                                        new GroupAmount(Group.PERSONAL, 5_000)));
        List<CarriedWard> wards = IntStream.rangeClosed(1, 25).mapToObj(Month::share).toList();
        home.opens(YearMonth.of(2026, 11), closed, 185_000, wards);
    }

    private static CarriedWard share(int n) {
        return new CarriedWard(
                ward(n),
                5,
                7_400,
                CarriedWard.SubaccountState.OPEN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                false);
    }

    private void checked(int day, DayResult result) {
        home.record(new DayChecked(HOME, ACCOUNT, date(day), result, 1, 2, 3, 4, 5));
    }

    private static LocalDate date(int day) {
        return LocalDate.of(2026, 10, day);
    }
}
