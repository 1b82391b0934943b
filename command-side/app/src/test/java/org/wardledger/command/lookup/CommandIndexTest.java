package org.wardledger.command.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.KeyRing;
import org.wardledger.command.Home;
import org.wardledger.command.Samples;
import org.wardledger.command.TestLedger;
import org.wardledger.command.requests.InstitutionRequests.ChangeBin;
import org.wardledger.domain.Streams;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.BinReason;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.EventStore;

/// The index of one process while another one records too: of two events the later one has the last
/// word, in whatever order this process hears of them.
class CommandIndexTest {
    private static final Id.Institution OTHER = new Id.Institution(Samples.id("ins", 2));
    private static final List<String> NUMBERS =
            List.of("991240000003", "991240000013", "991240000023");

    @TempDir private Path folder;
    private TestLedger ledger;
    private EntryReader reader;

    /// One institution that had three numbers, and in the midst of it an account.
    @BeforeEach
    void some_history() {
        ledger = new TestLedger(folder.resolve("ledger"));
        reader = new EntryReader(new KeyRing(ledger.vault()));
        ledger.done(Samples.institution(INST, NUMBERS.get(0)), MINISTRY);
        ledger.done(Samples.account(INST, ACCT, Samples.iban(1)), MINISTRY);
        for (String number : NUMBERS.subList(1, 3)) {
            ledger.done(new ChangeBin(INST, number, BinReason.REORGANISED, Samples.EFF), MINISTRY);
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<Recorded<LedgerEvent>> all() {
        return ledger.store().readAll(0, 100).stream()
                .map(stored -> Objects.requireNonNull(reader.read(stored).foldable()))
                .toList();
    }

    private CommandIndex index(EventStore store) {
        return CommandIndex.open(folder.resolve("other.db"), store, reader::read, new byte[32]);
    }

    private static List<String> numbers(CommandIndex index) {
        return NUMBERS.stream()
                .filter(number -> index.registers().taken(Space.INSTITUTION_BIN, number, OTHER))
                .toList();
    }

    @Test
    void what_was_read_from_the_store_already_is_not_taken_again_over_what_came_after_it() {
        try (CommandIndex index = index(ledger.store())) {
            assertThat(numbers(index)).containsExactly(NUMBERS.get(2));

            index.recorded(List.of(all().get(2)));

            assertThat(numbers(index)).containsExactly(NUMBERS.get(2));
        }
    }

    @Test
    void reading_up_to_a_head_of_a_moment_ago_does_not_end_between_two_own_events() {
        MovedHead store = new MovedHead(ledger.store());
        store.head = 1;
        try (CommandIndex index = index(store)) {
            List<Recorded<LedgerEvent>> events = all();
            assertThat(index.upTo()).isEqualTo(1);
            List<String> told = new ArrayList<>();
            index.whenOthersRecord(told::add);
            index.recorded(events.subList(2, 4));
            store.head = 3;
            store.shown = Long.MAX_VALUE;

            index.catchUpToHead();

            assertThat(numbers(index)).containsExactly(NUMBERS.get(2));
            assertThat(index.upTo()).isEqualTo(4);
            assertThat(index.registers().account(ACCT)).isNotNull();
            assertThat(told).as("own states stay").containsExactly(Streams.of(ACCT));
        }
    }

    @Test
    void what_could_not_be_marked_while_the_store_was_away_is_still_known_and_written_later()
            throws Exception {
        MovedHead store = new MovedHead(ledger.store());
        store.head = 2;
        List<Recorded<LedgerEvent>> events = all();
        try (CommandIndex index = index(store)) {
            store.head = 4;
            store.away = true;
            for (int i = 2; i < 4; i++) {
                index.recorded(events.subList(i, i + 1));
                awaitRefusal(store);
            }
            assertKnown(index, events);
            store.away = false;
        }
        try (IndexFile file = IndexFile.open(folder.resolve("other.db"))) {
            IndexFile.Mark mark = Objects.requireNonNull(file.mark());
            assertThat(mark.position()).isEqualTo(4);
        }
        try (CommandIndex again = index(store)) {
            assertKnown(again, events);
        }
    }

    @Test
    void an_index_closes_also_when_the_store_went_away_before_it_was_written() throws Exception {
        MovedHead store = new MovedHead(ledger.store());
        store.head = 2;
        List<Recorded<LedgerEvent>> events = all();
        try (CommandIndex index = index(store)) {
            store.head = 4;
            store.away = true;
            index.recorded(events.subList(2, 4));
        }
        assertThat(store.refusals.get()).isPositive();
        store.away = false;
        try (CommandIndex again = index(store)) {
            assertKnown(again, events);
        }
    }

    private static void assertKnown(CommandIndex index, List<Recorded<LedgerEvent>> events) {
        for (Recorded<LedgerEvent> event : events) {
            assertThat(index.position(event.fact().key())).isEqualTo(event.position());
        }
    }

    private static void awaitRefusal(MovedHead store) throws InterruptedException {
        int before = store.refusals.get();
        for (int i = 0; i < 1_000 && store.refusals.get() == before; i++) {
            Thread.sleep(10);
        }
        assertThat(store.refusals.get()).as("tried to write").isGreaterThan(before);
    }

    @Test
    void a_purchase_is_known_as_soon_as_it_is_taken_whoever_else_records_and_writes() {
        Home.rules(ledger);
        for (int i = 0; i < 2; i++) {
            ledger.done(Samples.enrol(Samples.ward(i)), Samples.ACCOUNTANT);
        }
        ledger.done(Home.opening(ACCT, 2), Samples.HEAD);
        long before = ledger.store().head();
        for (int i = 1; i <= 200; i++) {
            ledger.done(Home.shoes(ACCT, 2, i), Samples.ACCOUNTANT);
        }
        MovedHead store = new MovedHead(ledger.store());
        store.head = before;
        try (CommandIndex index = index(store)) {
            List<Recorded<LedgerEvent>> events =
                    ledger.store().readAll(before, 1_000).stream()
                            .map(stored -> Objects.requireNonNull(reader.read(stored).foldable()))
                            .toList();
            store.head = ledger.store().head();

            List<Recorded<LedgerEvent>> unknown =
                    events.parallelStream()
                            .filter(
                                    event -> {
                                        index.recorded(List.of(event));
                                        Long known = index.position(event.fact().key());
                                        return !Objects.equals(known, event.position());
                                    })
                            .toList();

            assertThat(unknown).isEmpty();
            assertThat(index.upTo()).isEqualTo(store.head);
        }
    }
}
