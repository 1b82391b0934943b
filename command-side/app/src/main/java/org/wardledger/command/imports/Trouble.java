package org.wardledger.command.imports;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.RefusalCode;
import org.wardledger.statements.Place;
import org.wardledger.statements.Problem;
import org.wardledger.statements.ProblemTexts;
import org.wardledger.statements.Severity;

/// Something about a file that a person has to know before taking it in. Tells no personal value.
///
/// @param field as the file calls it; empty where none is at fault
/// @param code stable, such as `statement.opening-differs`
/// @param fatal whether it keeps the file from being taken in
/// @param arguments amounts, dates and counts that the text names
/// @param problem what the reader said; null for what the books say
public record Trouble(
        Place place,
        String field,
        String code,
        boolean fatal,
        List<String> arguments,
        @Nullable Problem problem) {

    static Trouble fatal(RefusalCode code, Place place, String... arguments) {
        return new Trouble(place, "", code.code(), true, List.of(arguments), null);
    }

    static Trouble mapping(String field) {
        String code = ImportRefusal.MAPPING_WRONG.code();
        return new Trouble(Place.FILE, field, code, true, List.of(MappingText.names()), null);
    }

    static Trouble notice(String code, String... arguments) {
        return new Trouble(Place.FILE, "", code, false, List.of(arguments), null);
    }

    static Trouble of(Problem problem) {
        String field = problem.field();
        return new Trouble(
                problem.place(),
                field == null ? "" : field,
                problem.code().code(),
                stops(problem),
                problem.arguments(),
                problem);
    }

    /// A table often names neither its account nor its balances; the person who confirms answers
    /// for that. A file that contradicts itself is not taken in.
    private static boolean stops(Problem problem) {
        if (problem.severity() != Severity.QUESTION) {
            return problem.severity() == Severity.ERROR;
        }
        return switch (problem.code()) {
            case ACCOUNT_MISSING, BALANCE_MISSING -> false;
            default -> true;
        };
    }

    /// What is wrong and what to do next, in Kazakh, Russian or English.
    public String text(Locale locale) {
        if (problem == null) {
            return ImportTexts.in(locale).text(code, arguments);
        }
        ProblemTexts texts = ProblemTexts.in(locale);
        return texts.wrong(problem) + " " + texts.next(problem);
    }

    public String placeText(Locale locale) {
        return ProblemTexts.in(locale).place(place);
    }
}
