package org.wardledger.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a refusal says to the person who asked: the reason and the next step, in one language. The
/// texts are in `refusals_{kk,ru,en}.properties`; a part in square brackets is left out where one
/// of its figures is not known, so a text is always a whole sentence.
public final class RefusalTexts {
    /// Languages there are texts in.
    public static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    /// Arguments that are amounts, tiyn.
    static final Set<String> AMOUNTS =
            Set.of(
                    "accepted",
                    "amount",
                    "approved",
                    "cash",
                    "difference",
                    "expected",
                    "free",
                    "left",
                    "limit",
                    "open",
                    "paid",
                    "sent",
                    "wanted");

    private static final Pattern PART = Pattern.compile("\\[([^\\]]*)]");
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    private static final char NARROW_SPACE = '\u202f';

    private final ResourceBundle bundle;
    private final boolean english;

    private RefusalTexts(String language) {
        this.bundle =
                ResourceBundle.getBundle(
                        "org.wardledger.refusals",
                        Locale.of(language),
                        RefusalTexts.class.getClassLoader());
        this.english = language.equals("en");
    }

    /// @param language one of [#LANGUAGES]
    public static RefusalTexts in(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("no texts in this language");
        }
        return new RefusalTexts(language);
    }

    public String text(Refusal refusal) {
        return text(refusal.code().code(), refusal.arguments());
    }

    /// The same for a refusal that was kept, such as a refused attempt.
    public String text(String code, Map<String, String> arguments) {
        String whole =
                PART.matcher(template(code))
                        .replaceAll(m -> kept(m.group(1), arguments) ? "$1" : "");
        if (!kept(whole, arguments)) {
            throw new IllegalStateException("the text of " + code + " needs an argument");
        }
        return NAME.matcher(whole)
                .replaceAll(m -> Matcher.quoteReplacement(shown(m.group(1), arguments)));
    }

    String template(String code) {
        return bundle.getString("refusal." + code);
    }

    private static boolean kept(String text, Map<String, String> arguments) {
        return NAME.matcher(text).results().allMatch(m -> arguments.containsKey(m.group(1)));
    }

    private String shown(String name, Map<String, String> arguments) {
        String value = arguments.getOrDefault(name, "");
        if (AMOUNTS.contains(name)) {
            return amount(Long.parseLong(value));
        }
        boolean date = DATE.matcher(value).matches();
        return date && !english ? DAY_FIRST.format(LocalDate.parse(value)) : value;
    }

    private String amount(long tiyn) {
        String plain = BigDecimal.valueOf(tiyn, 2).abs().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder whole = new StringBuilder(plain.substring(0, point));
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            whole.insert(i, english ? ',' : NARROW_SPACE);
        }
        char separator = english ? '.' : ',';
        return (tiyn < 0 ? "−" : "") + whole + separator + plain.substring(point + 1);
    }
}
