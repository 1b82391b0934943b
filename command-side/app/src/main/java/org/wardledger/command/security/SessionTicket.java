package org.wardledger.command.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who is signed in since when, in a text that only somebody with the [SessionKey] can write. No
/// node keeps anything, so any node answers. It ends with half an hour of silence, with the twelfth
/// hour, with the sign-in that was taken away, and with the password that was changed: what the
/// person is bound to is under the signature.
///
/// @param began when the name and the password were right
/// @param seen when the last ticket was written
record SessionTicket(String name, Instant began, Instant seen) {
    static final Duration SILENCE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);
    private static final int PARTS = 4;

    static SessionTicket of(String name, Instant now) {
        return new SessionTicket(name, now, now);
    }

    SessionTicket seenAgain(Instant now) {
        return new SessionTicket(name, began, now);
    }

    /// @param bond of the person, as it stands in the file now
    String text(SessionKey key, String bond) {
        String open =
                encoded(name.getBytes(UTF_8))
                        + "."
                        + began.toEpochMilli()
                        + "."
                        + seen.toEpochMilli();
        return open + "." + encoded(signature(key, open, bond));
    }

    /// Empty for whatever is not a ticket that still counts.
    ///
    /// @param people by their names; null for nobody
    static Optional<SessionTicket> read(
            String text, SessionKey key, Function<String, @Nullable Person> people, Instant now) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            String name = new String(decoded(parts[0]), UTF_8);
            Person person = people.apply(name);
            String open = text.substring(0, text.lastIndexOf('.'));
            if (person == null
                    || !MessageDigest.isEqual(
                            decoded(parts[3]), signature(key, open, person.bond()))) {
                return Optional.empty();
            }
            SessionTicket ticket =
                    new SessionTicket(
                            name,
                            Instant.ofEpochMilli(Long.parseLong(parts[1])),
                            Instant.ofEpochMilli(Long.parseLong(parts[2])));
            boolean counts =
                    now.isBefore(ticket.seen.plus(SILENCE))
                            && now.isBefore(ticket.began.plus(LONGEST));
            return counts ? Optional.of(ticket) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[] signature(SessionKey key, String open, String bond) {
        return key.sign(("session\n" + open + "\n" + bond).getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
