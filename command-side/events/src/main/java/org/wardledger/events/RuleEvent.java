package org.wardledger.events;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Public;

/// Dated rules with their citations: rates, floors, terms, quorum, category lists, tiers. Stream
/// `rule-{rule}`. No number of the law is a constant in code.
public sealed interface RuleEvent extends LedgerEvent {

    Id.Rule rule();

    @Override
    default @Nullable Id tagScope() {
        return rule();
    }

    /// Where a rule is written.
    record Citation(String act, String article, String edition) {}

    /// A rule version with its dates. `params` are codes and decimal numbers.
    @EventType("rule.adopted.v1")
    record RuleAdopted(
            @Public Id.Rule rule,
            @Public Code.RuleKind kind,
            @Public Map<String, String> params,
            @Public LocalDate from,
            @Public @Nullable LocalDate to,
            @Public Citation citation,
            @Public Name3 name)
            implements RuleEvent {}

    /// It ends early.
    @EventType("rule.withdrawn.v1")
    record RuleWithdrawn(@Public Id.Rule rule, @Public LocalDate until, @Public Citation citation)
            implements RuleEvent {}
}
