package org.wardledger.searchserver;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/// Who the server lets in: made anew for each [SearchServer], kept in memory only, given to the
/// child through its standard input. Other users of the machine reach the port but not the index.
public record Credentials(String user, String password) {

    private static final int RANDOM_BYTES = 24;

    static Credentials random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Credentials(
                "elastic", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The value of the `Authorization` header.
    public String authorization() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
