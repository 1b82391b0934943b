package org.wardledger.codec;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardledger.events.Id;

/// The private fields that every event has. Their values stand behind the components in the array
/// of closed values.
final class Common {
    /// Fields that every event commits to: `env`, `actor`, `key` and `decoy`.
    static final int COMMITTED = 4;

    /// Those of them that have a value in the payload; the decoys' seed follows from the key.
    static final int STORED = 3;

    static final String DECOY = "decoy";
    static final String LINES = "lines";
    static final Set<String> NAMES = Set.of("env", "actor", "key", DECOY);

    /// When and where it was recorded.
    record Env(Instant at, String stream, long revision) {}

    /// Who acted.
    record Doer(Id.Actor id) {}

    /// The command: its idempotency key and the digest of the request.
    record Request(UUID id, String digest) {}

    private Common() {}

    static int env(int size) {
        return size;
    }

    static int actor(int size) {
        return size + 1;
    }

    static int key(int size) {
        return size + 2;
    }

    /// Sealed for the organisation, with its own fields.
    static List<Member> ofOrganisation(int size) {
        return List.of(
                Member.of(env(size), "env", false, Forms.of(Env.class)),
                Member.of(key(size), "key", false, Forms.of(Request.class)));
    }

    /// Sealed for the one who acted.
    static List<Member> ofDoer(int size) {
        return List.of(Member.of(actor(size), "actor", false, Forms.of(Doer.class)));
    }
}
