package org.wardledger.domain.account;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.StatementEvent.StatementImported;

/// What the bank's statements said.
///
/// @param statements statements of this period with how many of their lines have come
/// @param files hashes of the files taken in
/// @param lines bank lines of this period by event id
/// @param lineKeys keys of known lines with their value dates
/// @param coveredTo last day up to which complete statements follow each other without a gap
/// @param stated balance that the last of them states for that day, tiyn; null where it does not
public record BankSide(
        PMap<UUID, Progress> statements,
        PMap<String, UUID> files,
        PMap<UUID, Line> lines,
        PMap<String, LocalDate> lineKeys,
        @Nullable LocalDate coveredTo,
        @Nullable Long stated) {

    static final BankSide EMPTY =
            new BankSide(
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
    public record Line(Direction dir, long amt, LocalDate valueDate) {}

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
                        lineKeys,
                        coveredTo,
                        stated);
        return next.covered(id);
    }

    BankSide recorded(UUID statement, UUID id, Line line, String key) {
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
                        lineKeys.plus(key, line.valueDate()),
                        coveredTo,
                        stated);
        return next.covered(statement);
    }

    /// Moves the covered day on when a complete statement begins no later than the day after it.
    private BankSide covered(UUID statement) {
        Progress progress = statements.get(statement);
        if (progress == null || !progress.complete()) {
            return this;
        }
        LocalDate from = progress.statement().from();
        LocalDate to = progress.statement().to();
        LocalDate before = coveredTo;
        boolean follows = before == null || !from.isAfter(before.plusDays(1));
        boolean further = before == null || to.isAfter(before);
        if (!follows || !further) {
            return this;
        }
        return new BankSide(statements, files, lines, lineKeys, to, progress.statement().closing());
    }

    static BankSide carried(PMap<String, LocalDate> lineKeys, @Nullable LocalDate coveredTo) {
        return new BankSide(
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                lineKeys,
                coveredTo,
                null);
    }
}
