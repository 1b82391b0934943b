package org.wardledger.launcher.demo;

import java.time.YearMonth;
import java.util.List;
import org.wardledger.command.requests.CorrectionRequests;
import org.wardledger.command.requests.ExpenditureRequests;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;

/// What is not right in the demo, on purpose, so that there is something to find. All of it is
/// listed in `docs/demo.md`.
final class Irregularities {
    private Irregularities() {}

    static void plant(
            Scribe scribe, Chance chance, Home home, YearMonth month, List<Shopping.Order> orders) {
        if (orders.isEmpty()) {
            return;
        }
        if (home.number % 3 == 0 && month.getMonthValue() % 4 == 0) {
            reverse(scribe, home, month, orders.getFirst());
        }
        if (home.number % 5 == 0 && month.getMonthValue() % 3 == 0) {
            tooMuch(scribe, chance, home, month);
        }
        if (home.number % 7 == 0 && month.getMonthValue() % 6 == 0) {
            approvedAgain(scribe, chance, home, month, orders.getLast());
        }
    }

    /// Paid for the wrong people, undone by two persons with a document.
    private static void reverse(Scribe scribe, Home home, YearMonth month, Shopping.Order order) {
        scribe.enter(
                home.staff.clerk(),
                new CorrectionRequests.ReversePosting(
                        home.acct,
                        order.payment()[0],
                        MoneyCode.ReversalReason.DUPLICATE,
                        "the receipt was attached twice",
                        List.of(new Evidence(MoneyCode.Document.OTHER, "1", null, null)),
                        home.staff.witness()));
        scribe.enter(
                home.staff.clerk(),
                new CorrectionRequests.RaiseDiscrepancy(
                        home.acct,
                        null,
                        MoneyCode.DiscrepancyKind.LINE_WITHOUT_RECORD,
                        home.staff.head().mark(),
                        month.atEndOfMonth().plusDays(10),
                        order.payment()[1],
                        order.amt(),
                        "paid twice, the seller is asked to give it back"));
        order.residents().forEach(r -> r.free += order.amt() / order.residents().size());
        home.reversed += 1;
    }

    /// A purchase whose lines do not add up: refused, and the attempt stays on the record.
    private static void tooMuch(Scribe scribe, Chance chance, Home home, YearMonth month) {
        Home.Resident resident = home.residents.getFirst();
        scribe.refused(
                home.staff.clerk(),
                new ExpenditureRequests.ProposeExpenditure(
                        home.acct,
                        new Id.Expenditure(chance.id("exp")),
                        MoneyCode.Method.BANK,
                        2_000_000,
                        MoneyCode.Category.CLOTHING,
                        null,
                        null,
                        false,
                        null,
                        month.atDay(20),
                        null,
                        "demo",
                        List.of(),
                        List.of(new PurchaseLine(resident.ward, 1_500_000, List.of(), "NEED")),
                        false));
    }

    /// Somebody tries to approve once more what is paid already, with a decision nobody took.
    private static void approvedAgain(
            Scribe scribe, Chance chance, Home home, YearMonth month, Shopping.Order order) {
        scribe.refused(
                home.staff.secretary(),
                new ExpenditureRequests.ApproveExpenditure(
                        home.acct,
                        order.exp(),
                        new Id.Decision(chance.id("dec")),
                        null,
                        month.plusMonths(1).atEndOfMonth()));
    }

    /// What the count finds: in one home it is short in spring.
    static long cashBox(Home home) {
        if (home.number % 6 == 2 && home.cash > 200_000 && !home.shortFound) {
            home.shortFound = true;
            home.cash -= 50_000;
        }
        return home.cash;
    }
}
