package org.wardledger.command;

import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Command;
import org.wardledger.events.Id;

/// A wish as a client states it: only what the client knows. A record; its components, in their
/// order, are the canonical request that the idempotency key stands for. What other records say is
/// added when it becomes a command, and is no part of it.
public interface Request {

    /// What was wished for, field by field.
    default Record fields() {
        return (Record) this;
    }

    /// Stable code, the same as that of the command it becomes.
    String code();

    /// The home it concerns, for the policy; null for what belongs to no home.
    Id.@Nullable Institution institution(Known known);

    /// The command with everything its rule needs to know.
    Command toCommand(Known known);
}
