package org.wardledger.domain.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.account.Trace.Posting;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.Movement.Book;

/// Whether what was built on a posting still stands, so that its mirror would give the same money
/// twice: a refund of the payment, another use of the bank line, another refund instead of the one
/// that comes back.
final class Undoing {
    private Undoing() {}

    static @Nullable Refusal refused(
            Posting target, List<Fact<MoneyEvent>> spending, PeriodState state) {
        Refusal refusal = purchase(target, spending, state);
        return refusal != null ? refusal : lines(target, state);
    }

    private static @Nullable Refusal purchase(
            Posting target, List<Fact<MoneyEvent>> spending, PeriodState state) {
        Id.Expenditure exp = target.exp();
        if (exp == null || target.head() == null) {
            return null;
        }
        SpendingRecord record = new SpendingRecord(exp, spending, state.trace());
        boolean takesFromWards =
                target.legs().stream().anyMatch(leg -> leg.ward() != null && leg.amount() < 0);
        if (!takesFromWards) {
            return null; // a refund, or the mirror of a payment: affordable or not, see there
        }
        if (target.reverses() == null) {
            return record.refunded() ? Refusal.at(PostingRefusal.REFUND_STANDING, "target") : null;
        }
        return refundAgain(target, record);
    }

    /// A refund that was taken off comes back: the payment must still stand, and no other refund
    /// may have taken its place.
    private static @Nullable Refusal refundAgain(Posting mirror, SpendingRecord record) {
        if (record.payment() == null) {
            return Refusal.at(ExpenditureRefusal.NOT_PAID, "target");
        }
        boolean fits =
                mirror.legs().stream()
                        .map(Movement::ward)
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .allMatch(ward -> -mirror.of(ward) <= record.left(ward));
        return fits ? null : Refusal.at(ExpenditureRefusal.REFUND_ABOVE_PAID, "target");
    }

    /// Open items in the mirror: what it takes of one must be there, and what it gives back must
    /// not turn it round.
    private static @Nullable Refusal lines(Posting target, PeriodState state) {
        Map<UUID, Long> deltas = new HashMap<>();
        for (Movement leg : target.legs()) {
            if (leg.book() == Book.SUSPENSE && leg.item() != null) {
                deltas.merge(leg.item(), -leg.amount(), Math::addExact);
            }
        }
        boolean possible =
                deltas.entrySet().stream()
                        .allMatch(
                                d ->
                                        fits(
                                                state.books().open(d.getKey()),
                                                d.getValue(),
                                                takes(target, d.getKey())));
        return possible ? null : Refusal.at(PostingRefusal.LINE_USED, "target");
    }

    /// A mirror gives a bank line back, the mirror of that uses it again. Money put into the cash
    /// box is an item of its own, which its mirror takes away.
    private static boolean takes(Posting target, UUID item) {
        boolean own = item.equals(target.id()) || item.equals(target.reverses());
        return own == (target.reverses() == null);
    }

    private static boolean fits(long open, long delta, boolean takes) {
        if (takes) {
            return Long.signum(open) == -Long.signum(delta) && Math.abs(open) >= Math.abs(delta);
        }
        return open == 0 || Long.signum(open) == Long.signum(delta);
    }
}
