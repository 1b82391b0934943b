package org.wardledger.web.work;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;
import org.wardledger.web.PageWithoutForm;

/// A form with a file that the disk does not take. The web server meets that when it is first asked
/// for a part of the form, mostly by whoever looks for the form's token and long before a page is:
/// it would count as a form that cannot be understood. So it is answered here, around all of them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class NoRoomFilter extends OncePerRequestFilter {
    private static final System.Logger LOG = System.getLogger(NoRoomFilter.class.getName());

    private final PageWithoutForm page;

    NoRoomFilter(PageWithoutForm page) {
        this.page = page;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            IOException disk = refusedByDisk(e);
            if (disk == null || response.isCommitted()) {
                throw e;
            }
            LOG.log(Level.WARNING, "a file that was sent cannot be stored: {0}", disk.toString());
            page.show(request, response, HttpStatus.SERVICE_UNAVAILABLE, "no-room");
        }
    }

    /// What the disk said; null where it was not the disk, or not about a form. A client that
    /// breaks off is no trouble of ours, and what the reader of forms finds wrong has classes of
    /// its own.
    static @Nullable IOException refusedByDisk(Throwable thrown) {
        boolean form = false;
        Throwable last = thrown;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ClientAbortException) {
                return null;
            }
            form |= t instanceof InvalidParameterException || t instanceof MultipartException;
            last = t;
        }
        boolean disk =
                last.getClass() == IOException.class || last instanceof FileNotFoundException;
        return form && disk ? (IOException) last : null;
    }
}
