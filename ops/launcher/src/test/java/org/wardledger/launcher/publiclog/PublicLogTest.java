package org.wardledger.launcher.publiclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.KeyFile;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.witness.Witness;

/// The log beside a running ledger: it follows, it says what is wrong, and it never stands in the
/// way.
class PublicLogTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir Path root;
    private DataFolder data;

    @BeforeEach
    void folder() {
        data = DataFolder.of(root.resolve("data"));
    }

    @Test
    void an_empty_folder_gets_a_key_that_only_its_owner_reads() throws Exception {
        try (EventStore store = Records.store(data);
                PublicLog log = start(store, "example.org/ledger", null)) {
            Records.sealed(store, 3);
            Records.await(() -> size(log) == 3);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.logKey())))
                    .isEqualTo("rw-------");
            assertThat(log.source().policy()).startsWith("log example.org/ledger+");
            Records.await(() -> provable(log, 3));
            assertThat(log.trouble()).isEmpty();
        }
    }

    @Test
    void the_next_start_goes_on_where_the_last_one_ended() throws Exception {
        try (EventStore store = Records.store(data)) {
            Records.sealed(store, 3);
            try (PublicLog log = start(store, null, null)) {
                Records.await(() -> size(log) == 3);
            }
            Records.sealed(store, 2);
            try (PublicLog log = start(store, null, null)) {
                Records.await(() -> size(log) == 5);
            }
        }
    }

    @Test
    void an_unsealed_record_is_never_published_and_recording_goes_on() throws Exception {
        try (EventStore store = Records.store(data);
                PublicLog log = start(store, null, null)) {
            Records.sealed(store, 2);
            Records.await(() -> size(log) == 2);
            Records.add(store, Records.entry(0, 2));
            Records.await(() -> log.trouble().isPresent());
            Records.sealed(store, 1);
            assertThat(store.head()).isEqualTo(4);
            assertThat(size(log)).isEqualTo(2);
            assertThat(log.trouble().orElseThrow())
                    .contains("position 3", Says.in(null).text("contradiction.entry-not-admitted"));
            assertThat(new LogHealth(log).health().getStatus().getCode()).isEqualTo("DEGRADED");
        }
    }

    @Test
    void a_lost_key_is_not_replaced_by_a_new_one() throws Exception {
        try (EventStore store = Records.store(data)) {
            Records.sealed(store, 1);
            try (PublicLog log = start(store, null, null)) {
                Records.await(() -> size(log) == 1);
            }
            Files.delete(data.logKey());
            try (PublicLog log = start(store, null, null)) {
                assertThat(log.trouble().orElseThrow())
                        .contains("log.key-missing", data.logKey().toString())
                        .contains(Says.in(null).text("contradiction.key-missing"));
                assertThat(data.logKey()).doesNotExist();
                assertThat(size(log)).isEqualTo(1);
            }
        }
    }

    @Test
    void another_name_or_a_key_that_others_can_read_starts_no_log() throws Exception {
        try (EventStore store = Records.store(data)) {
            start(store, "example.org/one", null).close();
            try (PublicLog log = start(store, "example.org/two", null)) {
                assertThat(log.trouble().orElseThrow()).contains("log.origin-differs");
            }
            Files.setPosixFilePermissions(
                    data.logKey(), PosixFilePermissions.fromString("rw-r--r--"));
            try (PublicLog log = start(store, null, null)) {
                assertThat(log.trouble().orElseThrow()).contains("chmod 600");
            }
        }
    }

    @Test
    void a_policy_that_cannot_be_followed_is_refused_before_anything_starts() throws Exception {
        try (EventStore store = Records.store(data)) {
            Path missing = root.resolve("no-such-file");
            assertThatThrownBy(() -> start(store, null, missing)).isInstanceOf(Failed.class);
            Path bad = Files.writeString(root.resolve("bad"), "quorum of-nobody\n");
            assertThatThrownBy(() -> start(store, null, bad)).isInstanceOf(Failed.class);
            Path nowhere = policy(SigningKey.generate("w", new SecureRandom()), "");
            assertThatThrownBy(() -> start(store, null, nowhere)).isInstanceOf(Failed.class);
            assertThat(data.logKey()).doesNotExist();
        }
    }

    @Test
    void the_checkpoint_for_everybody_waits_for_the_witness() throws Exception {
        SigningKey key = SigningKey.generate("example.org/ledger", new SecureRandom());
        KeyFile.write(data.logKey(), key);
        SigningKey witnessKey = SigningKey.generate("witness.example.net", new SecureRandom());
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Witness.Settings settings =
                new Witness.Settings(
                        witnessKey, List.of(key.logKey()), root.resolve("witness"), anywhere);
        int port;
        try (Witness witness = Witness.start(settings, CLOCK);
                EventStore store = Records.store(data)) {
            port = witness.address().getPort();
            Path policy = policy(witnessKey, " http://127.0.0.1:" + port);
            try (PublicLog log = start(store, null, policy)) {
                Records.sealed(store, 4);
                Records.await(() -> provable(log, 4));
                assertThat(log.reader().witnessed().orElseThrow().note().signatures()).hasSize(2);
                assertThat(log.source().policy()).contains("witness w1").contains("log example");
                assertThat(log.witnessTroubles()).isEmpty();
                assertThat(new LogHealth(log).health().getStatus().getCode()).isEqualTo("UP");
            }
        }
        try (EventStore store = Records.store(data);
                PublicLog log =
                        start(store, null, policy(witnessKey, " http://127.0.0.1:" + port))) {
            Records.sealed(store, 1);
            Records.await(() -> size(log) == 5 && !log.witnessTroubles().isEmpty());
            assertThat(provable(log, 5)).isFalse();
            assertThat(new LogHealth(log).health().getStatus().getCode()).isEqualTo("DEGRADED");
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            LogMetrics.register(registry, log, CLOCK);
            assertThat(registry.get("ledger.log.size").gauge().value()).isEqualTo(5);
            assertThat(registry.get("ledger.log.witnessed.size").gauge().value()).isEqualTo(4);
            assertThat(registry.get("ledger.log.witnesses.away").gauge().value()).isEqualTo(1);
            assertThat(registry.get("ledger.log.trouble").gauge().value()).isZero();
        }
    }

    private Path policy(SigningKey witness, String address) throws IOException {
        return Files.writeString(
                root.resolve("policy.txt"),
                "witness w1 " + witness.witnessKey().text() + address + "\nquorum w1\n");
    }

    private PublicLog start(EventStore store, @Nullable String origin, @Nullable Path policy) {
        return PublicLog.start(store, data, new LogOptions(origin, policy), CLOCK);
    }

    private static long size(PublicLog log) {
        try {
            return log.reader().latest().map(SignedCheckpoint::size).orElse(0L);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean provable(PublicLog log, long position) {
        try {
            return log.reader().status().provable(position);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
