package org.wardledger.views.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.DecisionEvent;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.views.Person;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// A decision of a body, as far as it is public.
///
/// @param event the adopting event: what other events name as their basis
/// @param max upper limits by head of spending; empty where the tier hides them or for a decision
/// on one purchase
/// @param subject event the decision is about, for a decision on one purchase
/// @param day civil date of recording
public record DecisionView(
        String id,
        long from,
        long to,
        UUID event,
        LocalDate day,
        String body,
        @Nullable String institution,
        int members,
        int present,
        int inFavour,
        int against,
        int abstained,
        List<Person> voters,
        LocalDate validFrom,
        LocalDate validTo,
        List<GroupAmount> max,
        @Nullable UUID subject,
        Tier tier,
        @Nullable LocalDate revokedOn,
        DecisionEvent.@Nullable RevokeReason revokeReason)
        implements View {
    public static final Projection<DecisionView> PROJECTION = new DecisionFold();

    @Override
    public DecisionView until(long to) {
        return copy(from, to, revokedOn, revokeReason);
    }

    DecisionView revoked(long at, LocalDate on, DecisionEvent.RevokeReason reason) {
        return copy(at, CURRENT, on, reason);
    }

    private DecisionView copy(
            long from,
            long to,
            @Nullable LocalDate on,
            DecisionEvent.@Nullable RevokeReason reason) {
        return new DecisionView(
                id,
                from,
                to,
                event,
                day,
                body,
                institution,
                members,
                present,
                inFavour,
                against,
                abstained,
                voters,
                validFrom,
                validTo,
                max,
                subject,
                tier,
                on,
                reason);
    }
}
