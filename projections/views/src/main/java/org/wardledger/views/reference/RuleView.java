package org.wardledger.views.reference;

import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.Name3;
import org.wardledger.events.RuleEvent;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// A version of a dated rule with its citation.
///
/// @param validTo last day, null while open; `withdrawnBy` cites what ended it early
public record RuleView(
        String id,
        long from,
        long to,
        Code.RuleKind kind,
        Name3 name,
        SortedMap<String, String> params,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        RuleEvent.Citation citation,
        RuleEvent.@Nullable Citation withdrawnBy)
        implements View {
    public static final Projection<RuleView> PROJECTION = new RuleFold();

    @Override
    public RuleView until(long to) {
        return new RuleView(
                id, from, to, kind, name, params, validFrom, validTo, citation, withdrawnBy);
    }
}
