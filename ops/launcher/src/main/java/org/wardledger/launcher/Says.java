package org.wardledger.launcher;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the commands say to a person, in Kazakh, Russian or English. Any other language gets
/// Russian.
public final class Says {
    private static final String BUNDLE = "org.wardledger.launcher.says";
    private static final String HELP = "org.wardledger.launcher.help";
    private static final int TIYN_DIGITS = 2;

    private final ResourceBundle texts;
    private final Locale locale;

    private Says(Locale locale) {
        this.locale = locale;
        this.texts = bundle(BUNDLE, locale);
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

    /// In the language that the arguments of a command ask for, which may be wrong otherwise.
    static Says as(String... arguments) {
        String option = "--lang";
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(option + "=")) {
                return in(arguments[i].substring(option.length() + 1));
            }
            if (arguments[i].equals(option) && i + 1 < arguments.length) {
                return in(arguments[i + 1]);
            }
        }
        return in(null);
    }

    /// What options and commands are for.
    ResourceBundle help() {
        return bundle(HELP, locale);
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name,
                locale,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
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
