package org.wardledger.launcher.publiclog;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.KeyRing;
import org.wardledger.codec.WardDisclosures;
import org.wardledger.command.lookup.Registers;
import org.wardledger.domain.Streams;
import org.wardledger.events.Id;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;

/// What may be handed to the side of one ward: the ward's lines in all months of one account, as
/// rows for an evidence bundle. Reads the store and the vault; writes nothing. Nothing is handed
// out
/// while the ward's money is blocked, and nothing is left to hand out once the ward is erased.
public final class WardEvidence {
    private static final int PAGE = 1_000;

    /// An account that closed longer ago than this has to be asked for with its last month.
    private static final int QUIET_MONTHS = 24;

    private final EventStore store;
    private final Registers registers;
    private final WardDisclosures disclosures;

    public WardEvidence(EventStore store, KeyRing keys, Registers registers) {
        this.store = store;
        this.registers = registers;
        this.disclosures = new WardDisclosures(keys);
    }

    /// Which lines.
    ///
    /// @param from first month; null for the first there is
    /// @param to last month; null for the last there is
    public record Wanted(
            Id.Account acct, Id.Ward ward, @Nullable YearMonth from, @Nullable YearMonth to) {}

    /// Whose account it is; null for one that is not registered.
    public Id.@Nullable Institution institutionOf(Id.Account acct) {
        return registers.institutionOf(acct);
    }

    /// Whether somebody used the right to have use and spread of these data stopped.
    public boolean isBlocked(Id.Ward ward) {
        return registers.moneyBlocked(ward);
    }

    /// Rows by index in the log, for entries before an index; none of a ward whose money is
    // blocked.
    public SortedMap<Long, List<String>> rows(Wanted wanted, long before) {
        SortedMap<Long, List<String>> rows = new TreeMap<>();
        if (isBlocked(wanted.ward)) {
            return rows;
        }
        for (YearMonth month : months(wanted)) {
            String stream = Streams.of(wanted.acct, month);
            long next = 0;
            List<StoredEvent> page = store.read(stream, next, PAGE);
            while (!page.isEmpty()) {
                page.stream()
                        .filter(e -> e.position() <= before)
                        .forEach(e -> add(e, wanted.ward, rows));
                next = page.getLast().revision() + 1;
                page = store.read(stream, next, PAGE);
            }
        }
        return rows;
    }

    /// Months follow each other without a gap, so the first one that is not there ends the search.
    private Deque<YearMonth> months(Wanted wanted) {
        Deque<YearMonth> months = new ArrayDeque<>();
        YearMonth month = wanted.to == null ? YearMonth.from(today()).plusMonths(1) : wanted.to;
        int quiet = 0;
        while (quiet <= QUIET_MONTHS && (wanted.from == null || !month.isBefore(wanted.from))) {
            boolean there = !store.read(Streams.of(wanted.acct, month), 0, 1).isEmpty();
            if (there) {
                months.addFirst(month);
            } else if (!months.isEmpty()) {
                break;
            }
            quiet = there ? 0 : quiet + 1;
            month = month.minusMonths(1);
        }
        return months;
    }

    private static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }

    private void add(StoredEvent stored, Id.Ward ward, SortedMap<Long, List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (WardDisclosures.Shown shown : disclosures.of(stored, ward)) {
            lines.add(
                    "{\"at\":%d,\"d\":\"%s\",\"path\":[%s],\"w\":\"%s\"}"
                            .formatted(
                                    shown.at(), shown.line(), quoted(shown.path()), shown.ward()));
        }
        if (!lines.isEmpty()) {
            rows.put(stored.position() - 1, List.copyOf(lines));
        }
    }

    private static String quoted(List<String> hashes) {
        return hashes.isEmpty() ? "" : "\"" + String.join("\",\"", hashes) + "\"";
    }
}
