package org.wardledger.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.MINISTRY;
import static org.wardledger.command.Samples.caller;
import static org.wardledger.command.Samples.ward;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.Caller;
import org.wardledger.command.Features;
import org.wardledger.command.Home;
import org.wardledger.command.Outcome;
import org.wardledger.command.Samples;
import org.wardledger.command.TestLedger;
import org.wardledger.command.lookup.CommandIndex;
import org.wardledger.command.privacy.DataRequestClock.Waiting;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.PrivacyRequests.AnswerRequest;
import org.wardledger.command.requests.PrivacyRequests.ReceiveRequest;
import org.wardledger.command.requests.PrivacyRequests.ShredData;
import org.wardledger.command.requests.WardRequests.RecordIdentity;
import org.wardledger.domain.Streams;
import org.wardledger.domain.privacy.PrivacyCommand.BlockData;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.PrivacyOutcome;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;
import org.wardledger.events.WardEvent.IdentityRecorded;
import org.wardledger.events.WardEvent.Sex;

/// A person is forgotten through the one door: everything the command side knew goes, now and after
/// a restart, and nobody else is touched.
class ForgettingTest {
    private static final Caller OPERATOR = caller(8, Role.OPERATOR, null);
    private static final String IIN = "990101300013";
    private static final List<DataClass> AT_ONCE =
            List.of(DataClass.IDENTITY, DataClass.CARE, DataClass.CASE, DataClass.TEXT);

    @TempDir private Path folder;
    private TestLedger ledger;

    @BeforeEach
    void two_wards_in_a_home() {
        ledger = new TestLedger(folder);
        Home.found(ledger, 2);
        ledger.done(identity(ward(0), "The Forgotten One"), ACCOUNTANT);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static RecordIdentity identity(Id.Ward ward, String name) {
        return new RecordIdentity(ward, IIN, null, name, LocalDate.of(1999, 1, 1), Sex.MALE, "kk");
    }

    private Id.PrivacyCase received(Right right) {
        Outcome.Done done =
                ledger.done(new ReceiveRequest(null, ward(0), right, "identity card"), HEAD);
        return ((RequestReceived) done.events().getFirst().event()).privacyCase();
    }

    private static ShredData shred(Id.PrivacyCase file, List<DataClass> classes) {
        return new ShredData(file, PrivacyLaw.PD_25, classes);
    }

    private List<String> names(Id.Ward ward) {
        return ledger.core()
                .states()
                .history(Streams.of(ward))
                .filter(f -> f.event() instanceof IdentityRecorded)
                .map(f -> ((IdentityRecorded) f.event()).name())
                .toList();
    }

    @Test
    void who_somebody_is_goes_at_once_and_the_number_is_free_for_somebody_else() {
        assertThat(ledger.refused(identity(ward(1), "Another"), ACCOUNTANT))
                .isEqualTo("ward.iin-taken");
        Id.PrivacyCase file = received(Right.DESTROY);

        ledger.done(shred(file, AT_ONCE), OPERATOR);

        for (int start = 0; start < 2; start++) {
            assertThat(names(ward(0))).isEmpty();
            assertThat(ledger.core().states().state(Features.WARD, Streams.of(ward(0))).isKnown())
                    .isTrue();
            assertThat(ledger.refused(shred(file, AT_ONCE), OPERATOR))
                    .isEqualTo("privacy.already-shredded");
            ledger.restart();
        }
        ledger.done(identity(ward(1), "Another"), ACCOUNTANT);
        assertThat(names(ward(1))).containsExactly("Another");
    }

    @Test
    void what_is_recorded_after_an_erasure_is_not_erased_again_at_the_next_start() {
        ledger.done(shred(received(Right.DESTROY), AT_ONCE), OPERATOR);
        ledger.done(identity(ward(0), "Came Back"), ACCOUNTANT);
        ledger.restart();
        var keys = new org.wardledger.codec.KeyRing(ledger.vault());
        assertThat(new Shredder(keys).catchUp(ledger.store())).isEmpty();

        assertThat(names(ward(0))).containsExactly("Came Back");
    }

    @Test
    void a_store_that_is_shorter_than_the_vault_remembers_is_read_from_its_beginning() {
        Id.PrivacyCase file = received(Right.DESTROY);
        ledger.done(shred(file, List.of(DataClass.CARE)), OPERATOR);
        var keys = new org.wardledger.codec.KeyRing(ledger.vault());
        assertThat(new Shredder(keys).catchUp(ledger.store())).isEmpty();
        assertThat(keys.destroyedTo()).isEqualTo(ledger.store().head());
        keys.destroyedTo(Long.MAX_VALUE);

        assertThat(new Shredder(keys).catchUp(ledger.store())).isEmpty();
        assertThat(keys.destroyedTo()).isEqualTo(ledger.store().head());
    }

    @Test
    void whoever_received_the_request_does_not_destroy_and_a_head_never_does() {
        Id.PrivacyCase file = received(Right.DESTROY);
        assertThat(ledger.refused(shred(file, AT_ONCE), HEAD)).isEqualTo("auth.not-permitted");
        assertThat(ledger.refused(shred(file, AT_ONCE), caller(3, Role.OPERATOR, null)))
                .isEqualTo("privacy.same-person");
        assertThat(ledger.refused(new ReceiveRequest(null, ward(0), Right.SEE, "card"), ACCOUNTANT))
                .isEqualTo("auth.not-permitted");
    }

    @Test
    void money_is_kept_while_the_ward_lives_here() {
        Id.PrivacyCase file = received(Right.DESTROY);
        ledger.done(
                Samples.rule(
                        "KEEP-1",
                        RuleKind.RETENTION,
                        Map.of("subject", "WARD_MONEY", "months", "60")),
                MINISTRY);
        assertThat(ledger.refused(shred(file, List.of(DataClass.MONEY)), OPERATOR))
                .isEqualTo("privacy.balance-open");
    }

    @Test
    void the_clock_runs_until_the_answer_over_weekends_and_days_off() {
        DataRequestClock clock = new DataRequestClock(ledger.core());
        ledger.done(
                Samples.rule("DAYS-1", RuleKind.CALENDAR, Map.of("2026-10-06", "OFF")), MINISTRY);
        Id.PrivacyCase file = received(Right.DESTROY);
        Waiting waiting = clock.waiting().getFirst();
        assertThat(waiting.request().due()).isEqualTo(LocalDate.of(2026, 10, 7));
        assertThat(waiting.late()).isFalse();
        ledger.pass(Duration.ofDays(3));
        assertThat(clock.waiting().getFirst().late()).isTrue();
        AnswerRequest done =
                new AnswerRequest(file, PrivacyLaw.PD_25, PrivacyOutcome.DONE, "All is gone.");
        assertThat(ledger.refused(done, HEAD)).isEqualTo("privacy.not-done");
        ledger.done(shred(file, AT_ONCE), OPERATOR);
        ledger.done(done, HEAD);
        assertThat(clock.waiting()).isEmpty();
        ledger.restart();
        assertThat(new DataRequestClock(ledger.core()).waiting()).isEmpty();
    }

    @Test
    void a_correction_is_answered_once_it_is_on_the_record() {
        Id.PrivacyCase file = received(Right.CORRECT);
        AnswerRequest done =
                new AnswerRequest(file, PrivacyLaw.PD_25, PrivacyOutcome.DONE, "Corrected.");
        assertThat(ledger.refused(done, HEAD)).isEqualTo("privacy.not-done");
        ledger.pass(Duration.ofMinutes(1));
        ledger.done(identity(ward(0), "The Right Name"), ACCOUNTANT);
        ledger.done(done, HEAD);
    }

    @Test
    void blocked_data_are_known_as_such_until_they_are_unblocked_or_gone() {
        Id.PrivacyCase file = received(Right.DESTROY);
        ledger.done(
                new Plain(
                        new BlockData(
                                file,
                                PrivacyLaw.PD_25,
                                List.of(DataClass.IDENTITY, DataClass.MONEY))),
                HEAD);
        ledger.restart();
        assertThat(ledger.core().index().registers().blocked(ward(0)))
                .containsExactlyInAnyOrder(DataClass.IDENTITY, DataClass.MONEY);
        assertThat(ledger.core().index().registers().blocked(ward(1))).isEmpty();
        ledger.done(shred(file, List.of(DataClass.IDENTITY)), OPERATOR);
        assertThat(ledger.core().index().registers().blocked(ward(0)))
                .containsExactly(DataClass.MONEY);
    }

    @Test
    void the_same_request_under_the_same_key_destroys_again_and_says_the_same() throws Exception {
        ledger.restart();
        assertThat(index()).as("it was there").contains("WARD_IIN of " + ward(0).value());
        Id.PrivacyCase file = received(Right.DESTROY);
        UUID key = UUID.randomUUID();
        Outcome first = ledger.execute(shred(file, AT_ONCE), OPERATOR, key);
        Outcome second = ledger.execute(shred(file, AT_ONCE), OPERATOR, key);
        assertThat(second)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        d -> {
                            assertThat(d.hit()).isTrue();
                            assertThat(d.position()).isEqualTo(((Outcome.Done) first).position());
                        });
        assertThat(index()).doesNotContain("WARD_IIN of " + ward(0).value());
        assertThat(Files.size(folder.resolve("index.db-wal"))).isZero();
    }

    @Test
    void another_process_forgets_as_soon_as_it_reads_of_it() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        openIndex(other).close();
        assertThat(index(other)).as("it was there").contains("WARD_IIN of " + ward(0).value());
        try (CommandIndex index = openIndex(other)) {
            ledger.done(shred(received(Right.DESTROY), AT_ONCE), OPERATOR);
            index.catchUpToHead();
            assertThat(index(other)).doesNotContain("WARD_IIN of " + ward(0).value());
            assertThat(Files.size(other.resolve("index.db-wal"))).isZero();
        }
    }

    private CommandIndex openIndex(Path at) {
        var reader =
                new org.wardledger.codec.EntryReader(
                        new org.wardledger.codec.KeyRing(ledger.vault()));
        return CommandIndex.open(
                at.resolve("index.db"), ledger.store(), reader::read, new byte[32]);
    }

    private String index() throws IOException {
        return index(folder);
    }

    private static String index(Path at) throws IOException {
        return Files.readString(at.resolve("index.db"), StandardCharsets.ISO_8859_1);
    }
}
