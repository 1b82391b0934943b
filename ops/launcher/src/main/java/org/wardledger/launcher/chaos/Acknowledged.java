package org.wardledger.launcher.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// All commands with a known outcome, in the order in which it became known. For any number of
/// threads; grows with the run, some hundred bytes for each.
final class Acknowledged {
    /// Commands about money whose refusal by a rule is itself recorded.
    private static final Set<String> MONEY =
            Set.of(
                    "expenditure.propose",
                    "expenditure.void",
                    "expenditure.pay",
                    "posting.reverse",
                    "receipt.allocate");

    private final Tally tally;
    private final List<Known> all = new ArrayList<>();
    private long refusedAttempts;

    Acknowledged(Tally tally) {
        this.tally = tally;
    }

    synchronized void add(Known known) {
        all.add(known);
        String refusal = known.refusal();
        // The second form is what a repetition hears whose first answer came too late.
        boolean ruled =
                refusal != null
                        && (refusal.startsWith("422 ") || refusal.equals("409 key.refused-before"));
        if (ruled && MONEY.contains(known.code())) {
            refusedAttempts++;
        }
    }

    /// Adds one that had to be recorded.
    Known recorded(Known known) {
        add(known);
        if (!known.recorded()) {
            throw new IllegalStateException(known.code() + " was refused: " + known.refusal());
        }
        return known;
    }

    synchronized List<Known> from(int number) {
        return List.copyOf(all.subList(number, all.size()));
    }

    synchronized int size() {
        return all.size();
    }

    /// Refusals that must be on the record.
    synchronized long refusedAttempts() {
        return refusedAttempts;
    }

    synchronized long lastPosition() {
        return all.stream().mapToLong(Known::position).max().orElse(0);
    }

    /// A home that cannot go on: its next command was refused, or nobody answered.
    void gaveUp(int home, RuntimeException why) {
        tally.violated("goes-on", null, "home " + home + " cannot go on: " + why.getMessage());
    }
}
