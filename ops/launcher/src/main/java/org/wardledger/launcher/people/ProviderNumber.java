package org.wardledger.launcher.people;

import org.jspecify.annotations.Nullable;
import org.wardledger.command.security.Credential.Subject;
import org.wardledger.command.security.OidcSettings;
import org.wardledger.command.security.People;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import picocli.CommandLine.Option;

/// Whoever signs in at a provider instead of with a password.
public final class ProviderNumber {
    @Option(names = "--oidc-issuer", paramLabel = "URL", descriptionKey = "oidcIssuer")
    @Nullable String issuer;

    @Option(names = "--oidc-subject", paramLabel = "ID", descriptionKey = "oidcSubject")
    @Nullable String subject;

    /// Null for those who sign in with a password.
    ///
    /// @throws Failed where only one of both is named, or somebody has that number already
    @Nullable Subject subject(People people, Says says) {
        String at = issuer;
        String number = subject;
        if (at == null && number == null) {
            return null;
        }
        if (at == null || number == null || number.isBlank() || !OidcSettings.isIssuer(at)) {
            throw new Failed(says.text("people.oidc-both"));
        }
        Subject whole = new Subject(at, number);
        boolean taken = people.all().stream().anyMatch(p -> p.credential().equals(whole));
        if (taken) {
            throw new Failed(says.text("people.oidc-taken"));
        }
        return whole;
    }
}
