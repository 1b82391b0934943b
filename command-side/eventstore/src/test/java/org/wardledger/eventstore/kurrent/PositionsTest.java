package org.wardledger.eventstore.kurrent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.eventstore.StoreUnderTest.events;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.AppendResult.Appended;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.protocol.ProtocolServer;

/// Every process counts the same positions, now and after any loss of what it kept.
class PositionsTest {
    @TempDir private Path folder;
    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void four_processes_write_at_once_and_see_one_order() throws Exception {
        var stores = new ArrayList<KurrentEventStore>();
        stores.add(rig.store);
        for (int i = 0; i < 3; i++) {
            stores.add(rig.another());
        }
        var answers = new ArrayList<CompletableFuture<AppendResult>>();
        for (int i = 0; i < 400; i++) {
            answers.add(
                    stores.get(i % 4)
                            .append("s" + i % 37, ExpectedRevision.any(), events(1 + i % 3)));
        }
        var told = new ArrayList<Appended>();
        for (CompletableFuture<AppendResult> answer : answers) {
            told.add((Appended) answer.get());
        }
        int count =
                told.stream().mapToInt(a -> (int) (a.lastPosition() - a.firstPosition() + 1)).sum();
        List<UUID> order = ids(rig.store, count);
        for (KurrentEventStore store : stores) {
            assertThat(ids(store, count)).isEqualTo(order);
        }
        for (KurrentEventStore store : stores.subList(1, 4)) {
            store.close();
        }
        try (KurrentEventStore fresh = rig.another()) {
            assertThat(ids(fresh, count)).isEqualTo(order);
        }
    }

    private static List<UUID> ids(KurrentEventStore store, int count) {
        return Rig.whole(store, count).stream().map(StoredEvent::id).toList();
    }

    @Test
    void kept_positions_go_on_where_they_ended_and_lost_ones_are_counted_again() throws Exception {
        KurrentSettings kept = rig.settings().withPositions(folder.resolve("x/positions.db"));
        rig.append("a", 300);
        try (KurrentEventStore store = KurrentEventStore.open(kept)) {
            Rig.whole(store, 300);
        }
        rig.append("b", 300);
        List<UUID> order;
        try (KurrentEventStore store = KurrentEventStore.open(kept)) {
            order = ids(store, 600);
        }
        Files.delete(folder.resolve("x/positions.db"));
        try (KurrentEventStore store = KurrentEventStore.open(kept)) {
            assertThat(ids(store, 600)).isEqualTo(order);
        }
    }

    @Test
    void positions_of_another_history_are_refused() throws Exception {
        KurrentSettings kept = rig.settings().withPositions(folder.resolve("positions.db"));
        rig.append("a", 5);
        KurrentEventStore.open(kept).close();
        try (ProtocolServer other = ProtocolServer.start()) {
            var elsewhere =
                    KurrentSettings.of(other.connection())
                            .withLimits(Rig.LIMITS)
                            .withPositions(folder.resolve("positions.db"));
            assertThatThrownBy(() -> KurrentEventStore.open(elsewhere))
                    .isInstanceOf(EventStoreUnavailable.class)
                    .hasMessageContaining("restored from an older copy");
        }
        KurrentEventStore.open(kept).close();
    }

    @Test
    void positions_of_another_process_or_namespace_are_refused() {
        KurrentSettings kept = rig.settings().withPositions(folder.resolve("positions.db"));
        try (KurrentEventStore first = KurrentEventStore.open(kept)) {
            assertThat(first.head()).isZero();
            assertThatThrownBy(() -> KurrentEventStore.open(kept))
                    .isInstanceOf(EventStoreUnavailable.class)
                    .hasMessageContaining("a file of its own");
        }
        assertThatThrownBy(() -> KurrentEventStore.open(kept.withNamespace("other")))
                .isInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining("ledger");
    }

    @Test
    void an_account_that_may_not_read_is_told_so_at_once() {
        rig.server.faults().denyAll = true;
        var settings = rig.settings().withCredentials("reader", "s3cret-word");
        assertThatThrownBy(() -> KurrentEventStore.open(settings))
                .isInstanceOf(EventStoreUnavailable.class)
                .hasMessageContaining("needs to read $all")
                .satisfies(e -> assertThat(e.toString() + settings).doesNotContain("s3cret-word"));
    }

    @Test
    void settings_show_no_secret_and_refuse_what_cannot_work() {
        var settings = KurrentSettings.of("esdb://admin:changeit@db.example:2113?tls=true");
        assertThat(settings.toString()).contains("db.example:2113").doesNotContain("changeit");
        assertThatThrownBy(() -> KurrentSettings.of("http://admin:changeit@x"))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("changeit"));
        assertThatThrownBy(() -> settings.withNamespace("$all"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_of_streams_go_there_and_back() {
        var names = new StreamNames("ledger");
        assertThat(names.onServer("account-7-202601")).isEqualTo("ledger.account-7-202601");
        for (String name : List.of("a", "%41", "$x", "шот", "a b\u0000", "😀")) {
            assertThat(names.inLedger(names.onServer(name))).isEqualTo(name);
            assertThat(names.onServer(name).getBytes(UTF_8)).asString(UTF_8).isPrintable();
        }
        assertThatThrownBy(() -> names.onServer("\uD800"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void projections_may_read_from_followers() {
        rig.append("a", 10);
        try (KurrentEventStore projector =
                KurrentEventStore.open(rig.settings().withReads(KurrentSettings.Reads.FOLLOWER))) {
            Rig.whole(projector, 10);
        }
    }
}
