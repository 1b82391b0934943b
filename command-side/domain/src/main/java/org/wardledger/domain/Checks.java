package org.wardledger.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Name3;

/// Checks of a command. However they are listed, the failing one of the earliest step gives the
/// answer, so that the same mistakes always get the same answer.
public final class Checks {
    private static final int REGISTER_TEXT_MAX = 600;
    private static final int PRIVATE_TEXT_MAX = 2_000;

    private Checks() {}

    /// The event, when nothing forbids it.
    public static <E extends LedgerEvent> Decision<E> accept(
            Supplier<? extends E> event, @Nullable Refusal... checks) {
        Refusal wrong = first(checks);
        return wrong == null ? Decision.accept(event.get()) : Decision.refuse(wrong);
    }

    /// The failing check of the earliest step; among equals the first one listed.
    public static @Nullable Refusal first(@Nullable Refusal... checks) {
        return Stream.of(checks)
                .flatMap(Stream::ofNullable)
                .min(Comparator.comparing((Refusal r) -> r.code().step()))
                .orElse(null);
    }

    public static @Nullable Refusal unless(boolean holds, RefusalCode code) {
        return holds ? null : Refusal.of(code);
    }

    public static @Nullable Refusal unless(boolean holds, RefusalCode code, String field) {
        return holds ? null : Refusal.at(code, field);
    }

    public static @Nullable Refusal when(boolean wrong, RefusalCode code) {
        return unless(!wrong, code);
    }

    public static @Nullable Refusal when(boolean wrong, RefusalCode code, String field) {
        return unless(!wrong, code, field);
    }

    /// Effective dates are never later than the day of recording.
    public static @Nullable Refusal notFuture(LocalDate date, Envelope envelope, String field) {
        return date.isAfter(envelope.today())
                ? Refusal.at(CommonRefusal.DATE_IN_FUTURE, field)
                        .with("date", date)
                        .with("today", envelope.today())
                : null;
    }

    /// A register text in all three languages.
    public static @Nullable Refusal name3(Name3 name, RefusalCode missing, String field) {
        return first(
                registerText(name.kk(), missing, field + ".kk"),
                registerText(name.ru(), missing, field + ".ru"),
                registerText(name.en(), missing, field + ".en"));
    }

    private static @Nullable Refusal registerText(String text, RefusalCode missing, String field) {
        return first(
                when(text.isBlank(), missing, field), notLonger(text, REGISTER_TEXT_MAX, field));
    }

    /// A private text that must say something.
    public static @Nullable Refusal text(String text, String field) {
        return first(
                when(text.isBlank(), CommonRefusal.MALFORMED, field),
                notLonger(text, PRIVATE_TEXT_MAX, field));
    }

    /// A text that may be missing.
    public static @Nullable Refusal textIfGiven(@Nullable String text, String field) {
        return text == null ? null : text(text, field);
    }

    public static @Nullable Refusal notLonger(String text, int max, String field) {
        return text.length() > max
                ? Refusal.at(CommonRefusal.TOO_LARGE, field).with("max", max)
                : null;
    }
}
