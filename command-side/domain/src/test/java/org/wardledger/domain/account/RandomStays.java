package org.wardledger.domain.account;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.ReservationEvent.WardGroup;

/// Wishes about who comes and goes, and about money set aside for months.
final class RandomStays {
    private final SplittableRandom random;
    private final RandomCommands others;

    RandomStays(SplittableRandom random, RandomCommands others) {
        this.random = random;
        this.others = others;
    }

    static DecisionFacts monthly(List<WardGroup> lines) {
        return new DecisionFacts(
                new UUID(9, 8),
                Money.HOME,
                true,
                true,
                List.of(Money.MEMBER, Money.HEAD),
                Money.MONTH.atDay(1),
                Money.MONTH.atEndOfMonth(),
                null,
                false,
                lines);
    }

    /// Money set aside for months, some of it for a ward twice, and let go again.
    MoneyCommand standing(PeriodState state, int n) {
        AccountFacts facts = Money.facts(MoneyCode.AccountKind.BANK);
        for (Id.Reservation made : state.work().reservations().keySet()) {
            if (random.nextInt(3) == 0) {
                return new Reservations.LapseReservation(
                        Money.ACCOUNT, made, facts, random.nextBoolean());
            }
        }
        MoneyCode.Group group = MoneyCode.Group.GOODS;
        return new Reservations.MakeReservation(
                Money.ACCOUNT,
                new Id.Reservation("rsv_%016d".formatted(n)),
                facts,
                monthly(
                        List.of(
                                new WardGroup(others.anyWard(), group, others.amount()),
                                new WardGroup(others.anyWard(), group, others.amount()))));
    }

    /// A ward leaves: final account, pay-out, suspension, the end of the sub-account, and back.
    MoneyCommand leaving(PeriodState state, int n) {
        Id.Ward ward = Money.ward(1 + random.nextInt(3));
        Sub sub = state.books().sub(ward);
        return switch (random.nextInt(6)) {
            case 0 ->
                    new Payouts.IssueFinalAccount(
                            Money.ACCOUNT, ward, true, Money.TODAY.plusDays(10), null);
            case 1 ->
                    new Payouts.SuspendPayout(
                            Money.ACCOUNT, ward, "court", null, Money.TODAY.plusDays(10));
            case 2 -> new Subaccounts.CloseSubaccount(Money.ACCOUNT, ward);
            case 3 -> new Subaccounts.OpenSubaccount(Money.ACCOUNT, ward, n);
            default ->
                    new Payouts.MakePayout(
                            Money.ACCOUNT,
                            ward,
                            MoneyCode.Payout.TO_HEIRS,
                            sub == null ? 1 : Math.max(1, sub.balance()),
                            "synthetic payee",
                            List.of(),
                            List.of(Money.document(MoneyCode.Document.COURT_ACT)),
                            Money.HEAD.actor());
        };
    }

    MoneyCommand arrival(PeriodState state, int n) {
        UUID line = others.item(state, true);
        return new Transfers.ReceiveTransfer(
                Money.ACCOUNT,
                new Id.Transfer("trf_%016d".formatted(random.nextInt(n + 1))),
                new Transfers.SentFacts(
                        Money.OTHER, others.anyWard(), Math.max(1, state.books().open(line))),
                false,
                line);
    }
}
