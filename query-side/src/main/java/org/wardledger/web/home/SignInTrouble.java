package org.wardledger.web.home;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why somebody who came back from the provider is not signed in, as the page says it.
public enum SignInTrouble {
    UNKNOWN_PERSON("oidc.unknown-person", 403),
    PROVIDER_AWAY("oidc.provider-away", 503),
    NOT_ASKED("oidc.not-asked", 400),
    NOT_VOUCHED("oidc.not-vouched", 403);

    private final String code;
    private final int status;

    SignInTrouble(String code, int status) {
        this.code = code;
        this.status = status;
    }

    /// The same in every language.
    public String code() {
        return code;
    }

    int status() {
        return status;
    }

    static Optional<SignInTrouble> of(@Nullable String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
