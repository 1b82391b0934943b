package org.wardledger.domain.account;

import static org.wardledger.domain.account.ReceiptRefusal.AMOUNT_NOT_POSITIVE;
import static org.wardledger.domain.account.ReceiptRefusal.LINE_IS_DEBIT;
import static org.wardledger.domain.account.ReceiptRefusal.LINE_UNKNOWN;
import static org.wardledger.domain.account.ReceiptRefusal.LINE_USED;
import static org.wardledger.domain.account.ReceiptRefusal.LINE_WITHOUT_WARD;
import static org.wardledger.domain.account.ReceiptRefusal.SAME_WARD_MONTH;
import static org.wardledger.domain.account.ReceiptRefusal.SUM_DIFFERS;
import static org.wardledger.domain.account.ReceiptRefusal.WARD_NOT_ON_ACCOUNT;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Id;
import org.wardledger.events.LineUse;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.ReceiptEvent.PersonalLeg;
import org.wardledger.events.ReceiptEvent.PersonalLegObserved;
import org.wardledger.events.ReceiptEvent.ReceiptAllocated;
import org.wardledger.events.ReceiptEvent.ReceiptLine;
import org.wardledger.events.WardLine;

/// Received money is given to the wards it belongs to. Both legs of a benefit are observed facts;
/// one is never computed from the other, and a mismatch is recorded, not mended (Social Code
/// 202(3), 178).
public final class Receipts {
    private static final int MAX_LINES = 1024;

    private Receipts() {}

    /// Commands on received money.
    public sealed interface ReceiptCommand extends MoneyCommand
            permits AllocateReceipt, ObservePersonalLeg {}

    /// Give bank lines to wards. The parts of each bank line must add up to what is open of it.
    ///
    /// @param doubles wards who had the same benefit for the same month before
    /// @param confirmed the enterer knows of the doubles
    public record AllocateReceipt(
            Id.Account acct,
            MoneyCode.ReceiptSource source,
            @Nullable YearMonth month,
            List<Part> parts,
            Set<Id.Ward> doubles,
            boolean confirmed)
            implements ReceiptCommand {
        @Override
        public String code() {
            return "receipt.allocate";
        }
    }

    /// One ward's part of one bank line.
    ///
    /// @param split what the register says of the benefit's split; null for other sources
    public record Part(
            Id.@Nullable Ward ward,
            long amt,
            UUID line,
            MoneyCode.@Nullable Benefit benefit,
            @Nullable Long personal,
            @Nullable SplitFacts split) {}

    /// The benefit as assigned, and the rule in force for the month.
    public record SplitFacts(long assigned, int shareBp, Id.Rule rule) {

        /// Whether the leg that came is the share of the assigned amount, to the tenge.
        MoneyCode.LegCheck check(long amt) {
            long tenThousandths = Math.multiplyExact(assigned, (long) shareBp);
            long expected = (tenThousandths + 5_000) / 10_000;
            boolean close = Math.abs(expected - amt) <= 100;
            return close ? MoneyCode.LegCheck.OK : MoneyCode.LegCheck.MISMATCH;
        }
    }

    /// Note what the persons received in hand.
    ///
    /// @param known wards whose leg for the month is on the record
    public record ObservePersonalLeg(
            Id.Account acct, YearMonth month, List<PersonalLeg> lines, Set<Id.Ward> known)
            implements ReceiptCommand {
        @Override
        public String code() {
            return "receipt.observe-personal-leg";
        }
    }

    static Decision<MoneyEvent> decide(
            ReceiptCommand command, Envelope envelope, PeriodState state) {
        return switch (command) {
            case AllocateReceipt c -> allocate(c, state);
            case ObservePersonalLeg c -> observe(c, state);
        };
    }

    private static Decision<MoneyEvent> allocate(AllocateReceipt c, PeriodState state) {
        Refusal refusal = form(c);
        if (refusal == null) {
            refusal = holders(c, state);
        }
        if (refusal == null) {
            refusal = lines(c, state);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Running running = new Running(state);
        List<ReceiptLine> lines = new ArrayList<>();
        for (Part part : c.parts()) {
            Id.Ward ward = part.ward();
            if (ward != null) {
                lines.add(line(part, running.credit(ward, part.amt())));
            }
        }
        return Decision.accept(
                new ReceiptAllocated(
                        state.known().inst(),
                        c.acct(),
                        c.source(),
                        c.month(),
                        statements(c, state),
                        rules(c),
                        c.parts().stream().mapToLong(Part::amt).reduce(0, Math::addExact),
                        uses(c),
                        lines));
    }

    /// Everybody sees which statements it came with, never which single lines: pensions arrive one
    /// by one.
    private static List<UUID> statements(AllocateReceipt c, PeriodState state) {
        return c.parts().stream()
                .map(part -> state.bank().statementOf(part.line()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<LineUse> uses(AllocateReceipt c) {
        Map<UUID, Long> uses = new LinkedHashMap<>();
        c.parts().forEach(part -> uses.merge(part.line(), part.amt(), Math::addExact));
        return uses.entrySet().stream()
                .map(use -> new LineUse(use.getKey(), use.getValue()))
                .toList();
    }

    private static @Nullable Refusal form(AllocateReceipt c) {
        if (c.parts().isEmpty()) {
            return Refusal.at(LINE_WITHOUT_WARD, "parts");
        }
        if (c.parts().size() > MAX_LINES) {
            return Refusal.at(CommonRefusal.TOO_LARGE, "parts").with("max", MAX_LINES);
        }
        if (c.source() == MoneyCode.ReceiptSource.BENEFIT && c.month() == null) {
            return Refusal.at(CommonRefusal.MALFORMED, "month");
        }
        for (int i = 0; i < c.parts().size(); i++) {
            if (c.parts().get(i).ward() == null) {
                return Refusal.at(LINE_WITHOUT_WARD, "parts[" + i + "].ward");
            }
        }
        return null;
    }

    private static @Nullable Refusal holders(AllocateReceipt c, PeriodState state) {
        for (int i = 0; i < c.parts().size(); i++) {
            Part part = c.parts().get(i);
            Sub sub = part.ward() == null ? null : state.books().sub(part.ward());
            if (sub == null || sub.state() == SubaccountState.CLOSED) {
                return Refusal.at(WARD_NOT_ON_ACCOUNT, "parts[" + i + "].ward");
            }
            if (!c.confirmed() && part.ward() != null && c.doubles().contains(part.ward())) {
                return Refusal.at(SAME_WARD_MONTH, "parts[" + i + "].ward");
            }
        }
        return null;
    }

    private static @Nullable Refusal lines(AllocateReceipt c, PeriodState state) {
        Map<UUID, Long> sums = new LinkedHashMap<>();
        for (int i = 0; i < c.parts().size(); i++) {
            Part part = c.parts().get(i);
            String place = "parts[" + i + "].line";
            long open = state.books().open(part.line());
            if (open == 0) {
                boolean known = state.bank().lines().containsKey(part.line());
                return Refusal.at(known ? LINE_USED : LINE_UNKNOWN, place);
            }
            if (open < 0) {
                return Refusal.at(LINE_IS_DEBIT, place);
            }
            if (part.amt() <= 0) {
                return Refusal.at(AMOUNT_NOT_POSITIVE, "parts[" + i + "].amt");
            }
            sums.merge(part.line(), part.amt(), Math::addExact);
        }
        for (Map.Entry<UUID, Long> sum : sums.entrySet()) {
            long open = state.books().open(sum.getKey());
            if (sum.getValue() != open) {
                return Refusal.at(SUM_DIFFERS, "parts")
                        .with("line", sum.getKey())
                        .with("open", open);
            }
        }
        return null;
    }

    private static ReceiptLine line(Part part, WardLine place) {
        SplitFacts split = part.split();
        return new ReceiptLine(
                place.ward(),
                place.n(),
                part.amt(),
                place.bal(),
                part.line(),
                part.benefit(),
                split == null ? null : split.assigned(),
                part.personal(),
                split == null ? null : split.rule(),
                split == null ? MoneyCode.LegCheck.UNKNOWN : split.check(part.amt()));
    }

    private static List<Id.Rule> rules(AllocateReceipt c) {
        List<Id.Rule> rules = new ArrayList<>();
        for (Part part : c.parts()) {
            SplitFacts split = part.split();
            if (split != null && !rules.contains(split.rule())) {
                rules.add(split.rule());
            }
        }
        rules.sort(Comparator.comparing(Id.Rule::value));
        return rules;
    }

    private static Decision<MoneyEvent> observe(ObservePersonalLeg c, PeriodState state) {
        if (c.lines().isEmpty()) {
            return Decision.refuse(LINE_WITHOUT_WARD, "lines");
        }
        for (int i = 0; i < c.lines().size(); i++) {
            Id.Ward ward = c.lines().get(i).ward();
            if (state.books().sub(ward) == null) {
                return Decision.refuse(WARD_NOT_ON_ACCOUNT, "lines[" + i + "].ward");
            }
            if (c.known().contains(ward)) {
                return Decision.refuse(ReceiptRefusal.LEG_KNOWN, "lines[" + i + "].ward");
            }
        }
        return Decision.accept(
                new PersonalLegObserved(state.known().inst(), c.acct(), c.month(), c.lines()));
    }
}
