package org.wardledger.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.security.OidcSettings;
import picocli.CommandLine.Option;

/// At which provider of OpenID Connect people can sign in, beside the sign-in of the ledger.
final class OidcOptions {
    @Option(names = "--oidc-issuer", paramLabel = "URL", descriptionKey = "oidcIssuer")
    @Nullable String issuer;

    @Option(names = "--oidc-client", paramLabel = "ID", descriptionKey = "oidcClient")
    @Nullable String client;

    @Option(names = "--oidc-secret-file", paramLabel = "FILE", descriptionKey = "oidcSecret")
    @Nullable Path secretFile;

    @Option(names = "--oidc-ca", paramLabel = "FILE", descriptionKey = "oidcCa")
    @Nullable Path ca;

    /// Null where no provider is named.
    ///
    /// @throws Failed where the options do not go together; the text says what to add or leave out
    @Nullable OidcSettings settings(NodePlan plan) {
        String named = issuer;
        String own = client;
        Path file = secretFile;
        if (named == null && own == null && file == null && ca == null) {
            return null;
        }
        if (!plan.showsPages()) {
            throw failed("oidc.not-wanted");
        }
        if (named == null || own == null || own.isBlank() || file == null) {
            throw failed("oidc.incomplete");
        }
        if (!OidcSettings.isIssuer(named)) {
            throw failed("oidc.bad-issuer");
        }
        String secret = PasswordFile.read(file, Says.in(null));
        if (secret.isBlank()) {
            throw failed("oidc.no-secret", file);
        }
        return new OidcSettings(named, own, secret, ca == null ? null : TrustedCa.in(ca));
    }

    private static Failed failed(String key, Object... arguments) {
        return new Failed(key + ": " + Says.in(null).text(key, arguments));
    }
}
