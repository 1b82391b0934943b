package org.wardledger.launcher;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.wardledger.command.http.ApiErrors;
import org.wardledger.web.QuerySide;

/// The words of [LastWord]. A request that could not be read to its end may not have said which
/// language it wants; it is answered in all of them.
final class BareAnswers {
    private static final Pattern CHOSEN = Pattern.compile("(?:^|;)\\s*lang=\"?(kk|ru|en)\\b");

    private final ApiErrors problems;
    private final ITemplateEngine pages;
    private final MessageSource words;

    BareAnswers(ApiErrors problems, ITemplateEngine pages, MessageSource words) {
        this.problems = problems;
        this.pages = pages;
        this.words = words;
    }

    /// @param language of the text; several where nobody knows which one is wanted
    record Answer(String type, String language, String text) {}

    /// The page in one language.
    public record Said(String lang, String title, String text, String home) {}

    Answer of(int code, boolean api, @Nullable String acceptLanguage, @Nullable String cookies) {
        HttpStatus status = HttpStatus.resolve(code);
        if (api) {
            HttpStatus known = status == null ? HttpStatus.BAD_REQUEST : status;
            return new Answer(
                    "application/problem+json",
                    QuerySide.language(acceptLanguage).getLanguage(),
                    problems.bare(known, acceptLanguage));
        }
        List<Locale> languages = languages(acceptLanguage, cookies);
        List<Said> said = languages.stream().map(l -> said(code, l)).toList();
        Context shown = new Context(languages.getFirst(), Map.of("said", said));
        return new Answer(
                "text/html",
                String.join(", ", languages.stream().map(Locale::getLanguage).toList()),
                pages.process("error/bare", shown));
    }

    private static List<Locale> languages(
            @Nullable String acceptLanguage, @Nullable String cookies) {
        Matcher chosen = CHOSEN.matcher(cookies == null ? "" : cookies);
        if (chosen.find()) {
            return List.of(Locale.of(chosen.group(1)));
        }
        return acceptLanguage == null
                ? QuerySide.LANGUAGES
                : List.of(QuerySide.language(acceptLanguage));
    }

    private Said said(int status, Locale in) {
        String key = "error." + key(status);
        return new Said(
                in.getLanguage(),
                words.getMessage(key + ".title", null, in),
                words.getMessage(key + ".text", null, in),
                words.getMessage("error.home", null, in));
    }

    /// What the web server refuses by itself is the form of the address, or the way it was asked.
    private static String key(int status) {
        return switch (HttpStatus.resolve(status)) {
            case null -> "4xx";
            case BAD_REQUEST, URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE -> "bare";
            case NOT_FOUND -> "404";
            case CONTENT_TOO_LARGE -> "413";
            case HttpStatus other -> other.is4xxClientError() ? "4xx" : "500";
        };
    }
}
