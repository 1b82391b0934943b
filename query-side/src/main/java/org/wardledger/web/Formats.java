package org.wardledger.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Name3;

/// Money, dates and names as people write them. Amounts come in tiyn and never pass through a
/// floating point number.
public final class Formats {
    /// Legal time of Kazakhstan.
    public static final ZoneId LEGAL = ZoneId.of("Asia/Almaty");

    private static final char THIN = '\u00a0';
    private static final char MINUS = '\u2212';
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu, HH:mm");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM.uuuu");

    private final String language;

    private Formats(String language) {
        this.language = language;
    }

    public static Formats of(Locale locale) {
        return new Formats(locale.getLanguage());
    }

    /// `41 208 350,00 ₸`; a dash for what is not shown.
    public String money(@Nullable Long tiyn, @Nullable String cur) {
        return tiyn == null ? "—" : amount(tiyn) + THIN + sign(cur);
    }

    /// `41 208 350,00`.
    public String amount(long tiyn) {
        String digits = Long.toString(Math.abs(tiyn));
        String padded = "0".repeat(Math.max(0, 3 - digits.length())) + digits;
        int split = padded.length() - 2;
        String text = grouped(padded.substring(0, split)) + separator() + padded.substring(split);
        return tiyn < 0 ? MINUS + text : text;
    }

    /// `1 184`.
    public String count(long number) {
        String text = grouped(Long.toString(Math.abs(number)));
        return number < 0 ? MINUS + text : text;
    }

    /// `1 184`; `≈ 1 200` where it is an estimate.
    public String figure(Figure figure) {
        return about(figure) + count(figure.value());
    }

    /// `41 208 350,00 ₸`; `≈ 41 000 000,00 ₸` where it is an estimate.
    public String figure(Figure tiyn, String cur) {
        return about(tiyn) + money(tiyn.value(), cur);
    }

    private static String about(Figure figure) {
        return figure.exact() ? "" : "≈" + THIN;
    }

    private static String grouped(String digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            text.insert(i, THIN);
        }
        return text.toString();
    }

    private char separator() {
        return language.equals("en") ? '.' : ',';
    }

    private static String sign(@Nullable String cur) {
        return cur == null || cur.equals("KZT") ? "₸" : cur;
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "—" : DAY.format(day);
    }

    public String time(@Nullable Instant time) {
        return time == null ? "—" : TIME.format(time.atZone(LEGAL));
    }

    public String month(@Nullable YearMonth month) {
        return month == null ? "—" : MONTH.format(month);
    }

    /// A register name in the reader's language.
    public String name(@Nullable Name3 name) {
        if (name == null) {
            return "—";
        }
        return switch (language) {
            case "ru" -> name.ru();
            case "en" -> name.en();
            default -> name.kk();
        };
    }
}
