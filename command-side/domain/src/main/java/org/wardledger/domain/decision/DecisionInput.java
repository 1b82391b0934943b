package org.wardledger.domain.decision;

import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.decision.DecisionCommand.AdoptDecision;
import org.wardledger.domain.decision.DecisionCommand.Vote;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.ReservationEvent.WardGroup;

/// What is wrong with a decision before votes are counted.
final class DecisionInput {
    /// Keeps the public entry well below its limit.
    static final int VOTERS_MAX = 60;

    /// One private payload holds no more lines.
    static final int LINES_MAX = 1_024;

    /// Ten trillion tenge: sums of lines cannot overflow.
    private static final long AMOUNT_MAX = 1_000_000_000_000_000L;

    private DecisionInput() {}

    static @Nullable Refusal wrong(AdoptDecision c, Envelope envelope) {
        return first(
                when(c.validTo().isBefore(c.validFrom()), CommonRefusal.MALFORMED, "validTo"),
                when(c.validTo().isBefore(envelope.today()), CommonRefusal.MALFORMED, "validTo"),
                when(
                        c.subject() != null && !c.lines().isEmpty(),
                        CommonRefusal.MALFORMED,
                        "subject"),
                when(
                        c.subject() != null && c.reach().subject() == null,
                        CommonRefusal.MALFORMED,
                        "subject"),
                atMost(VOTERS_MAX, c.votes().size(), "votes"),
                atMost(LINES_MAX, c.lines().size(), "lines"),
                wrongVote(c),
                wrongLine(c.lines()),
                wrongTotals(c));
    }

    private static @Nullable Refusal atMost(int max, int size, String field) {
        return size <= max ? null : Refusal.at(CommonRefusal.TOO_LARGE, field).with("max", max);
    }

    private static @Nullable Refusal wrongVote(AdoptDecision c) {
        Set<Id.Actor> mandates = new HashSet<>();
        c.bench().voting().forEach(m -> mandates.add(m.actor()));
        Set<Id.Actor> seen = new HashSet<>();
        for (int i = 0; i < c.votes().size(); i++) {
            Vote vote = c.votes().get(i);
            String field = "votes[" + i + "]";
            if (!mandates.contains(vote.member().actor())) {
                return Refusal.at(CommonRefusal.MANDATE_ENDED, field);
            }
            if (!seen.add(vote.member().actor())) {
                return Refusal.at(CommonRefusal.MALFORMED, field);
            }
        }
        return null;
    }

    private static @Nullable Refusal wrongLine(List<WardGroup> lines) {
        Set<WardGroup> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            WardGroup line = lines.get(i);
            String field = "lines[" + i + "]";
            Refusal wrong =
                    first(
                            unless(
                                    line.amt() > 0 && line.amt() <= AMOUNT_MAX,
                                    CommonRefusal.MALFORMED,
                                    field + ".amt"),
                            when(
                                    line.group() == Group.PERSONAL,
                                    CommonRefusal.MALFORMED,
                                    field + ".group"),
                            unless(
                                    seen.add(new WardGroup(line.ward(), line.group(), 0)),
                                    CommonRefusal.MALFORMED,
                                    field));
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    /// The protocol's totals must be those of its lines, to the tiyn.
    private static @Nullable Refusal wrongTotals(AdoptDecision c) {
        if (c.max().isEmpty() || c.lines().size() > LINES_MAX) {
            return null;
        }
        Map<Group, Long> given = new EnumMap<>(Group.class);
        Map<Group, Long> summed = new EnumMap<>(Group.class);
        for (GroupAmount total : c.max()) {
            given.merge(total.group(), bounded(total.amt()), Long::sum);
        }
        c.lines().forEach(l -> summed.merge(l.group(), bounded(l.amt()), Long::sum));
        return unless(given.equals(summed), CommonRefusal.MALFORMED, "max");
    }

    private static long bounded(long amount) {
        return Math.clamp(amount, -1L, AMOUNT_MAX);
    }
}
