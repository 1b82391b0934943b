package org.wardledger.views.posting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Name3;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.views.Projection;
import org.wardledger.views.View;
import org.wardledger.views.expenditure.ItemLine;

/// One public movement of money. Its id is the event's. A reversal is a posting of its own beside
/// the one it undoes; nothing disappears.
///
/// Sums over any filter are exact when taken over the two limbs ([Limbs#join]): neither sum leaves
/// the range in which a double counts exactly. Spending is the sum of `spent`
/// over originals *and* reversals, whatever their state; `payments` likewise counts what stands.
///
/// @param month accounting month in whose books it stands
/// @param day civil date of recording; `date` and `effectiveMonth` the effective ones, by tier
/// @param direction of the money seen from the account; null where it stays inside
/// @param amount tiyn, not negative; null where hidden
/// @param spent signed share in the institution's spending; null where hidden or no spending
/// @param payments 1 for a payment, -1 for its reversal, 0 for all that is none
/// @param source, forMonth of a receipt
/// @param code reason of a refund or reversal, result of a count, kind of a cash receipt
/// @param sample the thinnest of the [org.wardledger.views.Samples] that it belongs to
public record PostingView(
        String id,
        long from,
        long to,
        long position,
        Kind kind,
        State state,
        @Nullable UUID reversedBy,
        @Nullable UUID reverses,
        String institution,
        String account,
        String region,
        String cur,
        YearMonth month,
        LocalDate day,
        @Nullable LocalDate date,
        @Nullable YearMonth effectiveMonth,
        MoneyCode.@Nullable Direction direction,
        @Nullable Long amount,
        @Nullable Long spent,
        @Nullable Limbs limbs,
        int payments,
        @Nullable Tier tier,
        @Nullable String expenditure,
        MoneyCode.@Nullable Group group,
        MoneyCode.@Nullable Category category,
        @Nullable String supplier,
        @Nullable Name3 supplierName,
        List<ItemLine> items,
        MoneyCode.@Nullable ReceiptSource source,
        @Nullable YearMonth forMonth,
        @Nullable String code,
        int sample,
        String textKk,
        String textRu,
        String textEn)
        implements View {
    public static final Projection<PostingView> PROJECTION = new PostingFold();

    /// What kind of movement.
    public enum Kind {
        PAYMENT,
        REFUND,
        RECEIPT,
        CASH_WITHDRAWAL,
        CASH_DEPOSIT,
        CASH_RECEIPT,
        CASH_DIFFERENCE,
        REVERSAL
    }

    /// Whether it counts.
    public enum State {
        STANDS,
        REVERSED
    }

    /// `amount` and `spent` in two limbs each: the upper one signed, the lower one of 20 bits and
    /// never negative.
    public record Limbs(
            @Nullable Long amountHigh,
            @Nullable Long amountLow,
            @Nullable Long spentHigh,
            @Nullable Long spentLow) {
        private static final int BITS = 20;

        public static @Nullable Limbs of(@Nullable Long amount, @Nullable Long spent) {
            return amount == null && spent == null
                    ? null
                    : new Limbs(high(amount), low(amount), high(spent), low(spent));
        }

        private static @Nullable Long high(@Nullable Long amount) {
            return amount == null ? null : Long.valueOf(amount >> BITS);
        }

        private static @Nullable Long low(@Nullable Long amount) {
            return amount == null ? null : Long.valueOf(amount & ((1L << BITS) - 1));
        }

        /// A sum from the sums of its two limbs.
        public static long join(long highs, long lows) {
            return Math.addExact(Math.multiplyExact(highs, 1L << BITS), lows);
        }
    }

    @Override
    public PostingView until(long to) {
        return copy(from, to, state, reversedBy);
    }

    PostingView standing(long at) {
        return copy(at, CURRENT, State.STANDS, null);
    }

    /// The version that another posting has reversed, from a position on.
    public PostingView reversed(long at, UUID by) {
        return copy(at, CURRENT, State.REVERSED, by);
    }

    private PostingView copy(long from, long to, State state, @Nullable UUID by) {
        return new PostingView(
                id,
                from,
                to,
                position,
                kind,
                state,
                by,
                reverses,
                institution,
                account,
                region,
                cur,
                month,
                day,
                date,
                effectiveMonth,
                direction,
                amount,
                spent,
                limbs,
                payments,
                tier,
                expenditure,
                group,
                category,
                supplier,
                supplierName,
                items,
                source,
                forMonth,
                code,
                sample,
                textKk,
                textRu,
                textEn);
    }
}
