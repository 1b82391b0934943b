package org.wardledger.launcher;

import java.io.Console;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// As whom, and through which running ledger. A password is never an argument: other people on the
/// machine can read arguments.
public final class SignInOptions {
    private static final String VARIABLE = "LEDGER_PASSWORD";

    @Option(names = "--server", paramLabel = "URL", descriptionKey = "server")
    public @Nullable URI server;

    @Option(names = "--user", paramLabel = "NAME", descriptionKey = "user")
    public @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "passwordFile")
    public @Nullable Path passwordFile;

    @Option(names = "--lang", paramLabel = "kk|ru|en", descriptionKey = "lang")
    public @Nullable String language;

    public Says says() {
        return Says.in(language);
    }

    /// @throws Failed where nobody is named
    public String name() {
        String named = user;
        if (named == null) {
            throw new Failed(says().text("sign-in.who"));
        }
        return named;
    }

    /// From a file, from the environment, else asked for without showing it.
    public char[] password() {
        if (passwordFile != null) {
            return PasswordFile.read(passwordFile, says()).toCharArray();
        }
        String given = System.getenv(VARIABLE);
        if (given != null) {
            return given.toCharArray();
        }
        Console console = System.console();
        char[] typed =
                console == null || !console.isTerminal()
                        ? null
                        : console.readPassword(says().text("sign-in.password", name()) + " ");
        if (typed == null) {
            throw new Failed(says().text("sign-in.no-password", VARIABLE));
        }
        return typed;
    }

    /// @throws Failed where no server is named
    public Remote remote() {
        URI url = server;
        if (url == null) {
            throw new Failed(says().text("remote.missing"));
        }
        return new Remote(url, says(), name(), password());
    }
}
