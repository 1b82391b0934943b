package org.wardledger.launcher.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.launcher.moving.Loaded.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.kurrent.KurrentEventStore;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.eventstore.protocol.Authority;
import org.wardledger.eventstore.protocol.ProtocolServer;
import org.wardledger.eventstore.protocol.Secured;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.StoreOptions;

/// Into a cluster and back, against a server that speaks its protocol.
class MigrateClusterTest {
    @TempDir static Path shared;
    @TempDir Path own;
    private static Path data = Path.of("");
    private final ProtocolServer server;

    MigrateClusterTest() throws IOException {
        server = ProtocolServer.start();
    }

    @BeforeAll
    static void one_home() throws Exception {
        data = shared.resolve("data");
        Loaded.home(data);
    }

    @AfterEach
    void end() throws Exception {
        server.close();
    }

    private String cluster() {
        return server.connection();
    }

    private static Loaded.Said migrate(String from, String to) {
        return run("migrate", "--lang=en", "--from=" + from, "--to=" + to);
    }

    @Test
    void into_a_cluster_and_back_it_is_the_same_history_under_the_same_root() {
        HistoryDigest.Sum sum = Loaded.sum(data);
        Loaded.Said there = migrate("sqlite:" + data, cluster());
        assertThat(there.code()).as(there.err()).isZero();
        assertThat(
                        there.out()
                                .lines()
                                .filter(l -> l.contains(sum.root()) && l.contains(sum.chain())))
                .hasSize(2);
        assertThat(migrate("sqlite:" + data, cluster()).out()).startsWith("0 records copied");
        Path back = own.resolve("back");
        Loaded.Said said = migrate(cluster(), "sqlite:" + back);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Loaded.sum(back)).isEqualTo(sum);
    }

    @Test
    void what_is_there_already_is_compared_and_gone_on_behind() throws Exception {
        Path growing = own.resolve("growing");
        try (EventStore store = SqliteEventStore.open(growing.resolve("store"))) {
            Loaded.append(store, "one", 7);
        }
        assertThat(migrate("sqlite:" + growing, cluster()).code()).isZero();
        try (EventStore store = SqliteEventStore.open(growing.resolve("store"))) {
            Loaded.append(store, "two", 5);
            Loaded.append(store, "one", 5);
        }
        assertThat(migrate("sqlite:" + growing, cluster()).out()).startsWith("10 records copied");
        assertThat(migrate("sqlite:" + data, cluster()).err())
                .contains("migrate.differs")
                .contains("position 1");
        try (EventStore store = KurrentEventStore.open(KurrentSettings.of(cluster()))) {
            assertThat(store.head()).isEqualTo(17);
        }
    }

    @Test
    void a_secured_cluster_is_entered_with_what_stands_in_files_and_with_nothing_else()
            throws Exception {
        Authority authority = Authority.in(own.resolve("authority"));
        Path right = Files.writeString(own.resolve("password"), "right and long\n");
        Path wrong = Files.writeString(own.resolve("wrong"), "wrong and long\n");
        Path other = Authority.in(own.resolve("other")).certificate();
        try (ProtocolServer secured =
                ProtocolServer.start(new Secured(authority, "ledger", "right and long"))) {
            String to = secured.connection();
            assertThat(
                            run("migrate", "--from=sqlite:" + data, "--to=" + to, "--store-user=a")
                                    .err())
                    .contains("node.half-credentials");
            assertThat(entered(to, authority.certificate(), wrong).err())
                    .contains("name and password")
                    .doesNotContain("wrong and long");
            assertThat(entered(to, other, right).err()).contains("not trusted", other.toString());
            Loaded.Said said = entered(to, authority.certificate(), right);
            assertThat(said.code()).as(said.err()).isZero();
            assertThat(said.out()).contains(Loaded.sum(data).root());
        }
    }

    private static Loaded.Said entered(String to, Path authority, Path password) {
        return run(
                "migrate",
                "--lang=en",
                "--from=sqlite:" + data,
                "--to=" + to,
                "--store-user=ledger",
                "--store-password-file=" + password,
                "--store-ca=" + authority);
    }

    @Test
    void a_password_in_an_address_is_never_shown() {
        Place place =
                Place.of("esdb://somebody:secret@host:2113?tls=false", StoreOptions.Access.NONE);
        assertThat(place.shown()).isEqualTo("esdb://host:2113?tls=false");
        assertThat(run("migrate", "--lang=en", "--from=sqlite:" + data, "--to=esdb://a:b@").err())
                .contains("migrate.no-place")
                .doesNotContain("a:b");
    }
}
