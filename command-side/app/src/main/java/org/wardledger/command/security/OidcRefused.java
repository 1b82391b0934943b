package org.wardledger.command.security;

import org.springframework.security.core.AuthenticationException;

/// Nobody is signed in. The reason for the operator is one word of the protocol, never a value that
/// came with the request.
final class OidcRefused extends AuthenticationException {
    private static final long serialVersionUID = 1L;
    private final OidcTrouble trouble;

    OidcRefused(OidcTrouble trouble, String reason) {
        super(reason);
        this.trouble = trouble;
    }

    OidcTrouble trouble() {
        return trouble;
    }
}
