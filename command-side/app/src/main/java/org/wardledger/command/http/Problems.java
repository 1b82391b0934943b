package org.wardledger.command.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.wardledger.command.Outcome;
import org.wardledger.command.imports.ImportRefusal;
import org.wardledger.command.imports.ImportTexts;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.RefusalTexts;

/// Refusals and outages as problems: 400 for input, 403 for permission, 409 for keys, 413 for what
/// is too large as a whole, 422 for rules, 503 where the outcome is not known.
public final class Problems {
    private static final String TYPE = "urn:ward-ledger:problem:";
    private static final List<Locale> LANGUAGES =
            RefusalTexts.LANGUAGES.stream().map(Locale::of).toList();

    private final Map<String, RefusalTexts> texts =
            RefusalTexts.LANGUAGES.stream()
                    .collect(Collectors.toUnmodifiableMap(l -> l, RefusalTexts::in));

    /// A rule may name what is no field of the request, such as the month that a request closes
    /// without saying which; a client is told of its own fields only.
    ResponseEntity<Problem> of(
            Outcome.Refused refused, Record request, @Nullable String acceptLanguage) {
        Refusal before = refused.before();
        Refusal refusal = refused.refusal();
        String field = refusal.field();
        if (field != null && !has(request, field)) {
            refusal = new Refusal(refusal.code(), null, refusal.arguments());
        }
        return of(refusal, before == null ? null : before.code().code(), acceptLanguage);
    }

    private static boolean has(Record request, String field) {
        String name = field.split("[.\\[]", 2)[0];
        return Arrays.stream(request.getClass().getRecordComponents())
                .anyMatch(part -> part.getName().equals(name));
    }

    public ResponseEntity<Problem> of(Refusal refusal, @Nullable String acceptLanguage) {
        return of(refusal, null, acceptLanguage);
    }

    private ResponseEntity<Problem> of(
            Refusal refusal, @Nullable String before, @Nullable String acceptLanguage) {
        String language = language(acceptLanguage);
        RefusalTexts in = texts.getOrDefault(language, RefusalTexts.in("kk"));
        String code = refusal.code().code();
        List<String> sentences = new ArrayList<>();
        sentences.add(text(refusal, in, language));
        Map<String, String> arguments = new TreeMap<>(refusal.arguments());
        String reason = arguments.remove("reason");
        if (reason != null) {
            sentences.add(ownText(language, "reason." + reason));
        }
        if (before != null) {
            sentences.add(in.text(before, refusal.arguments()));
        }
        return answer(
                new Problem(
                        TYPE + code,
                        firstSentence(sentences.getFirst()),
                        status(refusal).value(),
                        String.join(" ", sentences),
                        code,
                        refusal.field(),
                        reason,
                        arguments,
                        before),
                language);
    }

    /// Refusals of the import have texts of their own.
    private static String text(Refusal refusal, RefusalTexts in, String language) {
        return refusal.code() instanceof ImportRefusal own
                ? ImportTexts.in(Locale.of(language)).text(own.code(), List.of())
                : in.text(refusal);
    }

    /// A problem that is no refusal of a rule.
    public ResponseEntity<Problem> of(
            HttpStatus status, String code, @Nullable String acceptLanguage) {
        String language = language(acceptLanguage);
        String text = ownText(language, "problem." + code);
        return answer(
                new Problem(
                        TYPE + code,
                        firstSentence(text),
                        status.value(),
                        text,
                        code,
                        null,
                        null,
                        Map.of(),
                        null),
                language);
    }

    private static ResponseEntity<Problem> answer(Problem problem, String language) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .body(problem);
    }

    private static HttpStatus status(Refusal refusal) {
        if (refusal.code() == CommonRefusal.TOO_LARGE && refusal.field() == null) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        return switch (refusal.code().step()) {
            case AUTH -> HttpStatus.FORBIDDEN;
            case KEY -> HttpStatus.CONFLICT;
            case INPUT -> HttpStatus.BAD_REQUEST;
            case PERIOD, STATE, DUTY, DECISION, SUM, FUNDS -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static String ownText(String language, String key) {
        return ResourceBundle.getBundle("org.wardledger.command.http.api", Locale.of(language))
                .getString(key);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /// The best of the ledger's languages; Kazakh where the client names none of them.
    static String language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return "kk";
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return best == null ? "kk" : best.getLanguage();
        } catch (IllegalArgumentException e) {
            return "kk";
        }
    }
}
