package org.wardledger.domain.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.account.Trace.Posting;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyEvent;

/// Payment and refunds of one purchase: what the record of closed months says together with what
/// this month knows. What was reversed, in whatever month, does not count. Lives for one decision
/// only.
final class SpendingRecord {
    private final Map<UUID, Posting> postings = new LinkedHashMap<>();
    private final Trace trace;

    /// @param record payments and refunds as recorded; those of this month may be missing
    SpendingRecord(
            Id.Expenditure exp, List<? extends Fact<? extends MoneyEvent>> record, Trace trace) {
        this.trace = trace;
        record.stream().map(Reversible::posting).filter(Objects::nonNull).forEach(this::add);
        trace.postings().values().forEach(this::add);
        postings.values().removeIf(p -> !exp.equals(p.exp()));
    }

    private void add(Posting posting) {
        if (posting.head() != null && posting.reverses() == null) {
            postings.put(posting.id(), posting);
        }
    }

    /// What was paid and is not reversed; null where nothing is.
    @Nullable Posting payment() {
        return postings.values().stream()
                .filter(p -> !p.refund() && !trace.isReversed(p.id()))
                .findFirst()
                .orElse(null);
    }

    boolean refunded() {
        return postings.values().stream().anyMatch(this::standingRefund);
    }

    /// What a ward paid and did not get back, tiyn.
    long left(Id.Ward ward) {
        Posting payment = payment();
        return payment == null ? 0 : Math.subtractExact(-payment.of(ward), back(ward));
    }

    /// What a ward got back, tiyn.
    long back(Id.Ward ward) {
        return postings.values().stream()
                .filter(this::standingRefund)
                .mapToLong(p -> p.of(ward))
                .reduce(0, Math::addExact);
    }

    private boolean standingRefund(Posting posting) {
        return posting.refund() && !trace.isReversed(posting.id());
    }
}
