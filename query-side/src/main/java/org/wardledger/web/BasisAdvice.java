package org.wardledger.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.wardledger.web.reading.At;
import org.wardledger.web.reading.Positions;
import org.wardledger.web.reading.ReadingIn;

/// Gives every page its basis, its visitor and its words for money and dates.
@ControllerAdvice(basePackages = "org.wardledger.web")
final class BasisAdvice {
    private final Positions positions;
    private final Visitors visitors;
    private final ReadingIn readingIn;

    BasisAdvice(Positions positions, Visitors visitors, ReadingIn readingIn) {
        this.positions = positions;
        this.readingIn = readingIn;
        this.visitors = visitors;
    }

    @ModelAttribute("basis")
    Basis basis(
            HttpServletRequest request,
            @RequestParam(name = "at", required = false) @Nullable String at,
            @RequestParam(name = "on", required = false) @Nullable String on) {
        long newest = positions.searchable();
        At chosen = chosen(at, on, newest);
        if (chosen.chosen()) {
            EarlierLinks.stayAt(request, chosen.position());
        }
        String link =
                UriComponentsBuilder.fromPath(request.getRequestURI())
                        .query(request.getQueryString())
                        .replaceQueryParam("on")
                        .replaceQueryParam("lang")
                        .replaceQueryParam("at", chosen.position())
                        .build()
                        .toUriString();
        return new Basis(chosen, positions.timeOf(chosen.position()), newest, link);
    }

    private At chosen(@Nullable String at, @Nullable String on, long newest) {
        try {
            if (at != null && !at.isBlank()) {
                return at(Long.parseLong(at.strip()), newest);
            }
            if (on != null && !on.isBlank()) {
                long position = positions.atEndOf(LocalDate.parse(on.strip()));
                return new At(Math.min(position, newest), position < newest);
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new BadQuestion(e);
        }
        return new At(newest, false);
    }

    private At at(long position, long newest) {
        if (position < 0) {
            throw new BadQuestion(new IllegalArgumentException("positions begin at 0"));
        }
        if (position > newest) {
            throw new BeyondNewest(position, newest, position <= positions.recorded());
        }
        return new At(position, position < newest);
    }

    /// How far the search has come that is being filled; null in everyday life.
    @ModelAttribute("readingIn")
    ReadingIn.@Nullable Progress readingIn() {
        return readingIn.progress();
    }

    @ModelAttribute("visitor")
    Visitor visitor() {
        return visitors.current();
    }

    @ModelAttribute("fmt")
    Formats formats(Locale locale) {
        return Formats.of(locale);
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }

    /// The same page in another language, with everything else the reader chose.
    @ModelAttribute("languageLink")
    String languageLink(HttpServletRequest request) {
        String link =
                UriComponentsBuilder.fromPath(request.getRequestURI())
                        .query(request.getQueryString())
                        .replaceQueryParam("lang")
                        .build()
                        .toUriString();
        return link + (link.contains("?") ? "&" : "?") + "lang=";
    }
}
