package org.wardledger.statements;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount, a day or a month inside a text as its readers write it: `4 733 034,60`, `31.12.2026`,
/// `12.2026`. Anything else stays as it is.
public final class Readable {
    private static final Pattern AMOUNT = Pattern.compile("(-?)(\\d{1,17})\\.(\\d{2})");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)(?=(?:\\d{3})+$)");
    private static final String THIN = "\u00a0";
    private static final String MINUS = "\u2212";

    private Readable() {}

    /// @param value as our own texts carry it: `4733034.60`, `2026-12-31`, `2026-12`
    public static String of(String value, Locale locale) {
        Matcher amount = AMOUNT.matcher(value);
        if (amount.matches()) {
            String whole = THOUSANDS.matcher(amount.group(2)).replaceAll(THIN);
            String mark = locale.getLanguage().equals("en") ? "." : ",";
            return (amount.group(1).isEmpty() ? "" : MINUS) + whole + mark + amount.group(3);
        }
        Matcher day = DAY.matcher(value);
        if (day.matches()) {
            return day.replaceAll("$3.$2.$1");
        }
        return MONTH.matcher(value).replaceAll("$2.$1");
    }
}
