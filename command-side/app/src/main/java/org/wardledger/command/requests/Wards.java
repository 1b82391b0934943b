package org.wardledger.command.requests;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Features;
import org.wardledger.command.Known;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.Receipts.SplitFacts;
import org.wardledger.domain.ward.WardLife;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Benefit;
import org.wardledger.events.MoneyCode.LegCheck;

/// What the wards' own records say about money.
final class Wards {
    /// Legs are compared to the tenge: offices round.
    private static final long TENGE = 100;

    private Wards() {}

    static WardLife life(Known known, Id.Ward ward) {
        return known.state(Features.WARD, Streams.of(ward)).life();
    }

    static boolean present(Known known, Id.Ward ward) {
        return life(known, ward).openStay().isPresent();
    }

    /// Those of a purchase's wards who are away on a day.
    static Set<Id.Ward> absent(Known known, List<PurchaseLine> lines, LocalDate day) {
        Set<Id.Ward> absent = new HashSet<>();
        for (PurchaseLine line : lines) {
            WardLife life = life(known, line.ward());
            if (life.stayOn(day).isPresent() && !life.presentOn(day)) {
                absent.add(line.ward());
            }
        }
        return absent;
    }

    private static Optional<WardLife.Assigned> benefit(
            Known known, Id.Ward ward, Benefit benefit, YearMonth month) {
        return life(known, ward).benefitsIn(month).stream()
                .filter(b -> b.benefit() == benefit)
                .findFirst();
    }

    /// A benefit as it was assigned for a month; null where none was.
    static @Nullable SplitFacts split(Known known, Id.Ward ward, Benefit benefit, YearMonth month) {
        return benefit(known, ward, benefit, month)
                .map(b -> new SplitFacts(b.amount(), b.shareBp(), b.rule()))
                .orElse(null);
    }

    /// Whether what the person received is the rest of the assigned amount.
    static LegCheck personalLeg(
            Known known, Id.Ward ward, Benefit benefit, YearMonth month, long personal) {
        return benefit(known, ward, benefit, month)
                .map(b -> check(b, personal))
                .orElse(LegCheck.UNKNOWN);
    }

    private static LegCheck check(WardLife.Assigned benefit, long personal) {
        long share = Math.multiplyExact(benefit.amount(), (long) benefit.shareBp());
        long expected = benefit.amount() - (share + 5_000) / 10_000;
        return Math.abs(expected - personal) <= TENGE ? LegCheck.OK : LegCheck.MISMATCH;
    }
}
