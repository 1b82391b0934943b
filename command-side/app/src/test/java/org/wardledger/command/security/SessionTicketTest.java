package org.wardledger.command.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.events.Code;
import org.wardledger.events.Id;

/// A cookie that any node believes, for as long as it should and not a moment longer.
class SessionTicketTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Person ASEL =
            new Person("asel", new Id.Actor("act_0000000000000001"), Code.Role.AUDITOR, null, "h1");

    @TempDir private Path folder;
    private final SessionKey key = SessionKey.random();

    private static @Nullable Person people(String name) {
        return name.equals(ASEL.name()) ? ASEL : null;
    }

    private Optional<SessionTicket> read(String text, Instant now) {
        return SessionTicket.read(text, key, SessionTicketTest::people, now);
    }

    private String ticket() {
        return SessionTicket.of("asel", NOON).text(key, ASEL.bond());
    }

    @Test
    void another_node_with_the_same_key_believes_it() {
        Path file = folder.resolve("session.key");
        String text = SessionTicket.of("asel", NOON).text(SessionKey.of(file), "h1");
        assertThat(SessionTicket.read(text, SessionKey.of(file), SessionTicketTest::people, NOON))
                .hasValue(new SessionTicket("asel", NOON, NOON));
        assertThat(read(text, NOON)).as("a node with another key").isEmpty();
    }

    @Test
    void half_an_hour_of_silence_ends_it_and_work_does_not() {
        Instant later = NOON.plus(SessionTicket.SILENCE);
        assertThat(read(ticket(), later.minusSeconds(1))).isPresent();
        assertThat(read(ticket(), later)).isEmpty();
        String again =
                read(ticket(), later.minusSeconds(1))
                        .orElseThrow()
                        .seenAgain(later.minusSeconds(1))
                        .text(key, "h1");
        assertThat(read(again, later)).isPresent();
    }

    @Test
    void no_work_carries_it_beyond_the_longest_day() {
        Instant end = NOON.plus(SessionTicket.LONGEST);
        String text =
                SessionTicket.of("asel", NOON)
                        .seenAgain(end.minus(Duration.ofMinutes(1)))
                        .text(key, "h1");
        assertThat(read(text, end.minusSeconds(1))).isPresent();
        assertThat(read(text, end)).isEmpty();
    }

    @Test
    void a_changed_password_and_a_sign_in_taken_away_end_it() {
        String old = SessionTicket.of("asel", NOON).text(key, "the hash before");
        assertThat(read(old, NOON)).isEmpty();
        assertThat(SessionTicket.read(ticket(), key, _ -> null, NOON)).isEmpty();
    }

    @Test
    void whatever_is_changed_in_it_makes_it_nothing() {
        String text = ticket();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            // The last character of Base64 has bits that mean nothing.
            if (i < text.length() - 1) {
                assertThat(read(changed, NOON)).as(changed).isEmpty();
            }
        }
        assertThat(read("", NOON)).isEmpty();
        assertThat(read("....", NOON)).isEmpty();
        assertThat(read("a.b.c.d", NOON)).isEmpty();
    }

    @Test
    void the_key_is_for_its_owner_alone_and_a_damaged_one_says_what_to_do() throws Exception {
        Path file = folder.resolve("session.key");
        var _ = SessionKey.of(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, "short");
        assertThatThrownBy(() -> SessionKey.of(file)).hasMessageContaining("delete it");
    }
}
