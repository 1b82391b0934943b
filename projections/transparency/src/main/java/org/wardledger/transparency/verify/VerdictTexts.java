package org.wardledger.transparency.verify;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Says a verdict in Kazakh, Russian or English. Any other language gets Russian.
public final class VerdictTexts {
    private static final String BUNDLE = "org.wardledger.transparency.verify.verdicts";

    private final ResourceBundle texts;
    private final Locale locale;

    private VerdictTexts(Locale locale) {
        this.locale = locale;
        this.texts =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static VerdictTexts in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "kk" -> new VerdictTexts(Locale.of("kk"));
            case "en" -> new VerdictTexts(Locale.ENGLISH);
            case String _ -> new VerdictTexts(Locale.of("ru"));
        };
    }

    public String outcome(Outcome outcome) {
        return texts.getString("outcome." + outcome);
    }

    public String state(Finding.State state) {
        return texts.getString("state." + state);
    }

    public String finding(Finding finding) {
        return format(finding.reason(), finding.arguments().toArray());
    }

    /// The text of a reason with `{0}`, `{1}` and `{2}` left in it, for a verifier that is not
    /// written in Java.
    public String template(String reason) {
        return format(reason, "{0}", "{1}", "{2}");
    }

    private String format(String reason, Object... arguments) {
        return new MessageFormat(texts.getString(reason), locale).format(arguments);
    }

    /// The verdict, then one line per statement; what was not checked comes last.
    public List<String> lines(Verdict verdict) {
        var lines = new ArrayList<String>();
        lines.add(outcome(verdict.outcome()));
        for (Finding.State state : Finding.State.values()) {
            verdict.findings().stream()
                    .filter(f -> f.state() == state)
                    .forEach(f -> lines.add("[" + state(state) + "] " + finding(f)));
        }
        return lines;
    }
}
