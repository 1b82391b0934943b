package org.wardledger.launcher;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.wardledger.command.Caller;
import org.wardledger.command.security.Policy;
import org.wardledger.command.security.SignedIn;
import org.wardledger.events.Id;
import org.wardledger.web.Visitor;
import org.wardledger.web.Visitors;

/// Tells the pages who looks, as the sign-in has it, and what the one policy lets them see.
record SignedInVisitors(Policy policy) implements Visitors {
    /// For those who oversee all homes: which one is asked about does not matter to them.
    private static final Id.Institution NO_HOME = new Id.Institution("ins_0000000000000000");

    @Override
    public Visitor current() {
        SignedIn person = person();
        if (person == null) {
            return Visitor.NOBODY;
        }
        Caller caller = person.caller();
        Id.Institution home = caller.institution();
        return new Visitor(person.getUsername(), caller.role(), home == null ? null : home.value());
    }

    @Override
    public boolean seesInside(String institution) {
        SignedIn person = person();
        return person != null
                && Id.hasForm("ins", institution)
                && policy.seesInside(person.caller(), new Id.Institution(institution));
    }

    @Override
    public boolean seesEach() {
        SignedIn person = person();
        return person != null
                && person.caller().institution() == null
                && policy.seesInside(person.caller(), NO_HOME);
    }

    @Override
    public boolean mayImport() {
        SignedIn person = person();
        if (person == null) {
            return false;
        }
        Caller caller = person.caller();
        return caller.institution() != null
                && policy.permits(caller, "statement.import", caller.institution());
    }

    @Override
    public boolean mayHandOut() {
        SignedIn person = person();
        if (person == null) {
            return false;
        }
        Caller caller = person.caller();
        Id.Institution home = caller.institution();
        return policy.mayDiscloseWard(caller, home == null ? NO_HOME : home);
    }

    static @Nullable SignedIn person() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedIn person ? person : null;
    }
}
