package org.wardledger.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

/// Envelopes for tests: the same arguments give the same keys and event ids.
public final class Envelopes {
    /// The day on which tests act unless they say another.
    public static final LocalDate TODAY = LocalDate.of(2026, 10, 21);

    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

    private Envelopes() {}

    /// An accountant, on [#TODAY].
    public static Envelope envelope() {
        return envelope(TODAY, actor(Role.ACCOUNTANT, 1), 0);
    }

    public static Envelope on(LocalDate today) {
        return envelope(today, actor(Role.ACCOUNTANT, 1), 0);
    }

    public static Envelope by(ActorMark by) {
        return envelope(TODAY, by, 0);
    }

    /// @param n tells the commands of one test apart: key and event ids depend on it
    public static Envelope envelope(LocalDate today, ActorMark by, int n) {
        Instant now = today.atTime(5, 0).toInstant(ZoneOffset.UTC);
        UUID key = uuid("key/" + today + "/" + by + "/" + n);
        return new Envelope(
                by, now, today, key, "digest-" + n, i -> uuid("event/" + key + "/" + i));
    }

    public static ActorMark actor(Role role, int n) {
        return new ActorMark(role, new Id.Actor(id("act", n)));
    }

    /// The n-th valid id with a prefix, such as `id("wrd", 7)`.
    public static String id(String prefix, long n) {
        StringBuilder text = new StringBuilder();
        long rest = n;
        for (int i = 0; i < 16; i++) {
            text.insert(0, CROCKFORD.charAt((int) (rest % 32)));
            rest /= 32;
        }
        return prefix + "_" + text;
    }

    static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
