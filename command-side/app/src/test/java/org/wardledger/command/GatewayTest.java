package org.wardledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;
import static org.wardledger.command.Samples.institution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.requests.InstitutionRequests.ChangeBin;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.institution.InstitutionCommand;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent;
import org.wardledger.events.InstitutionEvent.BinReason;
import org.wardledger.events.InstitutionEvent.InstitutionRegistered;
import org.wardledger.events.InstitutionEvent.MoveReason;

class GatewayTest {
    @TempDir private Path folder;
    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = new TestLedger(folder);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Outcome.Done done(Request request, UUID key) {
        return (Outcome.Done) ledger.execute(request, MINISTRY, key);
    }

    private static Outcome.Refused refused(Outcome outcome) {
        return (Outcome.Refused) outcome;
    }

    @Test
    void a_request_becomes_an_event_on_disk() {
        Outcome.Done done = ledger.done(institution(INST, BINS.getFirst()), MINISTRY);
        assertThat(done.hit()).isFalse();
        assertThat(done.position()).isEqualTo(1);
        assertThat(done.events().getFirst().event()).isInstanceOf(InstitutionRegistered.class);
        ledger.restart();
        assertThat(ledger.store().head()).isEqualTo(1);
    }

    @Test
    void the_same_key_and_request_give_the_same_answer_also_after_a_restart() {
        UUID key = UUID.randomUUID();
        Outcome.Done first = done(institution(null, BINS.getFirst()), key);
        ledger.pass(Duration.ofDays(3));
        Outcome.Done again = done(institution(null, BINS.getFirst()), key);
        assertThat(again.hit()).isTrue();
        assertThat(again.events()).isEqualTo(first.events());
        assertThat(again.position()).isEqualTo(first.position());
        ledger.restart();
        assertThat(done(institution(null, BINS.getFirst()), key).events())
                .isEqualTo(first.events());
        assertThat(ledger.store().head()).isEqualTo(1);
    }

    @Test
    void the_index_can_be_thrown_away() throws IOException {
        UUID key = UUID.randomUUID();
        Outcome.Done first = done(institution(INST, BINS.getFirst()), key);
        ledger.close();
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().startsWith("index")).toList()) {
                Files.delete(file);
            }
        }
        ledger = new TestLedger(folder);
        assertThat(done(institution(INST, BINS.getFirst()), key).events())
                .isEqualTo(first.events());
        Id.Institution other = new Id.Institution(Samples.id("ins", 2));
        assertThat(ledger.refused(institution(other, BINS.getFirst()), MINISTRY))
                .isEqualTo("institution.bin-taken");
    }

    @Test
    void a_damaged_index_is_built_anew() throws IOException {
        UUID key = UUID.randomUUID();
        done(institution(INST, BINS.getFirst()), key);
        ledger.close();
        Files.write(folder.resolve("index.db"), new byte[4096]);
        ledger = new TestLedger(folder);
        assertThat(done(institution(INST, BINS.getFirst()), key).hit()).isTrue();
    }

    @Test
    void another_request_under_a_used_key_is_refused_naming_the_first_field_that_differs() {
        UUID key = UUID.randomUUID();
        done(institution(INST, BINS.getFirst()), key);
        var other = refused(ledger.execute(institution(INST, BINS.get(1)), MINISTRY, key));
        assertThat(other.refusal().code().code()).isEqualTo("key.reused");
        assertThat(other.refusal().field()).isEqualTo("bin");
        var stranger = Samples.caller(77, MINISTRY.role(), null);
        assertThat(
                        refused(ledger.execute(institution(INST, BINS.getFirst()), stranger, key))
                                .refusal()
                                .field())
                .isEqualTo("actor");
        var relocate =
                new Plain(
                        new InstitutionCommand.Relocate(
                                INST, "710000000", MoveReason.MOVED, Samples.EFF));
        assertThat(refused(ledger.execute(relocate, MINISTRY, key)).refusal().field())
                .isEqualTo("command");
    }

    @Test
    void one_key_used_by_many_at_once_has_one_effect() throws Exception {
        UUID key = UUID.randomUUID();
        List<Outcome> outcomes =
                atOnce(32, () -> ledger.execute(institution(null, BINS.getFirst()), MINISTRY, key));
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
        assertThat(outcomes.stream().filter(o -> !((Outcome.Done) o).hit())).hasSize(1);
        assertThat(outcomes.stream().map(o -> ((Outcome.Done) o).events()).distinct()).hasSize(1);
        assertThat(ledger.store().head()).isEqualTo(1);
    }

    @Test
    void a_number_wanted_by_many_at_once_is_given_to_one() throws Exception {
        List<Outcome> outcomes =
                atOnce(16, () -> ledger.execute(institution(null, BINS.getFirst()), MINISTRY));
        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        assertThat(ledger.store().head()).isEqualTo(1);
    }

    @Test
    void a_number_that_was_given_up_is_free_again() {
        ledger.done(institution(INST, BINS.getFirst()), MINISTRY);
        ledger.done(new ChangeBin(INST, BINS.get(1), BinReason.REORGANISED, Samples.EFF), MINISTRY);
        Id.Institution other = new Id.Institution(Samples.id("ins", 2));
        assertThat(ledger.refused(institution(other, BINS.get(1)), MINISTRY))
                .isEqualTo("institution.bin-taken");
        ledger.done(institution(other, BINS.getFirst()), MINISTRY);
    }

    @Test
    void what_the_policy_does_not_allow_leaves_no_trace() {
        assertThat(ledger.refused(institution(INST, BINS.getFirst()), ACCOUNTANT))
                .isEqualTo("auth.not-permitted");
        assertThat(ledger.store().head()).isZero();
    }

    @Test
    void a_refused_register_request_is_not_recorded_and_its_key_stays_free() {
        UUID key = UUID.randomUUID();
        var refused = refused(ledger.execute(institution(INST, "991240000004"), MINISTRY, key));
        assertThat(refused.refusal().code().code()).isEqualTo("institution.bin-invalid");
        assertThat(ledger.store().head()).isZero();
        assertThat(done(institution(INST, BINS.getFirst()), key).hit()).isFalse();
    }

    @Test
    void nothing_to_change_records_nothing() {
        ledger.done(institution(INST, BINS.getFirst()), MINISTRY);
        var link =
                new org.wardledger.command.requests.InstitutionRequests.LinkExternalId(
                        INST, "EQM", "12");
        ledger.done(link, MINISTRY);
        Outcome.Done again = ledger.done(link, MINISTRY);
        assertThat(again.events()).isEmpty();
        assertThat(again.position()).isEqualTo(2);
    }

    @Test
    void an_id_made_by_the_ledger_follows_from_the_key() {
        UUID key = UUID.randomUUID();
        var event =
                (InstitutionEvent)
                        done(institution(null, BINS.getFirst()), key).events().getFirst().event();
        assertThat(event.inst().value()).startsWith("ins_").hasSize(20);
    }

    @Test
    void the_day_is_that_of_kazakhstan() {
        ledger.setTime(java.time.Instant.parse("2026-10-05T19:30:00Z"));
        var fact = ledger.done(institution(INST, BINS.getFirst()), MINISTRY).events().getFirst();
        assertThat(fact.day()).isEqualTo("2026-10-06");
        assertThat(fact.at()).isEqualTo("2026-10-05T19:30:00Z");
    }

    private static List<Outcome> atOnce(int callers, Callable<Outcome> call)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> f :
                    threads.invokeAll(java.util.Collections.nCopies(callers, call))) {
                outcomes.add(f.get());
            }
            return outcomes;
        }
    }

    /// The web that shows a core and the process that owns it may both close it.
    @Test
    void closing_twice_is_closing_once() {
        ledger.core().close();
        ledger.core().close();
    }
}
