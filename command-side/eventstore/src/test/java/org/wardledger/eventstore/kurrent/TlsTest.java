package org.wardledger.eventstore.kurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.protocol.Authority;
import org.wardledger.eventstore.protocol.ProtocolServer;
import org.wardledger.eventstore.protocol.Secured;

/// A server with TLS and passwords: who has the authority's certificate and the right password gets
/// in, and everybody else is told at once what is wrong instead of waiting for a server that will
/// never be one of theirs.
class TlsTest {
    private static final String USER = "ledger";
    private static final String PASSWORD = "right and long";

    @TempDir static Path folder;
    private static Authority authority;
    private static ProtocolServer server;

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.in(folder.resolve("own"));
        server = ProtocolServer.start(new Secured(authority, USER, PASSWORD));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static KurrentSettings settings() {
        return KurrentSettings.of(server.connection())
                .withCaFile(authority.certificate())
                .withCredentials(USER, PASSWORD);
    }

    /// It is refused long before opening would give up waiting, and no secret is told.
    private static AbstractThrowableAssert<?, ?> refused(KurrentSettings settings) {
        long from = System.nanoTime();
        var refusal =
                assertThatThrownBy(() -> KurrentEventStore.open(settings).close())
                        .isInstanceOf(EventStoreUnavailable.class)
                        .hasMessageContaining(settings.servers())
                        .hasMessageNotContaining(PASSWORD);
        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .isLessThan(settings.limits().open().dividedBy(2));
        return refusal;
    }

    @Test
    void with_the_authority_and_the_password_events_are_written_and_read() {
        try (KurrentEventStore store = KurrentEventStore.open(settings().withNamespace("one"))) {
            Rig.append(store, "a", ExpectedRevision.noStream(), events(5));
            Rig.whole(store, 5);
        }
    }

    @Test
    void the_authority_may_stand_in_the_address_as_well() {
        KurrentSettings inAddress =
                KurrentSettings.of(server.connection() + "&tlsCaFile=" + authority.certificate())
                        .withCredentials(USER, PASSWORD)
                        .withNamespace("two");
        try (KurrentEventStore store = KurrentEventStore.open(inAddress)) {
            Rig.append(store, "a", ExpectedRevision.noStream(), events(1));
            Rig.whole(store, 1);
        }
    }

    @Test
    void a_server_that_another_authority_vouches_for_is_not_talked_to() throws Exception {
        Path other = Authority.in(folder.resolve("other")).certificate();
        refused(settings().withCaFile(other))
                .hasMessageContaining("not trusted")
                .hasMessageContaining(other.toString())
                .hasMessageContaining("authority that signed it");
    }

    @Test
    void the_authorities_of_the_system_do_not_vouch_for_it() {
        refused(KurrentSettings.of(server.connection()).withCredentials(USER, PASSWORD))
                .hasMessageContaining("not trusted")
                .hasMessageContaining("authorities of this system");
    }

    @Test
    void a_certificate_for_another_name_is_not_taken() {
        KurrentSettings byName =
                KurrentSettings.of("esdb://localhost:%d?tls=true".formatted(server.port()))
                        .withCaFile(authority.certificate())
                        .withCredentials(USER, PASSWORD);
        refused(byName).hasMessageContaining("carry the name localhost");
    }

    @Test
    void whoever_has_not_the_right_name_and_password_reads_nothing() {
        for (KurrentSettings wrong :
                new KurrentSettings[] {
                    settings().withCredentials(USER, "wrong and long"),
                    settings().withCredentials("somebody", PASSWORD),
                    KurrentSettings.of(server.connection()).withCaFile(authority.certificate())
                }) {
            refused(wrong)
                    .hasMessageContaining("does not accept the user's name and password")
                    .hasMessageNotContaining("wrong and long");
        }
    }

    @Test
    void an_authority_file_of_no_use_is_named_with_what_is_wrong() throws Exception {
        Path none = folder.resolve("none.pem");
        refused(settings().withCaFile(none))
                .hasMessageContaining(none.toString())
                .hasMessageContaining("cannot be read");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        refused(settings().withCaFile(empty)).hasMessageContaining("holds no certificate");
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate at all\n");
        refused(settings().withCaFile(text)).hasMessageContaining(text.toString());
    }

    @Test
    void a_server_that_comes_up_later_is_waited_for() throws Exception {
        server.down();
        // Not a thread of the common pool: the client looks for nodes there.
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<KurrentEventStore> opened =
                    thread.submit(() -> KurrentEventStore.open(settings().withNamespace("three")));
            Thread.sleep(300);
            assertThat(opened).isNotDone();
            server.up();
            try (KurrentEventStore store = opened.get()) {
                assertThat(store.head()).isZero();
            }
        } finally {
            thread.shutdown();
        }
    }
}
