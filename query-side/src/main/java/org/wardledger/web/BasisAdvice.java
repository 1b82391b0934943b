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

/// Gives every page its basis, its visitor and its words for money and dates.
@ControllerAdvice(basePackages = "org.wardledger.web")
final class BasisAdvice {
    private final Positions positions;
    private final Visitors visitors;

    BasisAdvice(Positions positions, Visitors visitors) {
        this.positions = positions;
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
                long position = Long.parseLong(at.strip());
                return new At(Math.clamp(position, 0, newest), position < newest);
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
