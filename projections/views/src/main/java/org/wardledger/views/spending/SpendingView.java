package org.wardledger.views.spending;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.MoneyCode;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.account.Closing;

/// Spending of one institution in one accounting month and currency, counted posting by posting
/// from what the tiers publish: payments less refunds and reversals, so it equals the sums an
/// outsider adds up alone. Amounts in tiyn. Id: `<institution>:<yyyy-mm>:<currency>`.
///
/// @param rows by published head and category; what OPEN purchases say in full, COARSE ones as
/// PERSONAL
/// @param payments payments that stand, with a shown amount
/// @param spent their sum less refunds
/// @param hidden payments that stand and whose amount is hidden
/// @param closings closed month of each account, as published
public record SpendingView(
        String id,
        long from,
        long to,
        String institution,
        String kato,
        String region,
        YearMonth month,
        String cur,
        List<Row> rows,
        long payments,
        long spent,
        long hidden,
        List<Closing> closings)
        implements View {
    public static final Projection<SpendingView> PROJECTION = new SpendingFold();

    /// Counters of one head and category; category null where only the head is public.
    public record Row(
            MoneyCode.@Nullable Group group,
            MoneyCode.@Nullable Category category,
            long payments,
            long spent) {}

    /// Net receipts as published, over all accounts; null while a month is open or hidden.
    public @Nullable Long netReceipts() {
        if (closings.isEmpty()) {
            return null;
        }
        long sum = 0;
        for (Closing closing : closings) {
            Closing.Figures figures = closing.figures();
            if (figures == null) {
                return null;
            }
            sum = Math.addExact(sum, figures.netIn());
        }
        return sum;
    }

    @Override
    public SpendingView until(long to) {
        return new SpendingView(
                id,
                from,
                to,
                institution,
                kato,
                region,
                month,
                cur,
                rows,
                payments,
                spent,
                hidden,
                closings);
    }
}
