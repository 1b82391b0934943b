package org.wardledger.views.spending;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ExpenditureEvent;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.PeriodEvent.PeriodClosed;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.Recorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.Shown;
import org.wardledger.views.View;
import org.wardledger.views.account.Closing;
import org.wardledger.views.account.Place;
import org.wardledger.views.expenditure.ExpenditureView;
import org.wardledger.views.posting.PostingView;
import org.wardledger.views.posting.ReversalChain;
import org.wardledger.views.spending.SpendingView.Row;

/// Counts spending. Every posting counts in the accounting month it was recorded in; a reversal
/// counts in its own month, not in that of what it undoes, as the closed month says it too.
final class SpendingFold extends Fold<SpendingView> {
    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::group, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Row::category, Comparator.nullsLast(Comparator.naturalOrder()));

    SpendingFold() {
        super(SpendingView.class, Audience.PUBLIC);
    }

    @Override
    public boolean isLookedUp() {
        return false;
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        Place place = place(event, lookup);
        return place == null ? List.of() : List.of(id(place));
    }

    private static String id(Place place) {
        return place.institution() + ":" + place.month() + ":" + place.cur();
    }

    private static @Nullable Place place(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return switch (event.event()) {
            case ExpenditurePaid e -> Place.of(e.inst(), e.acct(), event, lookup);
            case ExpenditureRefunded e -> Place.of(e.inst(), e.acct(), event, lookup);
            case PostingReversed e
                    when e.exp() != null && e.shownInst() != null && e.shownAcct() != null ->
                    Place.of(e.shownInst(), e.shownAcct(), event, lookup);
            case PeriodClosed e -> Place.of(e.inst(), e.acct(), event, lookup).in(e.period());
            case LedgerEvent _ -> null;
        };
    }

    @Override
    public SpendingView fold(
            @Nullable SpendingView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        Place place = place(event, lookup);
        if (place == null) {
            throw new IllegalStateException("event is no spending");
        }
        SpendingView v = before == null ? empty(id, place) : before;
        if (event.event() instanceof PeriodClosed e) {
            return counted(v, place, event, null, Closing.of(e, event));
        }
        return counted(v, place, event, count(event, lookup), null);
    }

    private static SpendingView empty(String id, Place place) {
        return new SpendingView(
                id,
                0,
                View.CURRENT,
                place.institution(),
                place.kato(),
                place.region(),
                place.month(),
                place.cur(),
                List.of(),
                0,
                0,
                0,
                List.of());
    }

    /// What one event adds.
    private record Count(
            MoneyCode.@Nullable Group group,
            MoneyCode.@Nullable Category category,
            int payments,
            @Nullable Long spent) {}

    private static Count count(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return switch (event.event()) {
            case ExpenditurePaid e -> of(e, 1, Shown.coarse(e.publication(), e.amt()), lookup);
            case ExpenditureRefunded e -> of(e, 0, Shown.coarse(e.publication(), -e.amt()), lookup);
            case PostingReversed e -> mirror(ReversalChain.of(e, lookup).target());
            case LedgerEvent other ->
                    throw new IllegalStateException(other.getClass() + " is no spending");
        };
    }

    private static Count of(ExpenditureEvent e, int payments, @Nullable Long spent, Lookup lookup) {
        ExpenditureView purchase = lookup.get(ExpenditureView.PROJECTION, e.exp().value());
        if (purchase == null) {
            throw new IllegalStateException("pays for what nobody proposed");
        }
        return new Count(purchase.group(), purchase.category(), payments, spent);
    }

    private static Count mirror(@Nullable PostingView target) {
        if (target == null) {
            throw new IllegalStateException("undoes spending that is not on record");
        }
        Long spent = target.spent();
        return new Count(
                target.group(),
                target.category(),
                -target.payments(),
                spent == null ? null : Long.valueOf(-spent));
    }

    private static SpendingView counted(
            SpendingView v,
            Place place,
            Recorded<? extends LedgerEvent> event,
            @Nullable Count c,
            @Nullable Closing closing) {
        Long spent = c == null ? null : c.spent();
        boolean shown = spent != null;
        return new SpendingView(
                v.id(),
                event.position(),
                View.CURRENT,
                v.institution(),
                place.kato(),
                place.region(),
                v.month(),
                v.cur(),
                c == null || spent == null ? v.rows() : rows(v.rows(), c, spent),
                v.payments() + (c == null || !shown ? 0 : c.payments()),
                Math.addExact(v.spent(), spent == null ? 0 : spent),
                v.hidden() + (c == null || shown ? 0 : c.payments()),
                closing == null ? v.closings() : closings(v.closings(), closing));
    }

    private static List<Row> rows(List<Row> rows, Count c, long spent) {
        List<Row> next = new ArrayList<>();
        Row own = new Row(c.group(), c.category(), c.payments(), spent);
        for (Row row : rows) {
            if (row.group() == c.group() && row.category() == c.category()) {
                own =
                        new Row(
                                row.group(),
                                row.category(),
                                row.payments() + c.payments(),
                                Math.addExact(row.spent(), spent));
            } else {
                next.add(row);
            }
        }
        next.add(own);
        next.sort(ORDER);
        return List.copyOf(next);
    }

    private static List<Closing> closings(List<Closing> before, Closing closing) {
        List<Closing> next = new ArrayList<>(before);
        next.add(closing);
        next.sort(Comparator.comparing(Closing::account));
        return List.copyOf(next);
    }
}
