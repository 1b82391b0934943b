package org.wardledger.command.clock;

import java.util.UUID;
import org.wardledger.command.Request;
import org.wardledger.command.imports.NamedKey;

/// A request that follows from a record.
///
/// @param cause event id; all zero for what only time causes
/// @param key follows from the cause and the command, so that repeating is recognised
/// @param repeated whether it was asked for before and could not be done then
record Reaction(UUID cause, Request request, UUID key, boolean repeated) {
    private static final UUID TIME = new UUID(0, 0);

    static Reaction to(UUID cause, Request request) {
        return new Reaction(cause, request, NamedKey.of("clock", cause, request.code()), false);
    }

    /// The same once more, after it was refused for a reason that has gone.
    Reaction again() {
        return new Reaction(cause, request, NamedKey.of("clock again", key), true);
    }

    /// @param subject id of the record whose term is over
    /// @param term its last day
    static Reaction atTheEndOf(Object subject, Object term, Request request) {
        UUID key = NamedKey.of("clock", request.code(), subject, term);
        return new Reaction(TIME, request, key, false);
    }
}
