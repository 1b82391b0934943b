package org.wardledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCOUNTANT;
import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.HEAD;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.command.requests.ExpenditureRequests.ProposeExpenditure;
import org.wardledger.command.requests.PeriodRequests.ClosePeriod;
import org.wardledger.command.requests.PeriodRequests.OpenSubaccount;
import org.wardledger.command.requests.Plain;
import org.wardledger.domain.account.Periods;
import org.wardledger.events.AttemptEvent.AttemptRefused;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.AttemptKind;
import org.wardledger.events.Visibility.Tier;

class MoneyRequestsTest {
    @TempDir private Path folder;
    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = new TestLedger(folder);
        Home.found(ledger, 12);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static String code(Outcome outcome) {
        return ((Outcome.Refused) outcome).refusal().code().code();
    }

    @Test
    void facts_of_other_records_reach_the_rule() {
        var done = ledger.done(Home.shoes(ACCT, 11, 700_000), ACCOUNTANT);
        var proposed = (ExpenditureProposed) done.events().getFirst().event();
        assertThat(proposed.publication().tier()).isEqualTo(Tier.OPEN);
        assertThat(proposed.publication().rule()).isEqualTo(new Id.Rule("PR-1"));
        assertThat(proposed.items()).hasSize(1);
        assertThat(proposed.exp().value()).startsWith("exp_");
    }

    @Test
    void a_refused_money_request_is_on_the_record_and_its_key_stays_refused() {
        ProposeExpenditure wrong = Home.shoes(ACCT, 13, 700_000);
        UUID key = UUID.randomUUID();
        long head = ledger.store().head();
        assertThat(code(ledger.execute(wrong, ACCOUNTANT, key)))
                .isEqualTo("expenditure.ward-not-on-account");
        assertThat(ledger.store().head()).isEqualTo(head + 1);
        var attempt =
                (AttemptRefused)
                        Objects.requireNonNull(
                                        ledger.core()
                                                .reader()
                                                .read(ledger.store().readAll(head, 1).getFirst())
                                                .foldable())
                                .event();
        assertThat(attempt.command()).isEqualTo("expenditure.propose");
        assertThat(attempt.kind()).isEqualTo(AttemptKind.STATE);
        assertThat(attempt.field()).isEqualTo("lines[12].ward");

        ledger.restart();
        var again = (Outcome.Refused) ledger.execute(wrong, ACCOUNTANT, key);
        assertThat(again.refusal().code().code()).isEqualTo("key.refused-before");
        assertThat(again.before()).isNotNull();
        assertThat(again.before().code().code()).isEqualTo("expenditure.ward-not-on-account");
        assertThat(again.before().field()).isEqualTo("lines[12].ward");
        assertThat(ledger.store().head()).isEqualTo(head + 1);
        assertThat(code(ledger.execute(Home.shoes(ACCT, 5, 1), ACCOUNTANT, key)))
                .isEqualTo("key.reused");
    }

    @Test
    void wrong_input_is_refused_without_a_record() {
        long head = ledger.store().head();
        assertThat(ledger.refused(Home.shoes(ACCT, 0, 1), ACCOUNTANT))
                .isEqualTo("expenditure.line-without-ward");
        assertThat(ledger.store().head()).isEqualTo(head);
    }

    @Test
    void an_account_without_books_refuses_money() {
        Id.Account other = new Id.Account(Samples.id("acc", 5));
        assertThat(
                        ledger.refused(
                                Home.shoes(other, 3, 1),
                                Samples.caller(2, ACCOUNTANT.role(), Samples.INST)))
                .isEqualTo("period.not-open");
    }

    @Test
    void the_clock_may_do_what_people_may_not() {
        var request = new OpenSubaccount(ACCT, Samples.ward(50));
        assertThat(ledger.refused(request, ACCOUNTANT)).isEqualTo("auth.not-permitted");
        ledger.done(request, Caller.clock());
        assertThat(ledger.done(Home.shoes(ACCT, 3, 1), ACCOUNTANT).events()).hasSize(1);
    }

    @Test
    void a_month_that_is_not_over_stays_open() {
        assertThat(ledger.refused(new ClosePeriod(ACCT), HEAD)).isEqualTo("period.not-over");
        ledger.done(new Plain(new Periods.CheckDay(ACCT, LocalDate.of(2026, 10, 4))), HEAD);
    }

    @Test
    void states_survive_a_restart() {
        ledger.done(Home.shoes(ACCT, 11, 700_000), ACCOUNTANT);
        ledger.restart();
        ledger.done(Home.shoes(ACCT, 11, 700_000), ACCOUNTANT);
    }
}
