package org.wardledger.statements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.text.Amount;

/// What any statement can be asked regardless of its format: do its numbers agree with each other,
/// are its days inside its period, are its account numbers well formed. Works in tiyn.
public final class StatementChecks {

    private StatementChecks() {}

    public static void check(ParsedStatement statement, Problems problems) {
        account(statement, problems);
        period(statement, problems);
        balances(statement, problems);
        turnover(statement, Direction.IN, statement.totalInTiyn(), problems);
        turnover(statement, Direction.OUT, statement.totalOutTiyn(), problems);
        lines(statement, problems);
    }

    private static void account(ParsedStatement statement, Problems problems) {
        String account = statement.accountIban();
        if (account == null) {
            file(statement, problems, ProblemCode.ACCOUNT_MISSING);
        } else if (!Iban.looksLike(account)) {
            file(statement, problems, ProblemCode.ACCOUNT_NOT_IBAN, Iban.masked(account));
        } else if (!Iban.isValid(account)) {
            file(statement, problems, ProblemCode.ACCOUNT_INVALID, Iban.masked(account));
        }
    }

    private static void period(ParsedStatement statement, Problems problems) {
        if (statement.from().isAfter(statement.to())) {
            file(
                    statement,
                    problems,
                    ProblemCode.PERIOD_REVERSED,
                    statement.from().toString(),
                    statement.to().toString());
        }
    }

    private static void balances(ParsedStatement statement, Problems problems) {
        Long opening = statement.openingTiyn();
        Long closing = statement.closingTiyn();
        if (opening == null || closing == null) {
            file(statement, problems, ProblemCode.BALANCE_MISSING);
            return;
        }
        long in = statement.sum(Direction.IN);
        long out = statement.sum(Direction.OUT);
        long actual = opening + in - out;
        if (actual != closing) {
            file(
                    statement,
                    problems,
                    ProblemCode.TOTALS_DIFFER,
                    Amount.text(closing),
                    Amount.text(actual),
                    Amount.text(closing - actual),
                    Amount.text(opening),
                    Amount.text(in),
                    Amount.text(out));
        }
    }

    private static void turnover(
            ParsedStatement statement,
            Direction direction,
            @Nullable Long stated,
            Problems problems) {
        long actual = statement.sum(direction);
        if (stated != null && stated != actual) {
            file(
                    statement,
                    problems,
                    direction == Direction.IN
                            ? ProblemCode.TURNOVER_IN_DIFFERS
                            : ProblemCode.TURNOVER_OUT_DIFFERS,
                    Amount.text(stated),
                    Amount.text(actual),
                    Amount.text(stated - actual));
        }
    }

    private static void lines(ParsedStatement statement, Problems problems) {
        for (ParsedLine line : statement.lines()) {
            LocalDate date = line.bookingDate();
            if (date.isBefore(statement.from()) || date.isAfter(statement.to())) {
                problems.add(
                        ProblemCode.DATE_OUTSIDE_PERIOD,
                        statement.ordinal(),
                        line.place(),
                        null,
                        date.toString(),
                        statement.from().toString(),
                        statement.to().toString());
            }
            String iban = line.counterpartyIban();
            if (iban != null && Iban.looksLike(iban) && !Iban.isValid(iban)) {
                problems.add(
                        ProblemCode.COUNTERPARTY_IBAN_INVALID,
                        statement.ordinal(),
                        line.place(),
                        null,
                        null);
            }
        }
    }

    private static void file(
            ParsedStatement statement, Problems problems, ProblemCode code, String... arguments) {
        problems.add(code, statement.ordinal(), Place.FILE, null, null, arguments);
    }
}
