package org.wardledger.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.Place;

/// The books beside the ledger's own: what the bank has is what wards have and what is open.
class HomeBooksTest {
    private final HomeBooks home = new HomeBooks(1, YearMonth.of(2026, 10));

    private void bank(Direction way, long tiyn) {
        home.lines.add(
                new ParsedLine(
                        Place.FILE,
                        way,
                        tiyn,
                        home.month.atDay(1),
                        null,
                        null,
                        "1",
                        "Sample",
                        "991240000012",
                        null,
                        "12",
                        "841",
                        "p",
                        false,
                        1));
    }

    private void balanced() {
        long wards = home.balances.values().stream().mapToLong(Long::longValue).sum();
        assertThat(home.bank).isEqualTo(wards + home.suspense);
    }

    @Test
    void they_balance_after_every_step_of_a_purchase_and_its_reversal() {
        home.balances.put("a", 0L);
        home.balances.put("b", 0L);
        home.opened();
        balanced();
        bank(Direction.OUT, 500);
        bank(Direction.IN, 70);
        home.recorded(0);
        balanced();
        assertThat(home.suspense).isEqualTo(-430);
        home.paid(Map.of("a", 300L, "b", 200L));
        balanced();
        home.allocated("b", 70);
        balanced();
        assertThat(home.suspense).isZero();
        home.unpaid(Map.of("a", 300L, "b", 200L));
        balanced();
        assertThat(home.balances.get("b")).isEqualTo(HomeBooks.OPENING + 70);
    }
}
