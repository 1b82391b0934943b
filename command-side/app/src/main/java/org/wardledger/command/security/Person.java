package org.wardledger.command.security;

import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.events.Code;
import org.wardledger.events.Id;

/// Somebody who can sign in. The name is a sign-in name, never a person's own.
///
/// @param institution the one home this person works for; null for those who belong to none
/// @param password slow hash, with its parameters
public record Person(
        String name,
        Id.Actor actor,
        Code.Role role,
        Id.@Nullable Institution institution,
        String password) {

    public Caller caller() {
        return new Caller(actor, role, institution);
    }
}
