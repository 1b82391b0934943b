package org.wardledger.domain.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;

/// A ward's sub-account. Amounts in tiyn. Money set aside, in reservations of expenditures or in
/// standing ones, is part of the balance and not free.
///
/// @param ward whose it is: the one object for this id that the whole state shares
/// @param nextN number of the next posting line, from 1, gapless
/// @param reserved what open approvals hold, by expenditure
/// @param standing what is left of standing reservations
public record Sub(
        Id.Ward ward,
        long balance,
        long nextN,
        SubaccountState state,
        PSet<MoneyCode.BlockReason> blocks,
        PMap<Id.Expenditure, Long> reserved,
        PMap<Standing, Long> standing,
        long setAside,
        @Nullable LocalDate finalDue,
        boolean payoutSuspended) {

    /// One head of one standing reservation.
    public record Standing(Id.Reservation reservation, MoneyCode.Group group) {}

    static Sub opened(Id.Ward ward, long nextN) {
        return new Sub(
                ward,
                0,
                nextN,
                SubaccountState.OPEN,
                HashTreePSet.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                0,
                null,
                false);
    }

    /// What may still be promised or spent.
    public long free() {
        return balance - setAside;
    }

    public boolean open() {
        return state == SubaccountState.OPEN;
    }

    public boolean blocked() {
        return !blocks.isEmpty();
    }

    /// What a standing reservation still holds under a head.
    public long left(Id.Reservation reservation, MoneyCode.Group group) {
        return standing.getOrDefault(new Standing(reservation, group), 0L);
    }

    Sub moved(long delta) {
        return withMoney(Math.addExact(balance, delta), nextN, reserved, standing);
    }

    Sub numbered(long lastN) {
        return withMoney(balance, Math.max(nextN, lastN + 1), reserved, standing);
    }

    Sub reserve(Id.Expenditure exp, long amt) {
        return withMoney(balance, nextN, reserved.plus(exp, amt), standing);
    }

    Sub release(Id.Expenditure exp) {
        return withMoney(balance, nextN, reserved.minus(exp), standing);
    }

    Sub standing(Id.Reservation reservation, MoneyCode.Group group, long left) {
        Standing key = new Standing(reservation, group);
        return withMoney(
                balance,
                nextN,
                reserved,
                left == 0 ? standing.minus(key) : standing.plus(key, left));
    }

    Sub in(SubaccountState next) {
        return new Sub(
                ward,
                balance,
                nextN,
                next,
                blocks,
                reserved,
                standing,
                setAside,
                finalDue,
                payoutSuspended);
    }

    Sub block(MoneyCode.BlockReason reason) {
        return withBlocks(blocks.plus(reason));
    }

    Sub unblock(MoneyCode.BlockReason reason) {
        return withBlocks(blocks.minus(reason));
    }

    Sub finalAccount(LocalDate due, boolean suspended) {
        return new Sub(
                ward,
                balance,
                nextN,
                SubaccountState.FINAL,
                blocks,
                reserved,
                standing,
                setAside,
                due,
                suspended);
    }

    /// A ward who comes back: the numbering goes on, and so does what is left of the balance.
    Sub reopened(long n) {
        return new Sub(
                ward,
                balance,
                Math.max(nextN, n),
                SubaccountState.OPEN,
                HashTreePSet.empty(),
                reserved,
                standing,
                setAside,
                null,
                false);
    }

    static Sub carried(CarriedWard line, PMap<Id.Expenditure, Long> reserved) {
        PMap<Standing, Long> standing = HashTreePMap.empty();
        for (CarriedWard.Standing s : line.standing()) {
            standing = standing.plus(new Standing(s.reservation(), s.group()), s.left());
        }
        return new Sub(
                line.ward(),
                line.bal(),
                line.nextN(),
                line.state(),
                HashTreePSet.from(line.blocks()),
                reserved,
                standing,
                sum(reserved) + sum(standing),
                line.finalDue(),
                line.payoutSuspended());
    }

    private Sub withBlocks(PSet<MoneyCode.BlockReason> next) {
        return new Sub(
                ward,
                balance,
                nextN,
                state,
                next,
                reserved,
                standing,
                setAside,
                finalDue,
                payoutSuspended);
    }

    private Sub withMoney(
            long nextBalance,
            long n,
            PMap<Id.Expenditure, Long> nextReserved,
            PMap<Standing, Long> nextStanding) {
        long aside = setAside;
        if (nextReserved != reserved || nextStanding != standing) {
            aside = sum(nextReserved) + sum(nextStanding);
        }
        return new Sub(
                ward,
                nextBalance,
                n,
                state,
                blocks,
                nextReserved,
                nextStanding,
                aside,
                finalDue,
                payoutSuspended);
    }

    private static long sum(PMap<?, Long> amounts) {
        long sum = 0;
        for (long amt : amounts.values()) {
            sum = Math.addExact(sum, amt);
        }
        return sum;
    }
}
