package org.wardledger.web.reading;

import java.io.IOException;

/// The search index cannot answer now. Recording goes on; reading will. Its words fit into one line
/// and hold nothing that somebody searched for.
public final class ReadingInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Nobody answered.
    ReadingInterrupted(IOException cause) {
        super("the search index does not answer: " + named(cause), cause);
    }

    /// Whoever answered cannot now; what else was said may repeat the question.
    ReadingInterrupted(int status, String path, IOException cause) {
        super("the search index answers " + status + " to " + path, cause);
    }

    private static String named(IOException cause) {
        String said = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return said == null ? name : name + ": " + said.lines().findFirst().orElse("");
    }
}
