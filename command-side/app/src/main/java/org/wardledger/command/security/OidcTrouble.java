package org.wardledger.command.security;

/// Why somebody who came from the provider is not signed in. The code stands in the address of the
/// page that says so, and nothing else does: no number, no name, no words of the provider.
public enum OidcTrouble {
    /// The provider knows them, the operator has not entered them.
    UNKNOWN_PERSON("oidc.unknown-person"),
    /// The provider does not answer, or not as one.
    PROVIDER_AWAY("oidc.provider-away"),
    /// The answer does not belong to what this browser asked, or comes too late.
    NOT_ASKED("oidc.not-asked"),
    /// The provider did not vouch for them, or its word does not hold.
    NOT_VOUCHED("oidc.not-vouched");

    private final String code;

    OidcTrouble(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
