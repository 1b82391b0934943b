package org.wardledger.views.reference;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.RuleEvent;
import org.wardledger.events.RuleEvent.RuleAdopted;
import org.wardledger.events.RuleEvent.RuleWithdrawn;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.View;

/// Keeps the rules.
final class RuleFold extends Fold<RuleView> {
    RuleFold() {
        super(RuleView.class, Audience.PUBLIC);
    }

    @Override
    public boolean isLookedUp() {
        return false;
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return event.event() instanceof RuleEvent e ? List.of(e.rule().value()) : List.of();
    }

    @Override
    public RuleView fold(
            @Nullable RuleView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        return switch ((RuleEvent) event.event()) {
            case RuleAdopted e ->
                    new RuleView(
                            id,
                            event.position(),
                            View.CURRENT,
                            e.kind(),
                            e.name(),
                            new TreeMap<>(e.params()),
                            e.from(),
                            e.to(),
                            e.citation(),
                            null);
            case RuleWithdrawn e -> withdrawn(known(before, event), e, event.position());
        };
    }

    private static RuleView withdrawn(RuleView v, RuleWithdrawn e, long at) {
        return new RuleView(
                v.id(),
                at,
                View.CURRENT,
                v.kind(),
                v.name(),
                v.params(),
                v.validFrom(),
                e.until(),
                v.citation(),
                e.citation());
    }
}
