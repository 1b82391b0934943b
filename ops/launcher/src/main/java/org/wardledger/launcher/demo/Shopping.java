package org.wardledger.launcher.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.requests.BodyRequests;
import org.wardledger.command.requests.ExpenditureRequests;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.account.Acceptances;
import org.wardledger.domain.decision.DecisionCommand.Choice;
import org.wardledger.domain.decision.DecisionCommand.Vote;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.ExpenditureEvent.WardItem;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;

/// A month's purchases of one home: mostly for many wards at once, sometimes for one or two.
final class Shopping {
    private final Scribe scribe;
    private final Chance chance;
    private final DemoBooks books;
    private final Home home;
    private final YearMonth month;
    private int contracts;

    Shopping(Scribe scribe, Chance chance, DemoBooks books, Home home, YearMonth month) {
        this.scribe = scribe;
        this.chance = chance;
        this.books = books;
        this.home = home;
        this.month = month;
    }

    /// An approved purchase.
    ///
    /// @param payment event ids of the payment and of its bank line, once it is paid
    record Order(
            Id.Expenditure exp,
            UUID proposal,
            long amt,
            List<Home.Resident> residents,
            DemoBooks.Seller seller,
            UUID[] payment) {

        Month.Wanted bankLine(LocalDate day) {
            return new Month.Wanted(
                    Direction.OUT, amt, day, seller.name().ru(), "contract, " + exp.value());
        }
    }

    List<Order> approved(int purchases) {
        List<DemoBooks.Article> season =
                books.articles().stream()
                        .filter(a -> a.months().contains(month.getMonthValue()))
                        .filter(a -> a.cat() != MoneyCode.Category.CASH)
                        .toList();
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < purchases; i++) {
            DemoBooks.Article article = season.get((i + home.number) % season.size());
            Order order = order(article, chance.between(92, 109));
            if (order != null) {
                orders.add(order);
            }
        }
        return orders;
    }

    /// Proposes and approves; null when too few wards can pay for it.
    @Nullable Order order(DemoBooks.Article article, int percent) {
        long price = article.price() * percent / 100 / 1000 * 1000;
        int quantity = article.durable() ? 1 : chance.between(1, 2);
        List<Home.Resident> payers = payers(price * quantity);
        if (payers.isEmpty()) {
            return null;
        }
        List<DemoBooks.Seller> sellers =
                books.sellers().stream().filter(s -> s.sells().contains(article.cat())).toList();
        DemoBooks.Seller seller = chance.pick(sellers);
        List<PurchaseLine> lines = new ArrayList<>();
        for (Home.Resident r : payers) {
            WardItem item = new WardItem(article.id(), price, Integer.toString(quantity), null);
            lines.add(new PurchaseLine(r.ward, price * quantity, List.of(item), "NEED"));
            r.free -= price * quantity;
        }
        Id.Expenditure exp = new Id.Expenditure(chance.id("exp"));
        long amt = price * quantity * payers.size();
        UUID proposal = propose(exp, MoneyCode.Method.BANK, article.cat(), seller, amt, lines);
        approve(exp, proposal);
        return new Order(exp, proposal, amt, payers, seller, new UUID[2]);
    }

    private List<Home.Resident> payers(long each) {
        List<Home.Resident> able =
                home.residents.stream().filter(r -> r.free >= each + 500_000).toList();
        boolean few = chance.oneIn(5);
        int wanted = few ? chance.between(1, 3) : chance.between(home.size / 2, home.size);
        return able.size() <= wanted ? able : able.subList(0, Math.max(1, wanted));
    }

    private UUID propose(
            Id.Expenditure exp,
            MoneyCode.Method method,
            MoneyCode.Category cat,
            DemoBooks.@Nullable Seller seller,
            long amt,
            List<PurchaseLine> lines) {
        String contract = seller == null ? null : month + "/" + home.number + "-" + contracts++;
        return scribe.enter(
                        home.staff.clerk(),
                        new ExpenditureRequests.ProposeExpenditure(
                                home.acct,
                                exp,
                                method,
                                amt,
                                cat,
                                seller == null ? null : seller.id(),
                                contract,
                                false,
                                null,
                                month.atDay(10),
                                null,
                                "demo purchase",
                                List.of(),
                                lines,
                                false))
                .getFirst()
                .id();
    }

    private void approve(Id.Expenditure exp, UUID proposal) {
        Id.Decision decision = new Id.Decision(chance.id("dec"));
        List<Vote> votes = new ArrayList<>();
        home.staff.commission().forEach(m -> votes.add(new Vote(m, Choice.FOR, false)));
        scribe.enter(
                home.staff.secretary(),
                new BodyRequests.AdoptDecision(
                        decision,
                        home.commission,
                        home.acct,
                        votes,
                        month.atDay(1),
                        month.plusMonths(1).atEndOfMonth(),
                        List.of(),
                        proposal,
                        List.of()));
        scribe.enter(
                home.staff.secretary(),
                new ExpenditureRequests.ApproveExpenditure(
                        home.acct, exp, decision, null, month.plusMonths(1).atEndOfMonth()));
    }

    void accept(Order order) {
        accept(order.exp(), order.amt(), MoneyCode.Document.DELIVERY_NOTE);
    }

    private void accept(Id.Expenditure exp, long amt, MoneyCode.Document act) {
        scribe.enter(
                home.staff.store(),
                new Plain(
                        new Acceptances.AcceptExpenditure(
                                home.acct,
                                exp,
                                amt,
                                true,
                                home.staff.witness(),
                                month.atDay(act == MoneyCode.Document.CASH_LIST ? 22 : 15),
                                new Evidence(act, month + "-" + contracts, null, null),
                                null)));
    }

    void pay(Order order, UUID line, LocalDate day) {
        order.payment()[1] = line;
        order.payment()[0] =
                scribe.enter(
                                home.staff.cashier(),
                                new ExpenditureRequests.PayExpenditure(
                                        home.acct,
                                        order.exp(),
                                        List.of(),
                                        List.of(new LineUse(line, order.amt())),
                                        day,
                                        "amount and contract",
                                        null))
                        .getFirst()
                        .id();
    }

    /// Cash for the wards who asked, handed over before a witness.
    void cashInHand(long cash) {
        long each = 100_000;
        List<PurchaseLine> lines = new ArrayList<>();
        for (Home.Resident r : home.residents) {
            if (r.free >= each + 500_000 && (lines.size() + 1) * each <= cash) {
                lines.add(new PurchaseLine(r.ward, each, List.of(), "REQUEST"));
                r.free -= each;
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        Id.Expenditure exp = new Id.Expenditure(chance.id("exp"));
        long amt = each * lines.size();
        UUID proposal =
                propose(exp, MoneyCode.Method.CASH, MoneyCode.Category.CASH, null, amt, lines);
        approve(exp, proposal);
        accept(exp, amt, MoneyCode.Document.CASH_LIST);
        scribe.enter(
                home.staff.cashier(),
                new ExpenditureRequests.PayExpenditure(
                        home.acct,
                        exp,
                        List.of(),
                        List.of(),
                        month.atDay(22),
                        "cash list",
                        home.staff.witness().actor()));
        home.cash += cash - amt;
    }
}
