package org.wardledger.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;

/// What callers of an Axon engine rely on and Axon's kit for any engine does not ask.
class PortEventStorageEngineTest {
    private static final Instant AT = Instant.parse("2026-10-05T06:07:08.123Z");

    @TempDir private Path folder;
    private EventStore store;
    private PortEventStorageEngine engine;

    /// Another engine's test opens another store, again the same one in the same test.
    protected EventStore openStore() throws Exception {
        return SqliteEventStore.open(folder);
    }

    @BeforeEach
    void open() throws Exception {
        store = openStore();
        engine = new PortEventStorageEngine(store, new JavaTranslation());
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private static DomainEventMessage<String> event(String stream, long sequence, UUID id) {
        return new GenericDomainEventMessage<>(
                "type", stream, sequence, "payload", Map.of("k", "v"), id.toString(), AT);
    }

    private static DomainEventMessage<String> event(String stream, long sequence) {
        return event(stream, sequence, UUID.randomUUID());
    }

    @Test
    void a_second_first_event_is_a_creation_conflict() {
        engine.appendEvents(List.of(event("a", 0)));
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("a", 0))))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void a_second_later_event_is_a_concurrency_conflict() {
        engine.appendEvents(List.of(event("a", 0), event("a", 1)));
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("a", 1))))
                .isExactlyInstanceOf(ConcurrencyException.class);
    }

    @Test
    void an_event_id_is_unique_in_the_whole_store() {
        UUID id = UUID.randomUUID();
        engine.appendEvents(List.of(event("a", 0, id)));
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("b", 0, id))))
                .isInstanceOf(AggregateStreamCreationException.class);
        engine.appendEvents(List.of(event("b", 0)));
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("b", 1, id))))
                .isExactlyInstanceOf(ConcurrencyException.class);
        assertThat(store.head()).isEqualTo(2);
    }

    @Test
    void a_list_over_two_streams_writes_nothing() {
        List<EventMessage<?>> mixed = List.of(event("a", 0), event("b", 0));
        assertThatThrownBy(() -> engine.appendEvents(mixed))
                .isExactlyInstanceOf(EventStoreException.class);
        List<EventMessage<?>> withPlain = List.of(event("a", 0), new GenericEventMessage<>("x"));
        assertThatThrownBy(() -> engine.appendEvents(withPlain))
                .isExactlyInstanceOf(EventStoreException.class);
        List<EventMessage<?>> plainFirst = List.of(new GenericEventMessage<>("x"), event("a", 0));
        assertThatThrownBy(() -> engine.appendEvents(plainFirst))
                .isExactlyInstanceOf(EventStoreException.class);
        assertThat(store.head()).isZero();
    }

    @Test
    void a_hole_in_a_stream_is_refused() {
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("a", 0), event("a", 2))))
                .isExactlyInstanceOf(EventStoreException.class);
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("a", 1))))
                .isExactlyInstanceOf(ConcurrencyException.class);
        assertThat(store.head()).isZero();
    }

    @Test
    void the_reserved_stream_is_nobodys() {
        var stolen = event(PortEventStorageEngine.WITHOUT_AGGREGATE, 0);
        assertThatThrownBy(() -> engine.appendEvents(List.of(stolen)))
                .isExactlyInstanceOf(EventStoreException.class);
        engine.appendEvents(List.of(new GenericEventMessage<>("x")));
        assertThat(engine.readEvents(PortEventStorageEngine.WITHOUT_AGGREGATE, 0).hasNext())
                .isFalse();
    }

    @Test
    void everything_of_a_message_comes_back() {
        DomainEventMessage<String> sent = event("a", 0);
        engine.appendEvents(List.of(sent));
        DomainEventMessage<?> back = engine.readEvents("a", 0).next();
        assertThat(back.getIdentifier()).isEqualTo(sent.getIdentifier());
        assertThat(back.getType()).isEqualTo("type");
        assertThat(back.getPayload()).isEqualTo("payload");
        assertThat(back.getMetaData()).isEqualTo(sent.getMetaData());
        assertThat(back.getTimestamp()).isEqualTo(AT);
    }

    @Test
    void long_streams_come_whole_page_after_page() {
        List<EventMessage<?>> many = new ArrayList<>();
        for (int i = 0; i < 1_234; i++) {
            many.add(event("a", i));
        }
        engine.appendEvents(many);
        assertThat(engine.readEvents("a", 234).asStream().count()).isEqualTo(1_000);
        assertThat(engine.lastSequenceNumberFor("a")).contains(1_233L);
        assertThat(engine.lastSequenceNumberFor("nobody")).isEmpty();
        try (var all = engine.readEvents(null, false)) {
            List<String> ids =
                    all.map(TrackedEventMessage::getIdentifier).map(String.class::cast).toList();
            assertThat(ids).hasSize(1_234).startsWith(many.getFirst().getIdentifier());
        }
    }

    @Test
    void a_token_of_another_kind_is_not_taken_for_the_beginning() {
        var foreign = GapAwareTrackingToken.newInstance(3, List.of());
        assertThatThrownBy(() -> engine.readEvents(foreign, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_outage_is_an_unknown_outcome() throws Exception {
        store.close();
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("a", 0))))
                .isExactlyInstanceOf(EventStoreException.class);
        store = openStore();
    }
}
