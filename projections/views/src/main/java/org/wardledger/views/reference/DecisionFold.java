package org.wardledger.views.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.DecisionEvent;
import org.wardledger.events.DecisionEvent.DecisionAdopted;
import org.wardledger.events.DecisionEvent.DecisionRevoked;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.Person;
import org.wardledger.views.Shown;
import org.wardledger.views.View;

/// Keeps decisions.
final class DecisionFold extends Fold<DecisionView> {
    DecisionFold() {
        super(DecisionView.class, Audience.PUBLIC);
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return event.event() instanceof DecisionEvent e ? List.of(e.decision().value()) : List.of();
    }

    @Override
    public DecisionView fold(
            @Nullable DecisionView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        return switch ((DecisionEvent) event.event()) {
            case DecisionAdopted e -> adopted(e, id, event, lookup);
            case DecisionRevoked e ->
                    known(before, event).revoked(event.position(), event.fact().day(), e.reason());
        };
    }

    private static DecisionView adopted(
            DecisionAdopted e, String id, Recorded<? extends LedgerEvent> event, Lookup lookup) {
        List<GroupAmount> max = Shown.coarse(e.publication(), e.max());
        return new DecisionView(
                id,
                event.position(),
                View.CURRENT,
                event.fact().id(),
                event.fact().day(),
                e.body().value(),
                e.inst() == null ? null : e.inst().value(),
                e.members(),
                e.present(),
                e.inFavour(),
                e.against(),
                e.abstained(),
                Person.of(e.voters(), event, lookup),
                e.validFrom(),
                e.validTo(),
                max == null ? List.of() : max,
                e.subject(),
                e.publication().tier(),
                null,
                null);
    }
}
