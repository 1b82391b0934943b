package org.wardledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.command.Samples.ACCT;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Spend;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Direction;

/// What is kept in memory is what the events say, and takes what the cache counts for it.
class StatesInMemoryTest {
    private static final int EACH = 8;

    @TempDir private Path folder;
    private TestLedger ledger;
    private MoneyBed money;

    @BeforeEach
    void open() {
        ledger = new TestLedger(folder);
        money = new MoneyBed(ledger, 1_000);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void proposed() {
        for (int i = 0; i < 4 * EACH; i++) {
            money.proposed();
        }
    }

    private void approved() {
        for (int i = 0; i < EACH; i++) {
            money.approved();
        }
    }

    private void settled() {
        for (int i = 0; i < EACH; i++) {
            Id.Expenditure exp = money.approved();
            LocalDate day = LocalDate.of(2026, 10, 5);
            var out = MoneyBed.first(money.line(Direction.OUT, money.total(), day));
            money.accept(exp);
            money.pay(exp, out);
        }
    }

    private PeriodState state() {
        return ledger.core().states().state(Features.PERIOD, Streams.of(ACCT, Home.MONTH));
    }

    @Test
    void a_state_that_grew_with_its_commands_is_the_one_its_events_give() {
        proposed();
        approved();
        settled();
        PeriodState grown = state();
        ledger.restart();
        assertThat(state()).isEqualTo(grown).isNotSameAs(grown);
    }

    @Test
    void purchases_share_the_ids_of_their_wards() {
        proposed();
        settled();
        sharesItsWards(state());
        ledger.restart();
        sharesItsWards(state());
    }

    private static void sharesItsWards(PeriodState state) {
        assertThat(state.work().spends()).hasSize(5 * EACH);
        for (Spend spend : state.work().spends().values()) {
            for (Id.Ward ward : spend.lines().wards()) {
                assertThat(ward).isSameAs(state.books().own(ward));
            }
        }
    }

    @Test
    void proposals_take_what_is_counted_for_them() {
        proposed();
        weighsRight();
    }

    @Test
    void approved_purchases_take_what_is_counted_for_them() {
        approved();
        weighsRight();
    }

    @Test
    void settled_purchases_and_their_bank_lines_take_what_is_counted_for_them() {
        settled();
        weighsRight();
    }

    /// As it grew, and as it is folded again.
    private void weighsRight() {
        weighsRight(state());
        ledger.restart();
        weighsRight(state());
    }

    private static void weighsRight(PeriodState state) {
        long taken = Footprint.of(state);
        assertThat(state.bytes()).isBetween(taken, 2 * taken);
    }
}
