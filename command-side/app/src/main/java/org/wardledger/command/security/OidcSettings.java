package org.wardledger.command.security;

import java.net.URI;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A provider of OpenID Connect, and as whom the ledger speaks to it.
///
/// @param issuer its address, exactly as it names itself; https, or this machine
/// @param client the ledger's name there
/// @param secret what the ledger proves that name with
/// @param trust whose certificates count; null for those that this machine trusts
public record OidcSettings(
        String issuer, String client, String secret, @Nullable SSLContext trust) {

    /// @throws IllegalArgumentException where the issuer is no address that secrets may be sent to
    public OidcSettings {
        if (!isIssuer(issuer)) {
            throw new IllegalArgumentException("no issuer: " + issuer);
        }
    }

    /// Whether a provider may name itself so: nothing but scheme, host, port and path, and nobody
    /// on the way reads what is sent there.
    public static boolean isIssuer(String text) {
        try {
            URI address = URI.create(text);
            return isSafe(text)
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Whether what is sent to an address is read by nobody on the way.
    static boolean isSafe(String text) {
        try {
            URI address = URI.create(text);
            String host = address.getHost();
            return host != null
                    && ("https".equals(address.getScheme())
                            || ("http".equals(address.getScheme()) && isHere(host)));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isHere(String host) {
        return host.equals("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]");
    }

    /// What people know it by.
    String host() {
        return Objects.requireNonNull(URI.create(issuer).getHost());
    }

    /// Never the secret.
    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", client=" + client + "]";
    }
}
