package org.wardledger.launcher;

import java.net.URI;
import java.util.Optional;
import org.wardledger.command.security.OidcProvider;
import org.wardledger.web.SignInProvider;

/// Tells the pages of the provider that people can sign in at.
record VouchingProvider(OidcProvider provider) implements SignInProvider {

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Optional<URI> leaving(String backTo) {
        return provider.leaving(backTo);
    }
}
