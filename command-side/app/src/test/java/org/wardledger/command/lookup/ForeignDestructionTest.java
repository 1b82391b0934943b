package org.wardledger.command.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.KeyRing;
import org.wardledger.codec.Opened;
import org.wardledger.command.Home;
import org.wardledger.command.Outcome;
import org.wardledger.command.Samples;
import org.wardledger.command.TestLedger;
import org.wardledger.command.requests.PrivacyRequests.ReceiveRequest;
import org.wardledger.command.requests.PrivacyRequests.ShredData;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.DataShredded;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.StoredEvent;

/// The index of one process while another one destroys keys.
class ForeignDestructionTest {
    @TempDir private Path folder;
    private TestLedger ledger;
    private EntryReader reader;

    @BeforeEach
    void a_home() {
        ledger = new TestLedger(folder.resolve("ledger"));
        reader = new EntryReader(new KeyRing(ledger.vault()));
        ledger.done(Samples.institution(INST, "991240000003"), MINISTRY);
        ledger.done(Samples.account(INST, ACCT, Samples.iban(1)), MINISTRY);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void the_file_does_not_go_past_a_destruction_that_could_not_be_carried_out() throws Exception {
        long shred = shredded();
        MovedHead store = new MovedHead(ledger.store());
        store.head = shred - 1;
        Function<StoredEvent, Opened> away =
                stored -> {
                    store.away = stored.position() == shred && store.refusals.get() == 0;
                    return reader.read(stored);
                };
        Path path = folder.resolve("other.db");
        try (CommandIndex index = CommandIndex.open(path, store, away, new byte[32])) {
            store.head = ledger.store().head();
            assertThatThrownBy(index::catchUp).isInstanceOf(EventStoreUnavailable.class);
            store.away = false;
            assertThat(markBehind(path, shred - 2)).isEqualTo(shred - 1);

            index.catchUp();

            assertThat(index.upTo()).isEqualTo(store.head);
        }
    }

    @Test
    void what_comes_after_a_destruction_by_another_process_is_not_taken_for_what_it_destroyed() {
        long shred = shredded();
        Id.PrivacyCase later = asked(Right.SEE);
        long end = ledger.store().head();
        MovedHead store = new MovedHead(ledger.store());
        store.head = shred - 1;
        Function<StoredEvent, Opened> ofEverything =
                stored -> {
                    Opened opened = reader.read(stored);
                    return stored.position() == shred ? alsoOfMoney(opened) : opened;
                };
        Path path = folder.resolve("other.db");
        try (CommandIndex index = CommandIndex.open(path, store, ofEverything, new byte[32])) {
            Id.Ward ward = Samples.ward(0);
            assertThat(index.registers().privacyCases())
                    .extracting(Registers.PrivacyCase::ward)
                    .containsOnly(ward);
            store.head = end;

            index.catchUpToHead();

            assertThat(index.registers().privacyCases())
                    .filteredOn(c -> !c.id().equals(later))
                    .extracting(Registers.PrivacyCase::ward)
                    .containsOnlyNulls();
            assertThat(index.registers().privacyCase(later))
                    .extracting(Registers.PrivacyCase::ward)
                    .isEqualTo(ward);
        }
    }

    private static Opened alsoOfMoney(Opened opened) {
        Recorded<LedgerEvent> whole = Objects.requireNonNull(opened.foldable());
        DataShredded e = (DataShredded) whole.event();
        Fact<LedgerEvent> fact = whole.fact();
        DataShredded all =
                new DataShredded(
                        e.privacyCase(),
                        e.law(),
                        List.of(DataClass.MONEY),
                        e.backupsGoneOn(),
                        e.keys(),
                        Samples.ward(0));
        return new Opened.Whole(
                new Recorded<>(
                        whole.position(),
                        whole.stream(),
                        whole.revision(),
                        whole.tag(),
                        new Fact<>(
                                fact.id(),
                                fact.at(),
                                fact.day(),
                                fact.by(),
                                fact.key(),
                                fact.digest(),
                                all)));
    }

    private Id.PrivacyCase asked(Right right) {
        Outcome.Done received =
                ledger.done(
                        new ReceiveRequest(null, Samples.ward(0), right, "identity card"),
                        Samples.HEAD);
        return ((RequestReceived) received.events().getFirst().event()).privacyCase();
    }

    private long shredded() {
        Home.rules(ledger);
        ledger.done(Samples.enrol(Samples.ward(0)), Samples.ACCOUNTANT);
        Id.PrivacyCase request = asked(Right.DESTROY);
        Outcome.Done done =
                ledger.done(
                        new ShredData(
                                request,
                                PrivacyLaw.PD_25,
                                List.of(
                                        DataClass.IDENTITY,
                                        DataClass.CARE,
                                        DataClass.CASE,
                                        DataClass.TEXT)),
                        Samples.caller(8, Role.OPERATOR, null));
        return done.position();
    }

    /// Where the file stands once it has passed a position.
    private static long markBehind(Path path, long position) throws Exception {
        for (int i = 0; i < 1_000; i++) {
            try (IndexFile file = IndexFile.open(path)) {
                IndexFile.Mark mark = file.mark();
                if (mark != null && mark.position() > position) {
                    return mark.position();
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("the file was not written");
    }
}
