package org.wardledger.launcher.moving;

import java.util.List;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;

/// Something cannot be copied, or what was copied cannot be used, for a reason that a person has to
/// look at. The code is stable; its text in three languages says what to do.
public final class MovingTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    /// @param code such as `backup.damaged`, also the key of the text
    /// @param arguments for the text, in its order
    public MovingTrouble(String code, Object... arguments) {
        super(code + " " + List.of(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    /// For a person, with the code in front.
    Failed told(Says says) {
        return new Failed(code + ": " + says.text(code, arguments.toArray()));
    }
}
