package org.wardledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.FaultyStore.Fault;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.Streams;
import org.wardledger.domain.institution.InstitutionCommand.Relocate;
import org.wardledger.events.InstitutionEvent.MoveReason;
import org.wardledger.eventstore.AppendResult;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.ExpectedRevision;
import org.wardledger.eventstore.NewEvent;
import org.wardledger.eventstore.StoredEvent;

class OutageTest {
    @TempDir private Path folder;
    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = new TestLedger(folder, FaultyStore::new);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private FaultyStore store() {
        return (FaultyStore) ledger.store();
    }

    private Outcome register(UUID key) {
        return ledger.execute(Samples.institution(INST, BINS.getFirst()), MINISTRY, key);
    }

    @Test
    void a_lost_answer_is_found_by_repeating_the_request() {
        UUID key = UUID.randomUUID();
        store().failNext(Fault.ANSWER_LOST);
        assertThatThrownBy(() -> register(key)).isInstanceOf(EventStoreUnavailable.class);
        assertThat(ledger.store().head()).isEqualTo(1);
        Outcome.Done again = (Outcome.Done) register(key);
        assertThat(again.hit()).isTrue();
        assertThat(ledger.store().head()).isEqualTo(1);
    }

    @Test
    void a_lost_request_is_done_by_repeating_it() {
        UUID key = UUID.randomUUID();
        store().failNext(Fault.LOST);
        assertThatThrownBy(() -> register(key)).isInstanceOf(EventStoreUnavailable.class);
        assertThat(ledger.store().head()).isZero();
        assertThat(((Outcome.Done) register(key)).hit()).isFalse();
        assertThat(ledger.store().head()).isEqualTo(1);
    }

    @Test
    void a_vault_that_takes_no_keys_is_an_outage_in_which_nothing_is_recorded() {
        UUID key = UUID.randomUUID();
        ledger.vault().close();
        assertThatThrownBy(() -> register(key)).isInstanceOf(EventStoreUnavailable.class);
        assertThat(ledger.store().head()).isZero();
        ledger.restart();
        assertThat(((Outcome.Done) register(key)).hit()).isFalse();
    }

    @Test
    void what_was_written_in_an_outage_is_known_to_everybody_afterwards() {
        store().failNext(Fault.ANSWER_LOST);
        assertThatThrownBy(() -> register(UUID.randomUUID()))
                .isInstanceOf(EventStoreUnavailable.class);
        assertThat(ledger.refused(Samples.institution(null, BINS.getFirst()), MINISTRY))
                .isEqualTo("institution.bin-taken");
        ledger.done(new Plain(relocation("710000000")), MINISTRY);
    }

    private static Relocate relocation(String kato) {
        return new Relocate(INST, kato, MoveReason.MOVED, Samples.EFF);
    }

    /// As another node of a cluster would: the same stream, in between.
    @Test
    void somebody_elses_event_in_between_is_read_before_the_second_attempt() throws Exception {
        try (TestLedger other = ledger.beside(folder.resolve("other"))) {
            UUID first = UUID.randomUUID();
            other.execute(Samples.institution(INST, BINS.getFirst()), MINISTRY, first);
            other.done(new Plain(relocation("750000000")), MINISTRY);
            register(first);
            List<StoredEvent> foreign = other.store().read(Streams.of(INST), 1, 1);
            store().beforeNext(() -> copy(foreign.getFirst()));
            Outcome.Done done = ledger.done(new Plain(relocation("710000000")), MINISTRY);
            assertThat(done.position()).isEqualTo(3);
        }
        List<StoredEvent> events = ledger.store().read(Streams.of(INST), 0, 10);
        assertThat(events).hasSize(3);
        assertThat(new String(events.getLast().entry(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"from\":\"750000000\"");
    }

    private void copy(StoredEvent event) {
        var copy =
                new NewEvent(
                        event.id(),
                        event.type(),
                        event.recordedAt(),
                        event.entry(),
                        event.payload());
        var result =
                ledger.store()
                        .append(event.stream(), ExpectedRevision.after(0), List.of(copy))
                        .join();
        assertThat(result).isInstanceOf(AppendResult.Appended.class);
    }
}
