package org.wardledger.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.wardledger.web.reading.NoSuchPlace;
import org.wardledger.web.reading.ReadingInterrupted;
import org.wardledger.web.reading.StillReading;
import org.wardledger.web.work.NoRoom;

/// What a person sees when a page cannot be made. Never the words of an exception. Also for the
/// pages that the launcher adds; what the API answers is not written here.
@ControllerAdvice(basePackages = {"org.wardledger.web", "org.wardledger.launcher.publiclog"})
final class ErrorPages {
    private static final System.Logger LOG = System.getLogger(ErrorPages.class.getName());

    /// Seconds after which a page that only has to be waited for asks again by itself.
    private static final int SOON = 3;

    private static final int LATER = 15;

    @ExceptionHandler({BadQuestion.class, NoSuchPlace.class})
    ModelAndView badQuestion() {
        return page(HttpStatus.BAD_REQUEST);
    }

    /// A form of which something is missing: broken off on its way, or sent by no page of ours.
    @ExceptionHandler({
        ServletRequestBindingException.class,
        MissingServletRequestPartException.class
    })
    ModelAndView halfAForm() {
        return page(HttpStatus.BAD_REQUEST, "form");
    }

    @ExceptionHandler(NotOnRecord.class)
    ModelAndView notOnRecord(NotOnRecord e) {
        return page(HttpStatus.NOT_FOUND, e.words());
    }

    /// With the newest position that could have been asked for, and a way there.
    @ExceptionHandler(BeyondNewest.class)
    ModelAndView beyond(
            BeyondNewest e,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        Formats in = Formats.of(locale);
        ModelAndView page =
                e.recorded()
                        ? waiting(response, "not-yet", SOON)
                        : page(HttpStatus.NOT_FOUND, "beyond");
        page.addObject("args", new Object[] {in.count(e.position()), in.count(e.newest())});
        page.addObject(
                "newest",
                UriComponentsBuilder.fromPath(request.getRequestURI())
                        .query(request.getQueryString())
                        .replaceQueryParam("at")
                        .build()
                        .toUriString());
        return page;
    }

    /// 503, for whatever keeps pages, such as a search engine or an archive, must not keep this
    /// one. Who wants to know whether the program is well asks its health, which is another thing.
    @ExceptionHandler(StillReading.class)
    ModelAndView stillReading(StillReading e, HttpServletResponse response, Locale locale) {
        Formats in = Formats.of(locale);
        ModelAndView page = waiting(response, "reading-in", LATER);
        page.addObject("args", new Object[] {in.count(0), in.count(e.recorded())});
        return page;
    }

    /// An outage that is expected, such as before the first index is there: one line for each page.
    @ExceptionHandler(ReadingInterrupted.class)
    ModelAndView interrupted(ReadingInterrupted e) {
        LOG.log(Level.WARNING, "reading is interrupted: {0}", e.getMessage());
        return page(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @ExceptionHandler(NoRoom.class)
    ModelAndView noRoom(NoRoom e) {
        LOG.log(Level.WARNING, "a file that was sent cannot be stored: {0}", e.getMessage());
        return page(HttpStatus.SERVICE_UNAVAILABLE, "no-room");
    }

    private static ModelAndView waiting(HttpServletResponse response, String words, int seconds) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
        ModelAndView page = page(HttpStatus.SERVICE_UNAVAILABLE, words);
        page.addObject("refresh", seconds);
        return page;
    }

    private static ModelAndView page(HttpStatusCode status) {
        return page(status, String.valueOf(status.value()));
    }

    private static ModelAndView page(HttpStatusCode status, String words) {
        ModelAndView page = new ModelAndView("error/page", status);
        page.addObject("code", words);
        page.addObject("args", new Object[0]);
        return page;
    }
}
