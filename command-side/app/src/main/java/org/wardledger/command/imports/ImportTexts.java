package org.wardledger.command.imports;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.wardledger.statements.Readable;

/// Says in Kazakh, Russian or English what the books have against a statement. Any other language
/// gets Russian.
public final class ImportTexts {
    private static final String BUNDLE = "org.wardledger.command.imports.troubles";

    private final ResourceBundle texts;
    private final Locale locale;

    private ImportTexts(Locale locale) {
        this.locale = locale;
        this.texts =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static ImportTexts in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "kk" -> new ImportTexts(Locale.of("kk"));
            case "en" -> new ImportTexts(Locale.ENGLISH);
            case String _ -> new ImportTexts(Locale.of("ru"));
        };
    }

    /// The text of a code; the code itself where it has none here.
    public String text(String code, List<String> arguments) {
        try {
            Object[] readable = arguments.stream().map(a -> Readable.of(a, locale)).toArray();
            return new MessageFormat(texts.getString(code), locale).format(readable);
        } catch (MissingResourceException _) {
            return code;
        }
    }
}
