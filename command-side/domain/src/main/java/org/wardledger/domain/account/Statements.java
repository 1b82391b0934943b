package org.wardledger.domain.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;

/// The bank speaks: a statement is taken in after a dry run, then its lines, each a fact by
/// itself. A run that breaks is completed by the same file under the same key.
public final class Statements {
    private Statements() {}

    /// Commands that take a statement in.
    public sealed interface StatementCommand extends MoneyCommand
            permits ImportStatement, RecordLines {}

    /// Take a statement in: its totals, and how many new lines follow.
    ///
    /// @param statement as it will be stored; `inst` and `acct` must be the period's own
    /// @param keys keys of all its lines, the known ones included
    public record ImportStatement(Id.Account acct, StatementImported statement, Set<String> keys)
            implements StatementCommand {
        @Override
        public String code() {
            return "statement.import";
        }
    }

    /// Record some of the statement's lines. Known ones are left out, so repeating is harmless.
    ///
    /// @param statement event id of `statement.imported`
    public record RecordLines(Id.Account acct, UUID statement, List<LineRecorded> lines)
            implements StatementCommand {
        @Override
        public String code() {
            return "statement.record-lines";
        }
    }

    static Decision<MoneyEvent> decide(
            StatementCommand command, Envelope envelope, PeriodState state) {
        return switch (command) {
            case ImportStatement c -> imports(c, envelope, state);
            case RecordLines c -> records(c, state);
        };
    }

    private static Decision<MoneyEvent> imports(
            ImportStatement c, Envelope envelope, PeriodState state) {
        StatementImported s = c.statement();
        if (s.to().isAfter(envelope.today())) {
            return Decision.refuse(CommonRefusal.DATE_IN_FUTURE, "to");
        }
        if (s.from().isAfter(s.to()) || s.lines() < 0 || s.in() < 0 || s.out() < 0) {
            return Decision.refuse(CommonRefusal.MALFORMED, "from");
        }
        Refusal totals = totals(s);
        if (totals != null) {
            return Decision.refuse(totals);
        }
        if (state.bank().files().containsKey(s.fileHash())) {
            return Decision.refuse(StatementRefusal.ALREADY_IMPORTED, "file");
        }
        if (state.bank().unfinished()) {
            return Decision.refuse(StatementRefusal.UNFINISHED, "file");
        }
        Refusal overlap = overlap(c, state.bank());
        if (overlap != null) {
            return Decision.refuse(overlap);
        }
        return follows(s, state.bank())
                ? Decision.accept(s)
                : Decision.refuse(StatementRefusal.OPENING_DIFFERS, "opening");
    }

    /// What the bank said once of a day it still says, or the two sources cannot both be right.
    private static @Nullable Refusal overlap(ImportStatement c, BankSide bank) {
        LocalDate from = c.statement().from();
        LocalDate to = c.statement().to();
        long missing =
                bank.lineKeys().entrySet().stream()
                        .filter(k -> !k.getValue().isBefore(from) && !k.getValue().isAfter(to))
                        .filter(k -> !c.keys().contains(k.getKey()))
                        .count();
        return missing == 0
                ? null
                : Refusal.at(StatementRefusal.OVERLAP_DIFFERS, "keys").with("missing", missing);
    }

    /// Whether a line that nobody knows is older than what the books know single lines of, so that
    /// nobody can say whether it is new.
    private static boolean tooOld(LineRecorded line, PeriodState state) {
        LocalDate oldest = state.known().period().atDay(1).minusDays(Carrying.KNOWN_LINE_DAYS);
        return line.valueDate().isBefore(oldest);
    }

    /// One that begins on the day after the last covered one opens with what that one closed with.
    private static boolean follows(StatementImported s, BankSide bank) {
        LocalDate covered = bank.coveredTo();
        Long stated = bank.stated();
        boolean next = covered != null && s.from().equals(covered.plusDays(1));
        return !next || s.opening() == null || stated == null || stated.equals(s.opening());
    }

    private static @Nullable Refusal totals(StatementImported s) {
        Long opening = s.opening();
        Long closing = s.closing();
        if (opening == null || closing == null) {
            return null;
        }
        long expected = Math.subtractExact(Math.addExact(opening, s.in()), s.out());
        return expected == closing
                ? null
                : Refusal.at(StatementRefusal.TOTALS_DIFFER, "closing").with("expected", expected);
    }

    private static Decision<MoneyEvent> records(RecordLines c, PeriodState state) {
        BankSide.Progress progress = state.bank().statements().get(c.statement());
        if (progress == null) {
            return Decision.refuse(StatementRefusal.UNKNOWN, "statement");
        }
        List<MoneyEvent> fresh = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < c.lines().size(); i++) {
            LineRecorded line = c.lines().get(i);
            if (line.amt() <= 0 || !line.statement().equals(c.statement())) {
                return Decision.refuse(CommonRefusal.MALFORMED, "lines[" + i + "]");
            }
            boolean known = state.bank().lineKeys().containsKey(line.lineKey());
            if (!known && tooOld(line, state)) {
                return Decision.refuse(StatementRefusal.OVERLAP_DIFFERS, "lines[" + i + "]");
            }
            if (!known && keys.add(line.lineKey())) {
                fresh.add(line);
            }
        }
        if (progress.recorded() + fresh.size() > progress.statement().lines()) {
            return Decision.refuse(StatementRefusal.COMPLETE_ALREADY, "lines");
        }
        return Decision.accept(fresh);
    }
}
