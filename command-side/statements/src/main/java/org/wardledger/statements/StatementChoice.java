package org.wardledger.statements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.ReadResult.Parsed;
import org.wardledger.statements.ReadResult.Unreadable;
import org.wardledger.statements.text.Amount;

/// What a read file offers to one account: its statement, and what stands in the way of taking it
/// in. A file may hold several accounts; what is wrong with the others does not stop this one, what
/// is wrong with the file as a whole does. Several statements of the account in one file that
/// follow each other are joined into one.
public sealed interface StatementChoice {

    List<Problem> problems();

    /// Nothing stands in the way; the problems are notices.
    record Ready(ParsedStatement statement, List<Problem> problems) implements StatementChoice {}

    /// Sound lines, but questions: the file contradicts itself, or leaves something out.
    record NeedsDecision(ParsedStatement statement, List<Problem> problems)
            implements StatementChoice {}

    /// Nothing of the file is for this account, or what is there is broken. The statement is what
    /// could be read of it, for a dry run to show; it is not to be imported.
    record Refused(@Nullable ParsedStatement statement, List<Problem> problems)
            implements StatementChoice {}

    /// @param accountIban the account the file is meant for
    /// @param currency of that account, ISO 4217
    static StatementChoice of(ReadResult result, String accountIban, String currency) {
        return switch (result) {
            case Unreadable(String _, List<Problem> problems) -> new Refused(null, problems);
            case Parsed parsed -> choose(parsed, Iban.normal(accountIban), currency);
        };
    }

    private static StatementChoice choose(
            Parsed parsed, @Nullable String account, String currency) {
        List<ParsedStatement> chosen = new ArrayList<>();
        for (ParsedStatement statement : parsed.statements()) {
            if (statement.accountIban() == null
                    || Objects.equals(statement.accountIban(), account)) {
                chosen.add(statement);
            }
        }
        List<Problem> problems = new ArrayList<>(parsed.problems());
        for (ParsedStatement statement : parsed.statements()) {
            if (!chosen.contains(statement)) {
                problems.removeIf(problem -> problem.statement() == statement.ordinal());
            }
        }
        String accounts = accountsIn(parsed);
        if (!accounts.isEmpty() && chosen.isEmpty()) {
            problems.add(fileProblem(ProblemCode.WRONG_ACCOUNT, accounts));
        } else if (chosen.isEmpty() && !has(problems, Severity.ERROR)) {
            problems.add(
                    new Problem(ProblemCode.PERIOD_MISSING, 0, Place.FILE, null, null, List.of()));
        }
        chosen.sort(Comparator.comparing(ParsedStatement::from).thenComparing(ParsedStatement::to));
        for (ParsedStatement statement : chosen) {
            currencyProblem(statement, currency, problems);
        }
        chainProblems(chosen, problems);
        return outcome(chosen.isEmpty() ? null : ParsedStatement.joined(chosen), problems);
    }

    private static StatementChoice outcome(
            @Nullable ParsedStatement statement, List<Problem> problems) {
        List<Problem> all = List.copyOf(problems);
        if (statement == null || has(all, Severity.ERROR)) {
            return new Refused(statement, all);
        }
        return has(all, Severity.QUESTION)
                ? new NeedsDecision(statement, all)
                : new Ready(statement, all);
    }

    private static boolean has(List<Problem> problems, Severity severity) {
        return problems.stream().anyMatch(problem -> problem.severity() == severity);
    }

    private static void currencyProblem(
            ParsedStatement statement, String currency, List<Problem> problems) {
        String found = statement.currency();
        if (found == null) {
            if (!currency.equals("KZT")) {
                problems.add(problem(ProblemCode.CURRENCY_ASSUMED, statement, currency));
            }
        } else if (!found.equals(currency)) {
            problems.add(problem(ProblemCode.WRONG_CURRENCY, statement, found, currency));
        }
    }

    /// Two statements of one account that follow each other must join: what one closes with, the
    /// next opens with.
    private static void chainProblems(List<ParsedStatement> chosen, List<Problem> problems) {
        for (int i = 1; i < chosen.size(); i++) {
            Long closing = chosen.get(i - 1).closingTiyn();
            Long opening = chosen.get(i).openingTiyn();
            if (closing != null && opening != null && !closing.equals(opening)) {
                problems.add(
                        problem(
                                ProblemCode.CHAIN_BROKEN,
                                chosen.get(i),
                                Amount.text(closing),
                                Amount.text(opening)));
            }
        }
    }

    private static String accountsIn(Parsed parsed) {
        return String.join(
                ", ",
                parsed.statements().stream()
                        .map(ParsedStatement::accountIban)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(Iban::masked)
                        .toList());
    }

    private static Problem fileProblem(ProblemCode code, String argument) {
        return new Problem(code, 0, Place.FILE, null, null, List.of(argument));
    }

    private static Problem problem(
            ProblemCode code, ParsedStatement statement, String... arguments) {
        return new Problem(code, statement.ordinal(), Place.FILE, null, null, List.of(arguments));
    }
}
