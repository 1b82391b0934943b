package org.wardledger.launcher;

import java.util.UUID;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Outcome;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.Command;

/// What the ledger records about itself. No rule has a reason to refuse that: where one does, the
/// program is wrong, not whoever runs it.
public final class OwnRecord {
    private OwnRecord() {}

    /// @param key the same for the same thing, so that it stands there once, whatever crashes
    public static void of(CommandCore core, Command command, Caller who, UUID key) {
        Outcome outcome = core.ledger().execute(new Plain(command), who, key);
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(
                    "%s was not recorded: %s"
                            .formatted(
                                    command.getClass().getSimpleName(),
                                    refused.refusal().code().code()));
        }
    }
}
