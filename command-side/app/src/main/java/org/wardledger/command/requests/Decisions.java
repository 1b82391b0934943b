package org.wardledger.command.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.DecisionFacts;
import org.wardledger.events.BodyEvent.BodyFormed;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.DecisionEvent.DecisionAdopted;
import org.wardledger.events.DecisionEvent.DecisionRevoked;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;

/// What the record says of a body's decision.
final class Decisions {
    private static final int FULL = 10_000;

    private Decisions() {}

    /// Null where no such decision is on the record.
    static @Nullable DecisionFacts facts(Known known, Id.Decision decision) {
        List<Fact<LedgerEvent>> events = known.history(Streams.of(decision)).toList();
        for (Fact<LedgerEvent> fact : events) {
            if (fact.event() instanceof DecisionAdopted adopted) {
                return facts(fact, adopted, body(known, adopted.body()), revoked(events));
            }
        }
        return null;
    }

    static boolean revoked(Known known, Id.Decision decision) {
        return revoked(known.history(Streams.of(decision)).toList());
    }

    private static boolean revoked(List<Fact<LedgerEvent>> events) {
        return events.stream().anyMatch(f -> f.event() instanceof DecisionRevoked);
    }

    private static DecisionFacts facts(
            Fact<LedgerEvent> fact,
            DecisionAdopted adopted,
            @Nullable BodyFormed body,
            boolean revoked) {
        return new DecisionFacts(
                fact.id(),
                adopted.inst() != null || body == null ? adopted.inst() : body.inst(),
                body != null && body.kind() == BodyKind.FUND_USE_COMMISSION,
                body != null && quorum(adopted, body),
                adopted.voters(),
                adopted.validFrom(),
                adopted.validTo(),
                adopted.subject(),
                revoked,
                adopted.lines());
    }

    private static @Nullable BodyFormed body(Known known, Id.Body body) {
        return known.history(Streams.of(body))
                .map(Fact::event)
                .filter(BodyFormed.class::isInstance)
                .map(BodyFormed.class::cast)
                .findFirst()
                .orElse(null);
    }

    /// Quorum of all members, and more than the fraction of those present in favour.
    private static boolean quorum(DecisionAdopted adopted, BodyFormed body) {
        long present = (long) adopted.present() * FULL;
        long needed = (long) adopted.members() * body.rules().quorumBp();
        long inFavour = (long) adopted.inFavour() * FULL;
        long majority = (long) adopted.present() * body.rules().majorityBp();
        return adopted.members() > 0 && present >= needed && inFavour > majority;
    }
}
