package org.wardledger.command;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Id;

/// Who asks, as the sign-in has established. What follows from it is decided by the policy alone.
///
/// @param institution the one home this person works for; null for those who belong to none
public record Caller(Id.Actor actor, Code.Role role, Id.@Nullable Institution institution) {
    private static final Id.Actor NOBODY = new Id.Actor("act_0000000000000000");

    /// The part of the product that is driven by time and by events.
    public static Caller clock() {
        return new Caller(NOBODY, Code.Role.CLOCK, null);
    }

    /// Whoever holds the folder of a ledger and runs its commands on it; no person is known.
    public static Caller operator() {
        return new Caller(NOBODY, Code.Role.OPERATOR, null);
    }

    public ActorMark mark() {
        return new ActorMark(role, actor);
    }
}
