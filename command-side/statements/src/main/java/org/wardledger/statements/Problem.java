package org.wardledger.statements;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing wrong with a file: what, where, and what a person does next (the texts are in
/// [ProblemTexts]). Carries no names, no personal numbers and no payment texts, so it may be logged
/// and shown.
///
/// @param statement the [ParsedStatement#ordinal()] it concerns, 0 for the whole file
/// @param field the key, element or column as the file calls it
/// @param excerpt the value if it can not be personal, else only its shape; see [Excerpt]
/// @param arguments amounts, dates and counts that the text names, already as text
public record Problem(
        ProblemCode code,
        int statement,
        Place place,
        @Nullable String field,
        @Nullable String excerpt,
        List<String> arguments) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    public Severity severity() {
        return code.severity();
    }
}
