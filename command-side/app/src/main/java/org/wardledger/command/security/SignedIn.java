package org.wardledger.command.security;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.wardledger.command.Caller;

/// A person who has signed in, as the web layer knows them.
public record SignedIn(Person person) implements UserDetails {
    private static final long serialVersionUID = 1L;

    public Caller caller() {
        return person.caller();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + person.role().name()));
    }

    @Override
    public @Nullable String getPassword() {
        return person.hash();
    }

    @Override
    public String getUsername() {
        return person.name();
    }
}
