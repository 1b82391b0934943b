package org.wardledger.views.expenditure;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ExpenditureEvent.ExpenditureRefunded;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.Recorded;
import org.wardledger.views.Lookup;
import org.wardledger.views.Person;
import org.wardledger.views.Shown;
import org.wardledger.views.Step;

/// What a reversal does to its purchase: an odd number of reversals undoes the payment or refund at
/// the end of the chain, an even number lets it stand. The story tells the chain.
final class Undoing {
    private static final String REVERSED = LedgerEvent.typeOf(PostingReversed.class);
    private static final String REFUNDED = LedgerEvent.typeOf(ExpenditureRefunded.class);

    private Undoing() {}

    static ExpenditureView of(
            ExpenditureView v,
            PostingReversed e,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        Step step =
                Step.of(event)
                        .with(List.of(Person.of(e.second(), event, lookup)))
                        .amount(Shown.coarse(e.publication(), e.amt()))
                        .effective(
                                Shown.open(e.publication(), e.eff()),
                                Shown.month(e.publication(), e.eff()))
                        .code(e.reason())
                        .about(e.reverses());
        return v.with(
                event.position(),
                undone(v.progress(), v.story(), e.reverses()),
                step.after(v.story()));
    }

    private static Progress undone(Progress p, List<Step> story, @Nullable UUID target) {
        boolean undone = true;
        Step posting = find(story, target);
        while (posting.type().equals(REVERSED)) {
            undone = !undone;
            posting = find(story, posting.about());
        }
        if (!posting.type().equals(REFUNDED)) {
            return p.reversed(undone);
        }
        Long amount = posting.amount();
        Long change = amount == null ? null : Long.valueOf(undone ? -amount : amount);
        return p.refunded(change, undone ? -1 : 1);
    }

    private static Step find(List<Step> story, @Nullable UUID event) {
        return story.stream()
                .filter(s -> s.event().equals(event))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("undoes a posting of no purchase"));
    }
}
