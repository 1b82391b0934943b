package org.wardledger.command.imports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.account.BankSide;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.StatementRefusal;
import org.wardledger.events.MoneyCode;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.Place;
import org.wardledger.statements.text.Amount;

/// A statement next to the books: which of its lines are new, and where the two contradict each
/// other.
///
/// @param known number of lines that are recorded already
record Comparison(List<ParsedLine> fresh, int known, List<Trouble> troubles) {
    /// How far back the books know single lines, days before the open month.
    private static final int KNOWN_DAYS = 62;

    /// @param stored how a line's key stands in the books
    static Comparison of(
            ParsedStatement statement,
            String fileHash,
            PeriodState state,
            UnaryOperator<String> stored,
            LocalDate today) {
        List<Trouble> troubles = new ArrayList<>();
        List<ParsedLine> fresh = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (ParsedLine line : statement.lines()) {
            String key = stored.apply(line.key());
            keys.add(key);
            if (!state.bank().lineKeys().containsKey(key)) {
                fresh.add(line);
            }
        }
        if (!state.open()) {
            troubles.add(Trouble.fatal(CommonRefusal.PERIOD_NOT_OPEN, Place.FILE));
        } else {
            if (statement.to().isAfter(today)) {
                troubles.add(
                        Trouble.fatal(
                                CommonRefusal.DATE_IN_FUTURE,
                                Place.FILE,
                                statement.to().toString()));
            }
            unfinished(fileHash, fresh.size(), state, troubles);
            overlap(statement, keys, state, troubles);
            days(statement, fresh, state, troubles);
            opening(statement, fresh, state, troubles);
        }
        int known = statement.lines().size() - fresh.size();
        return new Comparison(List.copyOf(fresh), known, List.copyOf(troubles));
    }

    boolean stops() {
        return troubles.stream().anyMatch(Trouble::fatal);
    }

    /// A run that broke is completed by its own file, read the same way, and by no other.
    private static void unfinished(
            String fileHash, int fresh, PeriodState state, List<Trouble> troubles) {
        for (BankSide.Progress progress : state.bank().statements().values()) {
            int missing = progress.statement().lines() - progress.recorded();
            boolean own = progress.statement().fileHash().equals(fileHash);
            if (!progress.complete() && (!own || missing != fresh)) {
                troubles.add(
                        Trouble.fatal(
                                StatementRefusal.UNFINISHED,
                                Place.FILE,
                                progress.statement().from().toString(),
                                progress.statement().to().toString()));
            }
        }
    }

    /// What the bank said once of a day it still says, or the two sources cannot both be right.
    private static void overlap(
            ParsedStatement statement,
            Set<String> keys,
            PeriodState state,
            List<Trouble> troubles) {
        long missing =
                state.bank().lineKeys().entrySet().stream()
                        .filter(k -> within(k.getValue(), statement.from(), statement.to()))
                        .filter(k -> !keys.contains(k.getKey()))
                        .count();
        if (missing != 0) {
            troubles.add(
                    Trouble.fatal(
                            StatementRefusal.OVERLAP_DIFFERS,
                            Place.FILE,
                            Long.toString(missing),
                            statement.from().toString(),
                            statement.to().toString()));
        }
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static void days(
            ParsedStatement statement,
            List<ParsedLine> fresh,
            PeriodState state,
            List<Trouble> troubles) {
        LocalDate month = state.known().period().atDay(1);
        LocalDate oldest = month.minusDays(KNOWN_DAYS);
        LocalDate covered = state.bank().coveredTo();
        ParsedLine old =
                fresh.stream()
                        .filter(l -> l.bookingDate().isBefore(oldest))
                        .findFirst()
                        .orElse(null);
        if (old != null) {
            troubles.add(
                    Trouble.fatal(
                            StatementRefusal.OVERLAP_DIFFERS,
                            old.place(),
                            "1",
                            old.bookingDate().toString(),
                            oldest.toString()));
        }
        long earlier = fresh.stream().filter(l -> l.bookingDate().isBefore(month)).count();
        if (earlier != 0) {
            troubles.add(
                    Trouble.notice(
                            "import.earlier-month",
                            Long.toString(earlier),
                            YearMonth.from(month).toString()));
        }
        long late = late(fresh, state);
        if (late != 0) {
            troubles.add(Trouble.notice("import.late-lines", Long.toString(late)));
        }
        if (gap(statement, state)) {
            LocalDate begin = covered == null ? month : covered.plusDays(1);
            troubles.add(
                    Trouble.notice(
                            "import.gap",
                            begin.toString(),
                            statement.from().minusDays(1).toString()));
        }
    }

    private static long late(List<ParsedLine> fresh, PeriodState state) {
        LocalDate covered = state.bank().coveredTo();
        return covered == null
                ? 0
                : fresh.stream().filter(l -> !l.bookingDate().isAfter(covered)).count();
    }

    /// Days before the statement of which the bank has said nothing.
    private static boolean gap(ParsedStatement statement, PeriodState state) {
        LocalDate covered = state.bank().coveredTo();
        LocalDate next = covered == null ? state.known().period().atDay(1) : covered.plusDays(1);
        return statement.from().isAfter(next);
    }

    /// The balance at the bank before the first day of the file, as the books have it: without
    /// what the file repeats and without what came after it.
    private static void opening(
            ParsedStatement statement,
            List<ParsedLine> fresh,
            PeriodState state,
            List<Trouble> troubles) {
        Long stated = statement.openingTiyn();
        LocalDate to = statement.to();
        long keysAfter =
                state.bank().lineKeys().values().stream().filter(d -> d.isAfter(to)).count();
        List<BankSide.Line> after =
                state.bank().lines().values().stream()
                        .filter(l -> l.valueDate().isAfter(to))
                        .toList();
        boolean beforeTheBooks = state.bank().lineKeys().isEmpty() && late(fresh, state) != 0;
        if (stated == null ? !beforeTheBooks : keysAfter != after.size()) {
            return;
        }
        long expected = state.books().bank() - repeated(statement, fresh) - sum(after);
        if (stated == null || (stated != expected && !gap(statement, state))) {
            troubles.add(
                    Trouble.fatal(
                            StatementRefusal.OPENING_DIFFERS,
                            Place.FILE,
                            stated == null ? "-" : Amount.text(stated),
                            Amount.text(expected)));
        }
    }

    private static long repeated(ParsedStatement statement, List<ParsedLine> fresh) {
        long sum = 0;
        for (ParsedLine line : statement.lines()) {
            sum = Math.addExact(sum, signed(line));
        }
        for (ParsedLine line : fresh) {
            sum = Math.subtractExact(sum, signed(line));
        }
        return sum;
    }

    private static long signed(ParsedLine line) {
        return line.direction() == Direction.IN ? line.amountTiyn() : -line.amountTiyn();
    }

    private static long sum(List<BankSide.Line> lines) {
        long sum = 0;
        for (BankSide.Line line : lines) {
            boolean in = line.dir() == MoneyCode.Direction.IN;
            sum = Math.addExact(sum, in ? line.amt() : -line.amt());
        }
        return sum;
    }
}
