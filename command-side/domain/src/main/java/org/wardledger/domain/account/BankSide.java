package org.wardledger.domain.account;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.wardledger.events.Carried;
import org.wardledger.events.Carried.SuspenseItem;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.Movement;
import org.wardledger.events.StatementEvent.StatementImported;

/// What the bank's statements said.
///
/// @param statements statements of this period with how many of their lines have come
/// @param files hashes of the files taken in
/// @param lines bank lines of this period by event id
/// @param older items that were open when the period began
/// @param lineKeys keys of known lines with their value dates
/// @param coveredTo last day up to which complete statements follow each other without a gap
/// @param stated balance that the last of them states for that day, tiyn; null where it does not
public record BankSide(
        PMap<UUID, Progress> statements,
        PMap<String, UUID> files,
        PMap<UUID, Line> lines,
        PMap<UUID, SuspenseItem> older,
        PMap<String, LocalDate> lineKeys,
        @Nullable LocalDate coveredTo,
        @Nullable Long stated) {

    static final BankSide EMPTY =
            new BankSide(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    null,
                    null);

    /// A statement and how many of its new lines are recorded.
    public record Progress(StatementImported statement, int recorded) {
        public boolean complete() {
            return recorded >= statement.lines();
        }
    }

    /// What later rules need of a bank line; its text stays in the event.
    ///
    /// @param statement event id of the statement it came with
    /// @param touched whether anything of it was ever used, be it reversed since
    public record Line(
            Direction dir, long amt, LocalDate valueDate, UUID statement, boolean touched) {
        private Line used() {
            return new Line(dir, amt, valueDate, statement, true);
        }
    }

    /// Whether nothing of a bank line was ever used.
    boolean untouched(UUID item) {
        Line line = lines.get(item);
        SuspenseItem earlier = older.get(item);
        return line != null
                ? !line.touched
                : earlier != null && Boolean.TRUE.equals(earlier.untouched());
    }

    /// Something of these items is used, or comes back.
    BankSide touched(List<Movement> legs) {
        BankSide next = this;
        for (Movement leg : legs) {
            UUID item = leg.item();
            if (item != null && next.untouched(item)) {
                next = next.touched(item);
            }
        }
        return next;
    }

    private BankSide touched(UUID item) {
        Line line = lines.get(item);
        SuspenseItem earlier = older.get(item);
        return new BankSide(
                statements,
                files,
                line == null ? lines : lines.plus(item, line.used()),
                earlier == null ? older : older.plus(item, used(earlier)),
                lineKeys,
                coveredTo,
                stated);
    }

    private static SuspenseItem used(SuspenseItem item) {
        return new SuspenseItem(
                item.item(), item.amt(), item.date(), item.statement(), item.discrepancy(), null);
    }

    /// The statement that a bank line, of this period or open since an earlier one, came with; null
    /// for what is no bank line.
    public @Nullable UUID statementOf(UUID item) {
        Line line = lines.get(item);
        SuspenseItem earlier = older.get(item);
        return line != null ? line.statement() : earlier == null ? null : earlier.statement();
    }

    /// Statements whose lines have not all come: their days are not covered.
    public boolean unfinished() {
        return statements.values().stream().anyMatch(p -> !p.complete());
    }

    BankSide imported(UUID id, StatementImported statement) {
        BankSide next =
                new BankSide(
                        statements.plus(id, new Progress(statement, 0)),
                        files.plus(statement.fileHash(), id),
                        lines,
                        older,
                        lineKeys,
                        coveredTo,
                        stated);
        return next.covered();
    }

    BankSide recorded(UUID id, Line line, String key) {
        UUID statement = line.statement();
        Progress progress = statements.get(statement);
        PMap<UUID, Progress> counted = statements;
        if (progress != null) {
            counted =
                    statements.plus(
                            statement, new Progress(progress.statement(), progress.recorded() + 1));
        }
        BankSide next =
                new BankSide(
                        counted,
                        files,
                        lines.plus(id, line),
                        older,
                        lineKeys.plus(key, line.valueDate()),
                        coveredTo,
                        stated);
        return next.covered();
    }

    /// Moves the covered day on as far as complete statements follow each other. One that came
    /// before the gap in front of it was filled joins then, whatever the order of import.
    private BankSide covered() {
        BankSide next = this;
        Optional<StatementImported> further = next.further();
        while (further.isPresent()) {
            StatementImported last = further.get();
            next =
                    new BankSide(
                            statements, files, lines, older, lineKeys, last.to(), last.closing());
            further = next.further();
        }
        return next;
    }

    /// The complete statement that begins no later than the day after the covered one and reaches
    /// furthest beyond it. Of two that end on the same day, one that states a balance.
    private Optional<StatementImported> further() {
        LocalDate before = coveredTo;
        return statements.values().stream()
                .filter(Progress::complete)
                .map(Progress::statement)
                .filter(s -> before == null || !s.from().isAfter(before.plusDays(1)))
                .filter(s -> before == null || s.to().isAfter(before))
                .max(
                        Comparator.comparing(StatementImported::to)
                                .thenComparing(s -> s.closing() != null)
                                .thenComparing(StatementImported::fileHash));
    }

    static BankSide carried(Carried carried) {
        PMap<UUID, SuspenseItem> older = HashTreePMap.empty();
        for (SuspenseItem item : carried.suspense()) {
            older = older.plus(item.item(), item);
        }
        PMap<String, LocalDate> keys = HashTreePMap.empty();
        for (Carried.KnownLine line : carried.lineKeys()) {
            keys = keys.plus(line.key(), line.date());
        }
        return new BankSide(
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                older,
                keys,
                carried.coveredTo(),
                null);
    }
}
