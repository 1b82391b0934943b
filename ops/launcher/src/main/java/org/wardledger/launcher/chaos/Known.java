package org.wardledger.launcher.chaos;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command whose outcome is known for good.
///
/// @param who sign-in name
/// @param code of the command
/// @param body as it was sent
/// @param position of its last event; 0 where it was refused
/// @param events ids in the order of the answer; empty where it was refused
/// @param about what its first event is about
/// @param refusal code of the rule; null where it was recorded
record Known(
        UUID key,
        String who,
        String code,
        String body,
        long position,
        List<String> events,
        String about,
        @Nullable String refusal) {

    boolean recorded() {
        return refusal == null;
    }

    /// Position of the first event.
    long first() {
        return position - events.size() + 1;
    }
}
