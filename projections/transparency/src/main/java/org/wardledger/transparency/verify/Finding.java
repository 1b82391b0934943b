package org.wardledger.transparency.verify;

import java.util.Arrays;
import java.util.List;

/// What one check came to.
///
/// @param reason code of a text in `verdicts_*.properties`
/// @param arguments of that text: numbers, file names, names of keys
public record Finding(Statement statement, State state, String reason, List<String> arguments) {
    /// How a statement stands.
    public enum State {
        HOLDS,
        FAILS,
        NOT_CHECKED
    }

    public Finding {
        arguments = List.copyOf(arguments);
    }

    static Finding holds(Statement statement, Object... arguments) {
        return of(statement, State.HOLDS, "holds." + statement.code(), arguments);
    }

    static Finding fails(Statement statement, String reason, Object... arguments) {
        return of(statement, State.FAILS, reason, arguments);
    }

    static Finding notChecked(Statement statement, String reason, Object... arguments) {
        return of(statement, State.NOT_CHECKED, reason, arguments);
    }

    private static Finding of(
            Statement statement, State state, String reason, Object... arguments) {
        List<String> texts = Arrays.stream(arguments).map(String::valueOf).toList();
        return new Finding(statement, state, reason, texts);
    }

    public boolean failed() {
        return state == State.FAILS;
    }
}
