package org.wardledger.launcher;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the commands say to a person, in Kazakh, Russian or English. Any other language gets
/// Russian.
public final class Says {
    private static final String BUNDLE = "org.wardledger.launcher.says";
    private static final int TIYN_DIGITS = 2;

    private final ResourceBundle texts;
    private final Locale locale;

    private Says(Locale locale) {
        this.locale = locale;
        this.texts =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// @param language such as `kk`; null for that of the machine
    public static Says in(@org.jspecify.annotations.Nullable String language) {
        String wanted = language == null ? Locale.getDefault().getLanguage() : language;
        return switch (wanted) {
            case "kk" -> new Says(Locale.of("kk"));
            case "en" -> new Says(Locale.ENGLISH);
            case String _ -> new Says(Locale.of("ru"));
        };
    }

    public Locale locale() {
        return locale;
    }

    public String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }

    /// Tiyn as tenge with two digits, exactly.
    public static String money(long tiyn) {
        return BigDecimal.valueOf(tiyn, TIYN_DIGITS).toPlainString();
    }
}
