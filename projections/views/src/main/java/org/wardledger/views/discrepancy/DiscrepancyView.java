package org.wardledger.views.discrepancy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.DiscrepancyEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.views.Person;
import org.wardledger.views.Projection;
import org.wardledger.views.Step;
import org.wardledger.views.View;

/// Something that does not agree, as far as it is public: kind as published, owner by role and tag,
/// term. Amount, text and exact kind are private. Whether it is overdue depends on the day one
/// asks: `status != RESOLVED` and `due` before it.
///
/// @param position place of the first event in the ledger
/// @param about event concerned, where public
/// @param reassigned how often owner or term changed
/// @param reopened how often it came back
/// @param resolvedOn day of recording; null while open
public record DiscrepancyView(
        String id,
        long from,
        long to,
        long position,
        String institution,
        String account,
        String kato,
        String region,
        MoneyCode.DiscrepancyKind kind,
        Status status,
        LocalDate raisedOn,
        LocalDate due,
        Person owner,
        @Nullable UUID about,
        int reassigned,
        int reopened,
        DiscrepancyEvent.@Nullable Cause cause,
        MoneyCode.@Nullable DiscrepancyOutcome outcome,
        @Nullable UUID correction,
        @Nullable LocalDate resolvedOn,
        List<Step> story)
        implements View {
    public static final Projection<DiscrepancyView> PROJECTION = new DiscrepancyFold();

    /// Where it stands.
    public enum Status {
        RAISED,
        EXPLAINED,
        RESOLVED,
        REOPENED
    }

    @Override
    public DiscrepancyView until(long to) {
        return new DiscrepancyView(
                id,
                from,
                to,
                position,
                institution,
                account,
                kato,
                region,
                kind,
                status,
                raisedOn,
                due,
                owner,
                about,
                reassigned,
                reopened,
                cause,
                outcome,
                correction,
                resolvedOn,
                story);
    }
}
