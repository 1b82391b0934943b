package org.wardledger.command.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Benefit;

/// Gives one incoming line to the wards whose benefits it may be made of: each the share of the
/// assigned amount that goes to the account (70 % by Social Code 202(3)). A proposal; a person
/// confirms it as a receipt, and what came is recorded as it came.
public final class BenefitSplit {
    private static final int WHOLE_BP = 10_000;

    private BenefitSplit() {}

    /// A benefit as assigned for the month, not allocated yet.
    ///
    /// @param assigned tiyn a month
    /// @param shareBp share that goes to the account, basis points
    public record Assigned(Id.Ward ward, Benefit benefit, long assigned, int shareBp) {

        /// The leg for the account, tiyn, rounded half up.
        public long leg() {
            return (Math.multiplyExact(assigned, (long) shareBp) + WHOLE_BP / 2) / WHOLE_BP;
        }
    }

    /// @param amt tiyn
    public record Leg(Id.Ward ward, Benefit benefit, long amt) {}

    /// The legs of all of these benefits if they make up the line exactly; null where they do not:
    /// a person decides then, nothing is guessed.
    public static @Nullable List<Leg> of(long line, List<Assigned> benefits) {
        List<Leg> legs = new ArrayList<>();
        long sum = 0;
        for (Assigned benefit : benefits) {
            legs.add(new Leg(benefit.ward(), benefit.benefit(), benefit.leg()));
            sum = Math.addExact(sum, benefit.leg());
        }
        if (legs.isEmpty() || sum != line) {
            return null;
        }
        legs.sort(Comparator.comparing((Leg l) -> l.ward().value()).thenComparing(Leg::benefit));
        return List.copyOf(legs);
    }
}
