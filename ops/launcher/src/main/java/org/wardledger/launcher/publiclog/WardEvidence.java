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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.KeyRing;
import org.wardledger.codec.WardDisclosures;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Outcome;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.Streams;
import org.wardledger.domain.access.Reads;
import org.wardledger.events.AccessEvent.FieldSet;
import org.wardledger.events.AccessEvent.Purpose;
import org.wardledger.events.AccessEvent.Read;
import org.wardledger.events.Id;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.transparency.evidence.EvidenceBundle;

/// What may be handed to the side of one ward: the ward's lines in all months of one account, as
/// rows for an evidence bundle. Nothing is handed out before it is on record that it is, nothing
/// while the ward's money is blocked, and nothing is left to hand out once the ward is erased.
public final class WardEvidence {
    private static final int PAGE = 1_000;

    /// An account that closed longer ago than this has to be asked for with its last month.
    private static final int QUIET_MONTHS = 24;

    private final EventStore store;
    private final WardDisclosures disclosures;
    private final CommandCore core;
    private final Policy policy;

    public WardEvidence(EventStore store, KeyRing keys, CommandCore core, Policy policy) {
        this.store = store;
        this.disclosures = new WardDisclosures(keys);
        this.core = core;
        this.policy = policy;
    }

    /// Which lines.
    ///
    /// @param from first month; null for the first there is
    /// @param to last month; null for the last there is
    public record Wanted(
            Id.Account acct, Id.Ward ward, @Nullable YearMonth from, @Nullable YearMonth to) {}

    /// What came of asking.
    public sealed interface Answer {
        /// Rows by index in the log. That they were handed out is on record.
        record Rows(SortedMap<Long, List<String>> rows) implements Answer {}

        /// The caller may not have them, or there is no such account.
        record NotYours() implements Answer {}

        /// Somebody used the right to have use and spread of these data stopped.
        record Blocked() implements Answer {}

        /// No line of this ward in these months, or the ward is erased.
        record Nothing() implements Answer {}

        /// More entries than fit into one bundle.
        record TooMany() implements Answer {}
    }

    /// @param before index that the log has not published yet
    public Answer handOut(Wanted wanted, long before, Caller caller) {
        Id.Institution home = core.index().registers().institutionOf(wanted.acct);
        Purpose purpose = home == null ? null : policy.disclosure(caller, home);
        if (home == null || purpose == null) {
            return new Answer.NotYours();
        }
        if (core.index().registers().moneyBlocked(wanted.ward)) {
            return new Answer.Blocked();
        }
        SortedMap<YearMonth, SortedMap<Long, List<String>>> months = rows(wanted, before);
        SortedMap<Long, List<String>> rows = new TreeMap<>();
        months.values().forEach(rows::putAll);
        if (rows.isEmpty()) {
            return new Answer.Nothing();
        }
        if (rows.size() > EvidenceBundle.LEAVES_MAX) {
            return new Answer.TooMany();
        }
        record(
                home,
                new Read(
                        wanted.ward,
                        caller.actor(),
                        caller.role(),
                        purpose,
                        FieldSet.MONEY_LINES,
                        wanted.acct,
                        months.firstKey(),
                        months.lastKey()));
        return new Answer.Rows(rows);
    }

    /// The ledger says it of itself: who read what is for the inside, and the public entry must not
    /// tell that an auditor came.
    private void record(Id.Institution home, Read read) {
        Plain request = new Plain(new Reads.RecordReads(home, List.of(read)));
        Outcome outcome = core.ledger().execute(request, Caller.clock(), UUID.randomUUID());
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(
                    "a read is not on record: " + refused.refusal().code().code());
        }
    }

    /// By month; only months in which there are any.
    private SortedMap<YearMonth, SortedMap<Long, List<String>>> rows(Wanted wanted, long before) {
        SortedMap<YearMonth, SortedMap<Long, List<String>>> all = new TreeMap<>();
        for (YearMonth month : months(wanted)) {
            SortedMap<Long, List<String>> rows = rows(wanted, month, before);
            if (!rows.isEmpty()) {
                all.put(month, rows);
            }
        }
        return all;
    }

    private SortedMap<Long, List<String>> rows(Wanted wanted, YearMonth month, long before) {
        SortedMap<Long, List<String>> rows = new TreeMap<>();
        String stream = Streams.of(wanted.acct, month);
        List<StoredEvent> page = store.read(stream, 0, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(e -> e.position() <= before)
                    .forEach(e -> add(e, wanted.ward, rows));
            page = store.read(stream, page.getLast().revision() + 1, PAGE);
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
