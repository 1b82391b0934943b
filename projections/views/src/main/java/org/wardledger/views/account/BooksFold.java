package org.wardledger.views.account;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.AccountEvent.AccountRegistered;
import org.wardledger.events.AttemptEvent;
import org.wardledger.events.CashEvent;
import org.wardledger.events.DiscrepancyEvent;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.PayoutEvent;
import org.wardledger.events.PeriodEvent;
import org.wardledger.events.PeriodEvent.PeriodOpened;
import org.wardledger.events.PostingEvent;
import org.wardledger.events.Postings;
import org.wardledger.events.ReceiptEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.ReservationEvent;
import org.wardledger.events.StatementEvent;
import org.wardledger.events.SubaccountEvent;
import org.wardledger.events.TransferEvent;
import org.wardledger.events.WardStatementEvent;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.View;
import org.wardledger.views.account.BooksView.Awaited;
import org.wardledger.views.account.BooksView.Counted;

/// Adds up the legs of every posting; what erased wards had in it counts as one remainder. An
/// opened period sets the books to what it carries, so the sums never depend on more than one
/// period.
final class BooksFold extends Fold<BooksView> {
    BooksFold() {
        super(BooksView.class, Audience.STAFF);
    }

    @Override
    public boolean isLookedUp() {
        return false;
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return switch (event.event()) {
            case AccountRegistered e -> List.of(e.acct().value());
            case MoneyEvent e when concerns(e) -> List.of(e.acct().value());
            case LedgerEvent _ -> List.of();
        };
    }

    private static boolean concerns(MoneyEvent event) {
        return switch (event) {
            case PeriodEvent _,
                    StatementEvent _,
                    ReceiptEvent _,
                    ExpenditureEvent _,
                    CashEvent _,
                    TransferEvent _,
                    PayoutEvent _,
                    PostingEvent _ ->
                    true;
            case SubaccountEvent _,
                    ReservationEvent _,
                    DiscrepancyEvent _,
                    WardStatementEvent _,
                    AttemptEvent _ ->
                    false;
        };
    }

    @Override
    public BooksView fold(
            @Nullable BooksView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        if (event.event() instanceof AccountRegistered e) {
            Books empty = new Books(null, 0, 0, 0, 0, 0);
            return view(id, e.inst().value(), event, empty, new Cover(null, List.of()), null);
        }
        BooksView known = known(before, event);
        MoneyEvent news = (MoneyEvent) event.event();
        Books start =
                news instanceof PeriodOpened e
                        ? new Books(e.period(), 0, 0, 0, 0, 0)
                        : Books.of(known);
        Books books = start.with(Postings.of(event.fact().id(), news));
        Cover cover = cover(known, event);
        Counted count = news instanceof CashEvent.CashCounted e ? counted(e, event) : known.count();
        BooksView next = view(id, known.institution(), event, books, cover, count);
        return next.equals(known.startingAt(event.position())) ? known : next;
    }

    private static Cover cover(BooksView v, Recorded<? extends LedgerEvent> event) {
        Cover cover = new Cover(v.coveredTo(), v.awaited());
        return switch (event.event()) {
            case PeriodOpened e when e.carried().coveredTo() != null ->
                    new Cover(e.carried().coveredTo(), v.awaited());
            case StatementEvent.StatementImported e ->
                    cover.with(new Awaited(event.fact().id(), e.from(), e.to(), e.lines()));
            case StatementEvent.LineRecorded e -> cover.line(e.statement());
            case LedgerEvent _ -> cover;
        };
    }

    private static Counted counted(CashEvent.CashCounted e, Recorded<? extends LedgerEvent> event) {
        return new Counted(event.fact().id(), event.fact().day(), e.counted(), e.expected());
    }

    private static BooksView view(
            String id,
            String institution,
            Recorded<? extends LedgerEvent> event,
            Books b,
            Cover cover,
            @Nullable Counted count) {
        return new BooksView(
                id,
                event.position(),
                View.CURRENT,
                institution,
                b.period(),
                b.bank(),
                b.cash(),
                b.transit(),
                b.wards(),
                b.suspense(),
                b.equal(),
                cover.to(),
                cover.awaited(),
                count);
    }

    /// The five sums of one account.
    private record Books(
            @Nullable YearMonth period,
            long bank,
            long cash,
            long transit,
            long wards,
            long suspense) {

        static Books of(BooksView v) {
            return new Books(v.period(), v.bank(), v.cash(), v.transit(), v.wards(), v.suspense());
        }

        Books with(List<Movement> legs) {
            Books sum = this;
            for (Movement leg : legs) {
                sum = sum.plus(leg.book(), leg.amount());
            }
            return sum.plus(Movement.Book.WARD, Postings.remainder(legs));
        }

        private Books plus(Movement.Book book, long amt) {
            return switch (book) {
                case BANK -> new Books(period, bank + amt, cash, transit, wards, suspense);
                case CASH -> new Books(period, bank, cash + amt, transit, wards, suspense);
                case TRANSIT -> new Books(period, bank, cash, transit + amt, wards, suspense);
                case WARD -> new Books(period, bank, cash, transit, wards + amt, suspense);
                case SUSPENSE -> new Books(period, bank, cash, transit, wards, suspense + amt);
            };
        }

        boolean equal() {
            return Math.addExact(Math.addExact(bank, cash), transit)
                    == Math.addExact(wards, suspense);
        }
    }
}
