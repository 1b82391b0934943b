package org.wardledger.command.security;

import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.security.Credential.Password;
import org.wardledger.command.security.Credential.Subject;
import org.wardledger.events.Code;
import org.wardledger.events.Id;

/// Somebody who can sign in. The name is a sign-in name, never a person's own. What they may do
/// stands here and nowhere else: a provider that says who they are has no say in it.
///
/// @param institution the one home this person works for; null for those who belong to none
public record Person(
        String name,
        Id.Actor actor,
        Code.Role role,
        Id.@Nullable Institution institution,
        Credential credential) {

    /// Whoever signs in with a password.
    ///
    /// @param hash slow hash, with its parameters
    public Person(
            String name,
            Id.Actor actor,
            Code.Role role,
            Id.@Nullable Institution institution,
            String hash) {
        this(name, actor, role, institution, new Password(hash));
    }

    public Caller caller() {
        return new Caller(actor, role, institution);
    }

    /// The hash of the password; null for those who have none here.
    public @Nullable String hash() {
        return switch (credential) {
            case Password(String hash) -> hash;
            case Subject _ -> null;
        };
    }

    /// What the cookie of this person is bound to: another password, another number at the
    /// provider, another entry of the same name end it.
    String bond() {
        return switch (credential) {
            case Password(String hash) -> hash;
            case Subject(String issuer, String subject) ->
                    String.join("\n", "oidc", actor.value(), issuer, subject);
        };
    }
}
