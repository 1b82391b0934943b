package org.wardledger.domain.rule;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Checks;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.RefusalCode;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.Name3;
import org.wardledger.events.RuleEvent;
import org.wardledger.events.RuleEvent.Citation;
import org.wardledger.events.RuleEvent.RuleAdopted;
import org.wardledger.events.RuleEvent.RuleWithdrawn;

/// Versions of rules. Each says from when to when it holds and where it is written; a change is a
/// new version, so what was decided under the old one stays explained.
public final class Rule implements Decider<Rule.Command, Rule.State, RuleEvent> {

    /// What may be asked.
    public sealed interface Command extends org.wardledger.domain.Command {
        Id.Rule rule();
    }

    /// @param overlapping a version on the same matter in force within these dates; null if none
    public record AdoptRule(
            Id.Rule rule,
            RuleKind kind,
            Map<String, String> params,
            LocalDate from,
            @Nullable LocalDate to,
            Citation citation,
            Name3 name,
            Id.@Nullable Rule overlapping)
            implements Command {
        @Override
        public String code() {
            return "rule.adopt";
        }
    }

    /// It ends early.
    ///
    /// @param until last day it holds
    public record WithdrawRule(Id.Rule rule, LocalDate until, Citation citation)
            implements Command {
        @Override
        public String code() {
            return "rule.withdraw";
        }
    }

    /// What later rules need to know.
    public sealed interface State {
        /// No event yet.
        record Unknown() implements State {}

        /// Adopted.
        ///
        /// @param to last day; null while no end is set
        record Adopted(LocalDate from, @Nullable LocalDate to) implements State {}
    }

    /// Why the book of rules says no.
    public enum RuleRefusal implements RefusalCode {
        OVERLAPS("rule.overlaps", Step.STATE),
        CITATION_MISSING("rule.citation-missing", Step.INPUT),
        PARAMS_INVALID("rule.params-invalid", Step.INPUT),
        UNKNOWN("rule.unknown", Step.STATE);

        private final String code;
        private final Step step;

        RuleRefusal(String code, Step step) {
            this.code = code;
            this.step = step;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Step step() {
            return step;
        }
    }

    @Override
    public State initial() {
        return new State.Unknown();
    }

    @Override
    public Decision<RuleEvent> decide(Command command, Envelope envelope, State state) {
        return switch (command) {
            case AdoptRule c -> adopt(c, state);
            case WithdrawRule c -> withdraw(c, state);
        };
    }

    private static Decision<RuleEvent> adopt(AdoptRule c, State state) {
        LocalDate to = c.to();
        Id.Rule overlapping = c.overlapping();
        return accept(
                () ->
                        new RuleAdopted(
                                c.rule(),
                                c.kind(),
                                Map.copyOf(c.params()),
                                c.from(),
                                to,
                                c.citation(),
                                c.name()),
                when(
                        RuleParams.of(c.kind(), c.params()) == null,
                        RuleRefusal.PARAMS_INVALID,
                        "params"),
                when(to != null && to.isBefore(c.from()), RuleRefusal.PARAMS_INVALID, "to"),
                cited(c.citation()),
                Checks.name3(c.name(), CommonRefusal.MALFORMED, "name"),
                when(state instanceof State.Adopted, CommonRefusal.APPEND_ONLY, "rule"),
                overlapping == null
                        ? null
                        : Refusal.at(RuleRefusal.OVERLAPS, "from")
                                .with("rule", overlapping.value()));
    }

    private static Decision<RuleEvent> withdraw(WithdrawRule c, State state) {
        return switch (state) {
            case State.Unknown _ ->
                    accept(
                            () -> new RuleWithdrawn(c.rule(), c.until(), c.citation()),
                            cited(c.citation()),
                            Refusal.at(RuleRefusal.UNKNOWN, "rule"));
            case State.Adopted s -> {
                LocalDate to = s.to();
                yield accept(
                        () -> new RuleWithdrawn(c.rule(), c.until(), c.citation()),
                        cited(c.citation()),
                        when(
                                c.until().isBefore(s.from())
                                        || (to != null && !c.until().isBefore(to)),
                                CommonRefusal.MALFORMED,
                                "until"));
            }
        };
    }

    private static @Nullable Refusal cited(Citation citation) {
        return first(
                when(citation.act().isBlank(), RuleRefusal.CITATION_MISSING, "citation.act"),
                when(
                        citation.article().isBlank(),
                        RuleRefusal.CITATION_MISSING,
                        "citation.article"),
                when(
                        citation.edition().isBlank(),
                        RuleRefusal.CITATION_MISSING,
                        "citation.edition"),
                Checks.notLonger(
                        citation.act() + citation.article() + citation.edition(), 600, "citation"));
    }

    @Override
    public State evolve(State state, Fact<? extends RuleEvent> fact) {
        return switch (fact.event()) {
            case RuleAdopted e -> new State.Adopted(e.from(), e.to());
            case RuleWithdrawn e ->
                    state instanceof State.Adopted s
                            ? new State.Adopted(s.from(), e.until())
                            : state;
        };
    }
}
