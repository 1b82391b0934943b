package org.wardledger.launcher.people;

import java.io.Console;
import java.util.Arrays;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;

/// Asks for a new password twice, or takes it from the environment.
final class NewPassword {
    private static final int LENGTH_MIN = 10;

    /// BCrypt reads no further.
    private static final int BYTES_MAX = 72;

    private static final String VARIABLE = "LEDGER_NEW_PASSWORD";

    private NewPassword() {}

    static String ask(Says says, String name) {
        String given = System.getenv(VARIABLE);
        String password = given == null ? typed(says, name) : given;
        int bytes = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (password.length() < LENGTH_MIN || bytes > BYTES_MAX || password.equals(name)) {
            throw new Failed(says.text("people.password-weak", LENGTH_MIN, BYTES_MAX));
        }
        return password;
    }

    private static String typed(Says says, String name) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Failed(says.text("sign-in.no-password", VARIABLE));
        }
        char[] first = console.readPassword("%s ", says.text("people.new-password", name));
        char[] again = console.readPassword("%s ", says.text("people.password-again"));
        if (first == null || !Arrays.equals(first, again)) {
            throw new Failed(says.text("people.password-differs"));
        }
        return new String(first);
    }
}
