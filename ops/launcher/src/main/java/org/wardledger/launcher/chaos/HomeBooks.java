package org.wardledger.launcher.chaos;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;

/// What one home's books must say, kept by addition and subtraction of what was acknowledged and
/// with nothing of the ledger's own rules. Changed by the home's clerk and read while the gate is
/// closed.
final class HomeBooks {
    /// With which each sub-account begins, tiyn.
    static final long OPENING = 500_000_000;

    static final int WARDS = 5;
    final int number;
    final String inst;
    final YearMonth month;
    final Map<String, Long> balances = new TreeMap<>();

    /// All lines that the bank has told so far, in its order.
    final List<ParsedLine> lines = new ArrayList<>();

    String acct = "";
    String commission = "";
    String seller = "";
    String item = "";
    long bank;
    long suspense;
    int filesRecorded;

    HomeBooks(int number, YearMonth month) {
        this.number = number;
        this.inst = "ins_%016d".formatted(number);
        this.month = month;
    }

    String clerk() {
        return "accountant" + number;
    }

    String head() {
        return "head" + number;
    }

    String secretary() {
        return "secretary" + number;
    }

    String storekeeper() {
        return "storekeeper" + number;
    }

    /// People of the home and members of its commission: synthetic, one number each.
    String actor(int n) {
        return "act_%016d".formatted(100L * number + n);
    }

    void opened() {
        bank = OPENING * balances.size();
        balances.replaceAll((_, _) -> OPENING);
    }

    /// The bank's lines from this one on stand in the books, open.
    void recorded(int from) {
        for (ParsedLine line : lines.subList(from, lines.size())) {
            long signed = line.direction() == Direction.IN ? line.amountTiyn() : -line.amountTiyn();
            bank += signed;
            suspense += signed;
        }
        filesRecorded++;
    }

    /// A purchase was paid: its line is explained, its wards have less.
    void paid(Map<String, Long> lines) {
        lines.forEach(
                (ward, amt) -> {
                    balances.merge(ward, -amt, Long::sum);
                    suspense += amt;
                });
    }

    /// The mirror of a payment: the wards have it again, and the line waits again.
    void unpaid(Map<String, Long> lines) {
        lines.forEach(
                (ward, amt) -> {
                    balances.merge(ward, amt, Long::sum);
                    suspense -= amt;
                });
    }

    /// Money that came in was given to a ward.
    void allocated(String ward, long amt) {
        balances.merge(ward, amt, Long::sum);
        suspense -= amt;
    }
}
