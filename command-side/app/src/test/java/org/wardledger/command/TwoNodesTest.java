package org.wardledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.codec.KeyRing;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.events.Id;
import org.wardledger.vault.FixedVault;
import org.wardledger.vault.FreshDatabase;

/// Two command sides on one store, each with an index and states of its own, as two processes of a
/// cluster have them.
class TwoNodesTest {
    private static final byte[] SECRET = new byte[32];

    @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

    @TempDir private Path folder;
    private final FixedVault vault = new FixedVault();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private TestLedger founder;
    private DatabaseLocks oneLocks;
    private DatabaseLocks twoLocks;
    private CommandCore one;
    private CommandCore two;

    @BeforeEach
    void open() throws IOException {
        founder = new TestLedger(Files.createDirectory(folder.resolve("founder")));
        oneLocks = DatabaseLocks.open(DATABASE.settings());
        twoLocks = DatabaseLocks.open(DATABASE.settings());
        one = node("one", oneLocks);
        two = node("two", twoLocks);
    }

    private CommandCore node(String name, NodeLocks locks) throws IOException {
        return CommandCore.open(
                new CommandCore.Parts(
                        founder.store(),
                        Files.createDirectory(folder.resolve(name)).resolve("index.db"),
                        SECRET,
                        new KeyRing(vault),
                        founder.clock(),
                        new Policy(),
                        64,
                        () -> {},
                        locks));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        one.close();
        two.close();
        oneLocks.close();
        twoLocks.close();
        founder.close();
    }

    private static Outcome ask(CommandCore node, Request request, Caller caller) {
        return node.ledger().execute(request, caller, UUID.randomUUID());
    }

    private static String refusal(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                ? refused.refusal().code().code()
                : "done";
    }

    private List<Outcome> together(List<Callable<Outcome>> asked) throws Exception {
        List<Future<Outcome>> answers = new ArrayList<>();
        for (Callable<Outcome> each : asked) {
            answers.add(threads.submit(each));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> answer : answers) {
            outcomes.add(answer.get());
        }
        return outcomes;
    }

    private static Request account(int n, int iban) {
        return Samples.account(INST, new Id.Account(Samples.id("acc", n)), Samples.iban(iban));
    }

    @Test
    void a_number_is_given_once_whichever_node_is_asked() throws Exception {
        ask(one, Samples.institution(INST, BINS.getFirst()), MINISTRY);
        for (int round = 1; round <= 20; round++) {
            int iban = round;
            List<Callable<Outcome>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                CommandCore node = i % 2 == 0 ? one : two;
                int account = round * 10 + i;
                asked.add(() -> ask(node, account(account, iban), MINISTRY));
            }
            List<String> answers = together(asked).stream().map(TwoNodesTest::refusal).toList();
            assertThat(answers).as("round " + round).containsOnlyOnce("done");
        }
    }

    @Test
    void without_locks_a_node_that_lags_gives_a_number_again() throws Exception {
        try (CommandCore lagging = node("three", NodeLocks.alone())) {
            ask(one, Samples.institution(INST, BINS.getFirst()), MINISTRY);
            ask(one, account(1, 1), MINISTRY);
            lagging.index().catchUp();
            ask(one, account(2, 2), MINISTRY);

            assertThat(refusal(ask(two, account(3, 2), MINISTRY))).isEqualTo("account.iban-taken");
            assertThat(refusal(ask(lagging, account(4, 2), MINISTRY)))
                    .as("what the locks are for")
                    .isEqualTo("done");
        }
    }

    @Test
    void one_key_at_both_nodes_is_one_event_and_one_answer() throws Exception {
        ask(one, Samples.institution(INST, BINS.getFirst()), MINISTRY);
        for (int round = 1; round <= 20; round++) {
            UUID key = UUID.randomUUID();
            Request request = account(round, round);
            long before = founder.store().head();
            List<Outcome> answers =
                    together(
                            List.of(
                                    () -> one.ledger().execute(request, MINISTRY, key),
                                    () -> two.ledger().execute(request, MINISTRY, key)));
            assertThat(founder.store().head()).as("round " + round).isEqualTo(before + 1);
            assertThat(answers).allMatch(Outcome.Done.class::isInstance);
            Outcome.Done a = (Outcome.Done) answers.get(0);
            Outcome.Done b = (Outcome.Done) answers.get(1);
            assertThat(a.events()).isEqualTo(b.events());
            assertThat(a.position()).isEqualTo(b.position());
            assertThat(a.hit()).isNotEqualTo(b.hit());
        }
    }

    @Test
    void both_nodes_record_in_one_account_and_nothing_is_lost() throws Exception {
        home();
        List<Callable<Outcome>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            CommandCore node = i % 2 == 0 ? one : two;
            asked.add(() -> ask(node, Home.shoes(ACCT, 2, 1_000), ACCOUNTANT));
        }
        Set<Long> positions = new HashSet<>();
        for (Outcome outcome : together(asked)) {
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            positions.add(((Outcome.Done) outcome).position());
        }
        assertThat(positions).hasSize(40);
        for (CommandCore node : List.of(one, two)) {
            node.index().catchUpToHead();
            PeriodState state = node.states().state(Features.PERIOD, Streams.of(ACCT, Home.MONTH));
            assertThat(state.work().spends()).hasSize(40);
        }
    }

    @Test
    void a_node_decides_on_what_the_other_has_recorded() throws Exception {
        home();
        ask(one, Samples.enrol(Samples.ward(7)), ACCOUNTANT);
        founder.pass(Duration.ofMinutes(1));

        assertThat(refusal(ask(two, Samples.enrol(Samples.ward(7)), ACCOUNTANT)))
                .isEqualTo("ward.already-enrolled");
        for (CommandCore node : List.of(one, two)) {
            assertThat(refusal(ask(node, Home.opening(ACCT, 2), Samples.HEAD)))
                    .isEqualTo("period.already-open");
        }
    }

    private void home() {
        Home.rules(one);
        for (Request request :
                List.of(
                        Samples.institution(INST, BINS.getFirst()),
                        Samples.account(INST, ACCT, Samples.iban(1)))) {
            assertThat(refusal(ask(one, request, MINISTRY))).isEqualTo("done");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(refusal(ask(two, Samples.enrol(Samples.ward(i)), ACCOUNTANT)))
                    .isEqualTo("done");
        }
        assertThat(refusal(ask(two, Home.opening(ACCT, 2), Samples.HEAD))).isEqualTo("done");
    }
}
