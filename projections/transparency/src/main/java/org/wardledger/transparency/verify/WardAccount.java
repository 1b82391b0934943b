package org.wardledger.transparency.verify;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardledger.transparency.merkle.Hashes;

/// Whether one ward's lines on one account are all there: numbers without a gap, balances that
/// continue, and monthly statements that say the same. Two different lines under one number, both
/// in the log, are proof of fraud.
final class WardAccount {
    private final List<Disclosed> lines;
    private final List<Disclosed> statements;

    private WardAccount(List<Disclosed> disclosed) {
        lines =
                disclosed.stream()
                        .filter(Disclosed::posting)
                        .sorted(
                                Comparator.<Disclosed>comparingLong(d -> d.number("n"))
                                        .thenComparing(Disclosed::index))
                        .toList();
        statements =
                disclosed.stream()
                        .filter(d -> d.type().startsWith("wardstatement.issued."))
                        .sorted(Comparator.comparing(d -> d.shown("period")))
                        .toList();
    }

    /// @param disclosed lines that hold, of one ward
    static List<Finding> check(List<Disclosed> disclosed) {
        try {
            return new WardAccount(disclosed).findings();
        } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
            return List.of(
                    Finding.fails(Statement.NUMBERS, "numbers.unreadable"),
                    unknown(Statement.BALANCES),
                    unknown(Statement.MONTHS));
        }
    }

    private List<Finding> findings() {
        Optional<Finding> gap = gap();
        return List.of(
                gap.orElseGet(this::numbered),
                gap.isPresent() ? unknown(Statement.BALANCES) : balances(),
                months(gap.isPresent()));
    }

    private Finding numbered() {
        return lines.isEmpty()
                ? Finding.notChecked(Statement.NUMBERS, "numbers.none")
                : Finding.holds(
                        Statement.NUMBERS,
                        lines.getFirst().number("n"),
                        lines.getLast().number("n"));
    }

    private static Finding unknown(Statement statement) {
        return Finding.notChecked(statement, "numbers.broken");
    }

    private Optional<Finding> gap() {
        long next = statements.isEmpty() ? first() : statements.getFirst().number("first");
        Disclosed before = null;
        for (Disclosed line : lines) {
            long n = line.number("n");
            if (before != null && n == before.number("n")) {
                return broken("number.twice", n, before.index(), line.index());
            }
            if (n != next) {
                return broken("number.missing", next);
            }
            if (before != null && line.index() < before.index()) {
                return broken("number.order", n, line.index());
            }
            before = line;
            next++;
        }
        boolean cut = !statements.isEmpty() && next <= statements.getLast().number("last");
        return cut ? broken("number.missing", next) : Optional.empty();
    }

    private long first() {
        return lines.isEmpty() ? 1 : lines.getFirst().number("n");
    }

    private static Optional<Finding> broken(String reason, Object... arguments) {
        return Optional.of(Finding.fails(Statement.NUMBERS, reason, arguments));
    }

    private Finding balances() {
        if (lines.isEmpty()) {
            return Finding.notChecked(Statement.BALANCES, "numbers.none");
        }
        Disclosed first = lines.getFirst();
        long balance =
                statements.isEmpty()
                        ? Math.subtractExact(first.number("bal"), first.change())
                        : statements.getFirst().number("opening");
        for (Disclosed line : lines) {
            balance = Math.addExact(balance, line.change());
            if (balance != line.number("bal")) {
                return Finding.fails(
                        Statement.BALANCES, "balance.differs", line.number("n"), line.index());
            }
        }
        return Finding.holds(Statement.BALANCES, lines.size());
    }

    private Finding months(boolean gap) {
        if (statements.isEmpty()) {
            return Finding.notChecked(Statement.MONTHS, "months.none");
        }
        Disclosed before = null;
        for (Disclosed statement : statements) {
            YearMonth month = YearMonth.parse(statement.shown("period"));
            if (before != null) {
                YearMonth expected = YearMonth.parse(before.shown("period")).plusMonths(1);
                if (month.isBefore(expected)) {
                    return failed("month.twice", month);
                }
                if (month.isAfter(expected)) {
                    return failed("month.missing", expected);
                }
            }
            Optional<Finding> wrong = month(month, before, statement, gap);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            before = statement;
        }
        return gap
                ? unknown(Statement.MONTHS)
                : Finding.holds(
                        Statement.MONTHS,
                        statements.size(),
                        statements.getFirst().shown("period"),
                        statements.getLast().shown("period"));
    }

    private Optional<Finding> month(
            YearMonth month, @Nullable Disclosed before, Disclosed s, boolean gap) {
        long moved = Math.subtractExact(s.number("in"), s.number("out"));
        boolean adds = Math.addExact(s.number("opening"), moved) == s.number("closing");
        boolean follows =
                before == null
                        || before.number("closing") == s.number("opening")
                                && before.number("last") + 1 == s.number("first");
        if (!adds || !follows) {
            return Optional.of(failed(adds ? "month.does-not-follow" : "month.sum", month));
        }
        return gap || sameLines(s) ? Optional.empty() : Optional.of(failed("month.lines", month));
    }

    /// The digest in the statement is that over the lines of its numbers, and so are its sums.
    private boolean sameLines(Disclosed statement) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        long in = 0;
        long out = 0;
        for (Disclosed line : lines) {
            long n = line.number("n");
            if (n >= statement.number("first") && n <= statement.number("last")) {
                digests.writeBytes(line.digest());
                in = Math.addExact(in, Math.max(line.change(), 0));
                out = Math.addExact(out, Math.max(Math.negateExact(line.change()), 0));
            }
        }
        byte[] h = Hashes.sha256(digests.toByteArray()).bytes();
        return Disclosed.text(h).equals(statement.line().path("h").asString(""))
                && in == statement.number("in")
                && out == statement.number("out");
    }

    private static Finding failed(String reason, YearMonth month) {
        return Finding.fails(Statement.MONTHS, reason, month);
    }
}
