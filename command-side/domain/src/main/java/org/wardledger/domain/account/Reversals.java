package org.wardledger.domain.account;

import static org.wardledger.domain.account.PostingRefusal.ALREADY_REVERSED;
import static org.wardledger.domain.account.PostingRefusal.EVIDENCE_MISSING;
import static org.wardledger.domain.account.PostingRefusal.ITEMS_DIFFER;
import static org.wardledger.domain.account.PostingRefusal.ITEM_UNKNOWN;
import static org.wardledger.domain.account.PostingRefusal.NOT_A_POSTING;
import static org.wardledger.domain.account.PostingRefusal.REASON_MISSING;
import static org.wardledger.domain.account.PostingRefusal.SECOND_PERSON_MISSING;
import static org.wardledger.domain.account.PostingRefusal.UNKNOWN;
import static org.wardledger.domain.account.PostingRefusal.WOULD_GO_NEGATIVE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.account.Trace.Posting;
import org.wardledger.events.ActorMark;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Evidence;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.Movement;
import org.wardledger.events.Movement.Book;
import org.wardledger.events.PostingEvent.ItemUse;
import org.wardledger.events.PostingEvent.Leg;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.PostingEvent.ReversedLine;
import org.wardledger.events.PostingEvent.SettleReason;
import org.wardledger.events.PostingEvent.SuspenseSettled;
import org.wardledger.events.Publication;
import org.wardledger.events.SubaccountEvent.SubaccountOpened;
import org.wardledger.events.Visibility.Tier;

/// Corrections by two persons. The record that was wrong stays; its mirror undoes it whole. A
/// mirror is a posting too and can be undone; to undo that again is to reverse the first record
/// once more, so that what counts is never further than two steps from what was entered.
public final class Reversals {
    private Reversals() {}

    /// Commands that correct.
    public sealed interface ReversalCommand extends MoneyCommand
            permits ReversePosting, SettleSuspense {}

    /// Undo a posting of this period or, with `prior`, of a closed one.
    ///
    /// @param prior the target as the record has it, when it is not of this period
    /// @param spending payments and refunds of the purchase that the target belongs to, of all
    /// periods; empty where it belongs to none
    /// @param closed wards whose sub-account was closed in an earlier period, with the number of
    /// their next line
    /// @param second the other person who agreed
    public record ReversePosting(
            Id.Account acct,
            AccountFacts facts,
            UUID target,
            @Nullable Fact<? extends MoneyEvent> prior,
            List<Fact<MoneyEvent>> spending,
            Map<Id.Ward, Long> closed,
            MoneyCode.@Nullable ReversalReason reason,
            String text,
            List<Evidence> documents,
            @Nullable ActorMark second)
            implements ReversalCommand {
        @Override
        public String code() {
            return "posting.reverse";
        }
    }

    /// Set open items without a ward off against each other.
    public record SettleSuspense(
            Id.Account acct,
            List<UUID> items,
            SettleReason reason,
            @Nullable ActorMark second,
            Id.@Nullable Discrepancy discrepancy)
            implements ReversalCommand {
        @Override
        public String code() {
            return "posting.settle-suspense";
        }
    }

    static Decision<MoneyEvent> decide(
            ReversalCommand command, Envelope envelope, PeriodState state) {
        return switch (command) {
            case ReversePosting c -> reverse(c, envelope, state);
            case SettleSuspense c -> settle(c, envelope, state);
        };
    }

    private static Decision<MoneyEvent> reverse(
            ReversePosting c, Envelope envelope, PeriodState state) {
        MoneyCode.ReversalReason reason = c.reason();
        if (reason == null || c.text().isBlank()) {
            return Decision.refuse(REASON_MISSING, "reason");
        }
        if (c.documents().isEmpty()) {
            return Decision.refuse(EVIDENCE_MISSING, "documents");
        }
        Posting target = target(c, state);
        if (target == null) {
            return Decision.refuse(c.prior() == null ? UNKNOWN : NOT_A_POSTING, "target");
        }
        if (state.trace().isReversed(target.id())) {
            return Decision.refuse(ALREADY_REVERSED, "target");
        }
        ActorMark second = c.second();
        if (second == null || second.actor().equals(envelope.by().actor())) {
            return Decision.refuse(SECOND_PERSON_MISSING, "second");
        }
        Map<Id.Ward, Long> wards = wards(target);
        Refusal refusal = Undoing.refused(target, c.spending(), state);
        if (refusal == null) {
            refusal = affordable(c, target, wards, state);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<MoneyEvent> events = new ArrayList<>(reopened(c, wards, state));
        events.add(reversed(c, reason, second, target, wards, state));
        events.addAll(Discrepancies.without(target.id(), c.text(), envelope, state));
        return Decision.accept(events);
    }

    /// Money that comes back to a ward whose account here was closed opens it again: it has to be
    /// paid out once more.
    private static List<SubaccountOpened> reopened(
            ReversePosting c, Map<Id.Ward, Long> wards, PeriodState state) {
        return wards.keySet().stream()
                .filter(ward -> !holds(state.books().sub(ward)))
                .map(ward -> new SubaccountOpened(c.acct(), ward, nextN(c, ward, state)))
                .toList();
    }

    private static boolean holds(@Nullable Sub sub) {
        return sub != null && sub.state() != SubaccountState.CLOSED;
    }

    private static long nextN(ReversePosting c, Id.Ward ward, PeriodState state) {
        Sub sub = state.books().sub(ward);
        return sub == null ? c.closed().getOrDefault(ward, 1L) : sub.nextN();
    }

    private static @Nullable Posting target(ReversePosting c, PeriodState state) {
        Posting here = state.trace().postings().get(c.target());
        Fact<? extends MoneyEvent> prior = c.prior();
        if (here == null && prior != null && prior.id().equals(c.target())) {
            here = Reversible.posting(prior);
        }
        return here == null ? null : here.meant();
    }

    /// What the mirror does to each ward, in a fixed order.
    private static Map<Id.Ward, Long> wards(Posting target) {
        Map<Id.Ward, Long> wards = new TreeMap<>(Comparator.comparing(Id.Ward::value));
        for (Movement leg : target.legs()) {
            if (leg.ward() != null) {
                wards.merge(leg.ward(), -leg.amount(), Math::addExact);
            }
        }
        return wards;
    }

    private static @Nullable Refusal affordable(
            ReversePosting c, Posting target, Map<Id.Ward, Long> wards, PeriodState state) {
        int place = 0;
        for (Map.Entry<Id.Ward, Long> ward : wards.entrySet()) {
            Sub sub = state.books().sub(ward.getKey());
            long free = Transfers.free(state, ward.getKey());
            boolean nobody = sub == null && !c.closed().containsKey(ward.getKey());
            if (nobody || (ward.getValue() < 0 && free + ward.getValue() < 0)) {
                return Refusal.at(WOULD_GO_NEGATIVE, "lines[" + place + "]");
            }
            place++;
        }
        long cash =
                target.legs().stream()
                        .filter(m -> m.book() == Book.CASH)
                        .mapToLong(m -> -m.amount())
                        .sum();
        return state.books().cash() + cash < 0 ? Refusal.at(WOULD_GO_NEGATIVE, "cash") : null;
    }

    private static PostingReversed reversed(
            ReversePosting c,
            MoneyCode.ReversalReason reason,
            ActorMark second,
            Posting target,
            Map<Id.Ward, Long> wards,
            PeriodState state) {
        List<ReversedLine> lines = new ArrayList<>();
        wards.forEach(
                (ward, delta) -> {
                    Sub sub = state.books().sub(ward);
                    long bal = Math.addExact(sub == null ? 0 : sub.balance(), delta);
                    lines.add(ReversedLine.of(ward, nextN(c, ward, state), delta, bal));
                });
        return new PostingReversed(
                target.named() ? state.known().inst() : null,
                target.named() ? c.acct() : null,
                target.exp(),
                target.amt(),
                state.known().cur(),
                reason,
                second,
                target.eff(),
                target.id(),
                target.reverses(),
                tier(c, target),
                c.acct(),
                target.head(),
                c.text(),
                c.documents(),
                mirror(target),
                lines);
    }

    /// As much as the target tells and never more. A pay-out, a transfer or a receipt tells
    /// nothing of its amount, and so does its mirror, and the mirror's own.
    private static Publication tier(ReversePosting c, Posting target) {
        Publication inherited = target.publication();
        return inherited == null || !target.named()
                ? new Publication(Tier.SEALED, c.facts().publication().rule())
                : inherited;
    }

    private static List<Leg> mirror(Posting target) {
        return target.legs().stream()
                .filter(leg -> leg.book() != Book.WARD)
                .map(leg -> new Leg(leg.book(), leg.item(), -leg.amount()))
                .toList();
    }

    private static Decision<MoneyEvent> settle(
            SettleSuspense c, Envelope envelope, PeriodState state) {
        List<ItemUse> items = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < c.items().size(); i++) {
            long open = state.books().open(c.items().get(i));
            if (open == 0 || c.items().indexOf(c.items().get(i)) != i) {
                return Decision.refuse(ITEM_UNKNOWN, "items[" + i + "]");
            }
            items.add(new ItemUse(c.items().get(i), -open));
            sum = Math.addExact(sum, open);
        }
        Work.Issue issue =
                c.discrepancy() == null ? null : state.work().discrepancies().get(c.discrepancy());
        if (c.discrepancy() != null && issue == null) {
            return Decision.refuse(DiscrepancyRefusal.UNKNOWN, "discrepancy");
        }
        ActorMark second = c.second();
        if (second == null || second.actor().equals(envelope.by().actor())) {
            return Decision.refuse(SECOND_PERSON_MISSING, "second");
        }
        if (items.size() < 2 || sum != 0) {
            return Decision.refuse(Refusal.at(ITEMS_DIFFER, "items").with("difference", sum));
        }
        return Decision.accept(
                new SuspenseSettled(
                        state.known().inst(),
                        c.acct(),
                        c.reason(),
                        second,
                        issue == null ? null : issue.open().raised(),
                        items));
    }
}
