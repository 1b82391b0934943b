package org.wardledger.domain.account;

import static org.wardledger.domain.account.DiscrepancyRefusal.ALREADY_RAISED;
import static org.wardledger.domain.account.DiscrepancyRefusal.CLOSED;
import static org.wardledger.domain.account.DiscrepancyRefusal.CORRECTION_DOES_NOT_MATCH;
import static org.wardledger.domain.account.DiscrepancyRefusal.DUE_MISSING;
import static org.wardledger.domain.account.DiscrepancyRefusal.NOT_OWNER;
import static org.wardledger.domain.account.DiscrepancyRefusal.NOT_RESOLVED;
import static org.wardledger.domain.account.DiscrepancyRefusal.NO_CORRECTING_EVENT;
import static org.wardledger.domain.account.DiscrepancyRefusal.OWNER_MISSING;
import static org.wardledger.domain.account.DiscrepancyRefusal.REASON_MISSING;
import static org.wardledger.domain.account.DiscrepancyRefusal.RESOLVER_IS_OWNER;
import static org.wardledger.domain.account.DiscrepancyRefusal.UNKNOWN;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.account.Work.Issue;
import org.wardledger.domain.account.Work.Status;
import org.wardledger.events.ActorMark;
import org.wardledger.events.DiscrepancyEvent.Cause;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyExplained;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyRaised;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyReassigned;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyReopened;
import org.wardledger.events.DiscrepancyEvent.DiscrepancyResolved;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.DiscrepancyKind;
import org.wardledger.events.MoneyCode.DiscrepancyOutcome;
import org.wardledger.events.MoneyEvent;

/// Something does not agree, and somebody answers for it by a date.
public final class Discrepancies {
    private Discrepancies() {}

    /// Commands on discrepancies.
    public sealed interface DiscrepancyCommand extends MoneyCommand
            permits RaiseDiscrepancy,
                    ReassignDiscrepancy,
                    ExplainDiscrepancy,
                    ResolveDiscrepancy,
                    ReopenDiscrepancy {
        Id.Discrepancy disc();
    }

    /// @param about event or open item concerned
    /// @param aboutShown whether its type names the home, so that outsiders may see the reference
    public record RaiseDiscrepancy(
            Id.Account acct,
            Id.Discrepancy disc,
            DiscrepancyKind kind,
            @Nullable ActorMark owner,
            @Nullable LocalDate due,
            @Nullable UUID about,
            boolean aboutShown,
            long amt,
            String text)
            implements DiscrepancyCommand {
        @Override
        public String code() {
            return "discrepancy.raise";
        }
    }

    /// New owner or term.
    public record ReassignDiscrepancy(
            Id.Account acct, Id.Discrepancy disc, ActorMark owner, LocalDate due, String reason)
            implements DiscrepancyCommand {
        @Override
        public String code() {
            return "discrepancy.reassign";
        }
    }

    /// The owner explains.
    public record ExplainDiscrepancy(
            Id.Account acct,
            Id.Discrepancy disc,
            Cause cause,
            String text,
            List<Evidence> documents)
            implements DiscrepancyCommand {
        @Override
        public String code() {
            return "discrepancy.explain";
        }
    }

    /// @param correction the money event that puts it right
    /// @param correctionKnown whether that event stands on this account's record
    public record ResolveDiscrepancy(
            Id.Account acct,
            Id.Discrepancy disc,
            DiscrepancyOutcome outcome,
            @Nullable UUID correction,
            boolean correctionKnown)
            implements DiscrepancyCommand {
        @Override
        public String code() {
            return "discrepancy.resolve";
        }
    }

    /// It was not solved.
    public record ReopenDiscrepancy(
            Id.Account acct, Id.Discrepancy disc, ActorMark owner, LocalDate due, String reason)
            implements DiscrepancyCommand {
        @Override
        public String code() {
            return "discrepancy.reopen";
        }
    }

    static Decision<MoneyEvent> decide(
            DiscrepancyCommand command, Envelope envelope, PeriodState state) {
        if (command instanceof RaiseDiscrepancy c) {
            return raise(c, state);
        }
        Issue issue = state.work().discrepancies().get(command.disc());
        if (issue == null) {
            return Decision.refuse(UNKNOWN, "disc");
        }
        if (command instanceof ReopenDiscrepancy c) {
            return reopen(c, state, issue);
        }
        if (!issue.status().pending()) {
            return Decision.refuse(CLOSED, "disc");
        }
        Id.Institution inst = state.known().inst();
        return switch (command) {
            case RaiseDiscrepancy c -> raise(c, state);
            case ReopenDiscrepancy c -> reopen(c, state, issue);
            case ReassignDiscrepancy c ->
                    c.reason().isBlank()
                            ? Decision.refuse(REASON_MISSING, "reason")
                            : Decision.accept(
                                    new DiscrepancyReassigned(
                                            inst,
                                            c.acct(),
                                            c.disc(),
                                            c.due(),
                                            c.owner(),
                                            c.reason()));
            case ExplainDiscrepancy c -> explain(c, envelope, inst, issue);
            case ResolveDiscrepancy c -> resolve(c, envelope, state, issue);
        };
    }

    private static Decision<MoneyEvent> raise(RaiseDiscrepancy c, PeriodState state) {
        ActorMark owner = c.owner();
        LocalDate due = c.due();
        if (owner == null) {
            return Decision.refuse(OWNER_MISSING, "owner");
        }
        if (due == null) {
            return Decision.refuse(DUE_MISSING, "due");
        }
        if (state.work().discrepancies().containsKey(c.disc()) || raisedAbout(c, state)) {
            return Decision.refuse(ALREADY_RAISED, "about");
        }
        return Decision.accept(
                new DiscrepancyRaised(
                        state.known().inst(),
                        c.acct(),
                        c.disc(),
                        c.kind().published(),
                        due,
                        owner,
                        c.aboutShown() ? c.about() : null,
                        c.amt(),
                        c.kind(),
                        c.about(),
                        c.text()));
    }

    private static boolean raisedAbout(RaiseDiscrepancy c, PeriodState state) {
        UUID about = c.about();
        return about != null
                && state.work().discrepancies().values().stream()
                        .anyMatch(i -> i.status().pending() && about.equals(i.open().about()));
    }

    private static Decision<MoneyEvent> explain(
            ExplainDiscrepancy c, Envelope envelope, Id.Institution inst, Issue issue) {
        if (!issue.open().owner().equals(envelope.by().actor())) {
            return Decision.refuse(NOT_OWNER);
        }
        return Decision.accept(
                new DiscrepancyExplained(
                        inst, c.acct(), c.disc(), c.cause(), c.text(), c.documents()));
    }

    private static Decision<MoneyEvent> resolve(
            ResolveDiscrepancy c, Envelope envelope, PeriodState state, Issue issue) {
        if (issue.open().owner().equals(envelope.by().actor())) {
            return Decision.refuse(RESOLVER_IS_OWNER);
        }
        Refusal refusal = corrected(c, state, issue);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new DiscrepancyResolved(
                                state.known().inst(),
                                c.acct(),
                                c.disc(),
                                c.outcome(),
                                c.correction()));
    }

    private static @Nullable Refusal corrected(
            ResolveDiscrepancy c, PeriodState state, Issue issue) {
        boolean byMoney =
                switch (c.outcome()) {
                    case CORRECTED, REPAID -> true;
                    case EXPLAINED -> issue.open().kind().aboutMoney();
                    case REFERRED -> false;
                };
        if (!byMoney) {
            return null;
        }
        if (c.outcome() == DiscrepancyOutcome.EXPLAINED || c.correction() == null) {
            return Refusal.at(NO_CORRECTING_EVENT, "correction");
        }
        UUID about = issue.open().about();
        boolean stillOpen = about != null && state.books().open(about) != 0;
        return !c.correctionKnown() || stillOpen
                ? Refusal.at(CORRECTION_DOES_NOT_MATCH, "correction")
                : null;
    }

    /// What was resolved by a posting that is taken away is open again. Whoever takes it away
    /// answers for it, by the term that was given, or at once where that has passed.
    static List<DiscrepancyReopened> without(
            UUID correction, String reason, Envelope envelope, PeriodState state) {
        return state.work().discrepancies().values().stream()
                .filter(i -> i.status() == Status.RESOLVED && correction.equals(i.correction()))
                .map(Issue::open)
                .sorted(Comparator.comparing(open -> open.disc().value()))
                .map(
                        open ->
                                new DiscrepancyReopened(
                                        state.known().inst(),
                                        state.known().acct(),
                                        open.disc(),
                                        open.due().isBefore(envelope.today())
                                                ? envelope.today()
                                                : open.due(),
                                        envelope.by(),
                                        reason))
                .toList();
    }

    private static Decision<MoneyEvent> reopen(
            ReopenDiscrepancy c, PeriodState state, Issue issue) {
        if (issue.status() != Status.RESOLVED) {
            return Decision.refuse(NOT_RESOLVED, "disc");
        }
        if (c.reason().isBlank()) {
            return Decision.refuse(REASON_MISSING, "reason");
        }
        return Decision.accept(
                new DiscrepancyReopened(
                        state.known().inst(), c.acct(), c.disc(), c.due(), c.owner(), c.reason()));
    }
}
