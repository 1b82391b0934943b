package org.wardledger.statements;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Says a [Problem] in Kazakh, Russian or English: where, what is wrong, and what to do next. The
/// texts are in `problems_{kk,ru,en}.properties`; `{0}` is the field, `{1}` the excerpt, the rest
/// are the problem's arguments. Any other language gets Russian.
public final class ProblemTexts {

    private static final String BUNDLE = "org.wardledger.statements.problems";

    private static final String SHAPE = "excerpt.shape";

    private final ResourceBundle texts;
    private final Locale locale;

    private ProblemTexts(Locale locale) {
        this.locale = locale;
        this.texts =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static ProblemTexts in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "kk" -> new ProblemTexts(Locale.of("kk"));
            case "en" -> new ProblemTexts(Locale.ENGLISH);
            case String _ -> new ProblemTexts(Locale.of("ru"));
        };
    }

    /// Where a value is shown as its shape only, that is said: nobody would find it in the file.
    public String wrong(Problem problem) {
        String wrong = format(problem.code().code(), arguments(problem));
        String excerpt = problem.excerpt();
        boolean shape = excerpt != null && excerpt.chars().anyMatch(Character::isLetter);
        return shape && wrong.contains(excerpt) ? wrong + " " + texts.getString(SHAPE) : wrong;
    }

    /// The next step for the person who has the file.
    public String next(Problem problem) {
        return format(problem.code().code() + ".next", arguments(problem));
    }

    public String place(Place place) {
        String key =
                switch (place.kind()) {
                    case FILE -> "place.file";
                    case LINE -> "place.line";
                    case ENTRY -> "place.entry";
                    case ROW -> "place.row";
                };
        return format(key, new Object[] {Integer.toString(place.number())});
    }

    /// Everything in one line, as a command line shows it.
    public String line(Problem problem) {
        String field = problem.field() == null ? "" : ", " + problem.field();
        return place(problem.place()) + field + ": " + wrong(problem) + " " + next(problem);
    }

    /// The version of a format looks like an amount and is none.
    private Object[] arguments(Problem problem) {
        List<String> arguments = new ArrayList<>();
        arguments.add(problem.field() == null ? "" : problem.field());
        arguments.add(problem.excerpt() == null ? "" : problem.excerpt());
        boolean plain = problem.code() == ProblemCode.VERSION_UNSUPPORTED;
        problem.arguments().forEach(a -> arguments.add(plain ? a : Readable.of(a, locale)));
        return arguments.toArray();
    }

    private String format(String key, Object[] arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }
}
