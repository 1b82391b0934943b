package org.wardledger.domain.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.RefusalCode;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.Publication;
import org.wardledger.events.Revealed;
import org.wardledger.events.Visibility.Tier;

/// How a posting uses bank lines: each line exists, goes the right way, and is not used up;
/// together they give the wanted sum. The reasons carry the code of the feature that asks.
record BankLines(RefusalCode unknown, RefusalCode used, RefusalCode differs, Direction direction) {
    private static final int MAX = 20;

    @Nullable Refusal check(PeriodState state, List<LineUse> uses, long wanted) {
        if (uses.isEmpty() || uses.size() > MAX) {
            return Refusal.at(unknown, "uses");
        }
        Set<UUID> seen = new HashSet<>();
        long sum = 0;
        for (int i = 0; i < uses.size(); i++) {
            LineUse use = uses.get(i);
            Refusal refusal = one(state, use, "uses[" + i + "]");
            if (refusal != null) {
                return refusal;
            }
            if (!seen.add(use.line())) {
                return Refusal.at(used, "uses[" + i + "].line");
            }
            sum = Math.addExact(sum, use.amt());
        }
        return sum == wanted ? null : Refusal.at(differs, "uses").with("wanted", wanted);
    }

    /// Direction and amount of the lines that a posting uses in full and that nothing used before,
    /// to be opened to everybody; null where there is none, or where the posting itself is sealed.
    /// Of a line used for several things it would tell what another one cost, be it private.
    static @Nullable List<Revealed> opened(
            PeriodState state, List<LineUse> uses, Publication publication) {
        if (publication.tier() == Tier.SEALED) {
            return null;
        }
        List<Revealed> opened = new ArrayList<>();
        for (LineUse use : uses) {
            long open = state.books().open(use.line());
            if (Math.abs(open) == use.amt() && state.bank().untouched(use.line())) {
                Direction dir = open < 0 ? Direction.OUT : Direction.IN;
                opened.add(
                        new Revealed(
                                use.line(),
                                List.of(
                                        new Revealed.Field("dir", dir.name()),
                                        new Revealed.Field("amt", Long.toString(use.amt())))));
            }
        }
        return opened.isEmpty() ? null : List.copyOf(opened);
    }

    private @Nullable Refusal one(PeriodState state, LineUse use, String place) {
        long open = state.books().open(use.line());
        boolean known = open != 0 || state.bank().lines().containsKey(use.line());
        if (!known) {
            return Refusal.at(unknown, place + ".line");
        }
        if (open == 0) {
            return Refusal.at(used, place + ".line");
        }
        long usable = direction == Direction.IN ? open : -open;
        if (usable <= 0 || use.amt() <= 0 || use.amt() > usable) {
            return Refusal.at(differs, place).with("open", Math.abs(open));
        }
        return null;
    }
}
