package org.wardledger.domain.account;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.wardledger.events.Id;
import org.wardledger.events.Movement;

/// The books of one cash account, in tiyn. After every event
/// `bank + cash + transit = wards + suspense`.
///
/// @param subs sub-accounts by ward
/// @param suspense open items, signed: positive came in, negative went out; an item at zero is gone
/// @param wards sum of all wards' balances
/// @param suspended sum of all open items
public record Books(
        long bank,
        long cash,
        long transit,
        PMap<Id.Ward, Sub> subs,
        PMap<UUID, Long> suspense,
        long wards,
        long suspended) {

    static final Books EMPTY = new Books(0, 0, 0, HashTreePMap.empty(), HashTreePMap.empty(), 0, 0);

    public @Nullable Sub sub(Id.Ward ward) {
        return subs.get(ward);
    }

    /// The same ward as the object this state holds already. Every event brings ids of its own, and
    /// those of the wards' lines would be most of what a state weighs.
    public Id.Ward own(Id.Ward ward) {
        Sub sub = subs.get(ward);
        return sub == null ? ward : sub.ward();
    }

    /// The same legs, each with [#own] ward.
    List<Movement> own(List<Movement> legs) {
        return legs.stream().map(this::own).toList();
    }

    private Movement own(Movement leg) {
        Id.Ward ward = leg.ward();
        return ward == null ? leg : new Movement(leg.book(), own(ward), leg.item(), leg.amount());
    }

    /// What is open of a bank line or count; 0 where it is used up or unknown.
    public long open(UUID item) {
        return suspense.getOrDefault(item, 0L);
    }

    /// Whether the money that is there equals the money that is owed.
    public boolean balanced() {
        return held() == Math.addExact(wards, suspended);
    }

    public long held() {
        return Math.addExact(Math.addExact(bank, cash), transit);
    }

    /// Wards that may hold and spend money here now.
    public int openSubs() {
        return (int) subs.values().stream().filter(Sub::open).count();
    }

    /// Sum of what all wards have set aside.
    public long reserved() {
        return subs.values().stream().mapToLong(Sub::setAside).sum();
    }

    Books post(List<Movement> legs) {
        Books next = this;
        for (Movement leg : legs) {
            next = next.post(leg);
        }
        return next;
    }

    private Books post(Movement leg) {
        long amt = leg.amount();
        return switch (leg.book()) {
            case BANK ->
                    new Books(
                            Math.addExact(bank, amt),
                            cash,
                            transit,
                            subs,
                            suspense,
                            wards,
                            suspended);
            case CASH ->
                    new Books(
                            bank,
                            Math.addExact(cash, amt),
                            transit,
                            subs,
                            suspense,
                            wards,
                            suspended);
            case TRANSIT ->
                    new Books(
                            bank,
                            cash,
                            Math.addExact(transit, amt),
                            subs,
                            suspense,
                            wards,
                            suspended);
            case WARD -> postWard(known(leg.ward()), amt);
            case SUSPENSE -> postSuspense(known(leg.item()), amt);
        };
    }

    private Books postWard(Id.Ward ward, long amt) {
        Sub sub = known(subs.get(ward));
        return new Books(
                bank,
                cash,
                transit,
                subs.plus(sub.ward(), sub.moved(amt)),
                suspense,
                Math.addExact(wards, amt),
                suspended);
    }

    private Books postSuspense(UUID item, long amt) {
        long open = Math.addExact(open(item), amt);
        return new Books(
                bank,
                cash,
                transit,
                subs,
                open == 0 ? suspense.minus(item) : suspense.plus(item, open),
                wards,
                Math.addExact(suspended, amt));
    }

    Books with(Id.Ward ward, UnaryOperator<Sub> change) {
        return plus(change.apply(known(subs.get(ward))));
    }

    /// A sub-account set as it is; its balance is not counted, see [#post].
    Books plus(Sub sub) {
        return new Books(
                bank, cash, transit, subs.plus(sub.ward(), sub), suspense, wards, suspended);
    }

    /// A leg that names nothing, or a ward who has no sub-account, is a bug of the writer: stop.
    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a posting names a holder the account does not know");
        }
        return value;
    }
}
