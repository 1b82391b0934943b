package org.wardledger.web;

import java.lang.System.Logger.Level;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.wardledger.web.reading.NoSuchPlace;
import org.wardledger.web.reading.ReadingInterrupted;
import org.wardledger.web.work.NoRoom;

/// What a person sees when a page cannot be made. Never the words of an exception. Also for the
/// pages that the launcher adds; what the API answers is not written here.
@ControllerAdvice(basePackages = {"org.wardledger.web", "org.wardledger.launcher.publiclog"})
final class ErrorPages {
    private static final System.Logger LOG = System.getLogger(ErrorPages.class.getName());

    @ExceptionHandler({BadQuestion.class, NoSuchPlace.class})
    ModelAndView badQuestion() {
        return page(HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler(NotOnRecord.class)
    ModelAndView notOnRecord(NotOnRecord e) {
        return page(HttpStatus.NOT_FOUND, e.words());
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

    private static ModelAndView page(HttpStatusCode status) {
        return page(status, String.valueOf(status.value()));
    }

    private static ModelAndView page(HttpStatusCode status, String words) {
        ModelAndView page = new ModelAndView("error/page", status);
        page.addObject("code", words);
        return page;
    }
}
