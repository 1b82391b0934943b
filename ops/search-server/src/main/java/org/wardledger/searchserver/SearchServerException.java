package org.wardledger.searchserver;

import java.util.List;

/// The search server could not be started or kept. The message is one line that says what to do;
/// the server's own last lines are in [#logTail()].
public final class SearchServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Stable name of what went wrong.
    public enum Reason {
        /// The distribution file is missing, broken or of another version.
        WRONG_DISTRIBUTION,
        /// `java.home` of the settings holds no Java that the server's user may run.
        WRONG_JAVA,
        /// Another process listens on the asked port.
        PORT_BUSY,
        /// Another running ledger owns this data folder.
        DATA_IN_USE,
        /// The unprivileged user of the server cannot reach or own a folder.
        FOLDER_UNREACHABLE,
        /// Started by root on a machine without `setpriv`.
        NO_SETPRIV,
        /// The file system holds less free space than the server needs to write at all.
        DISK_FULL,
        /// The server process ended before it was ready.
        DIED,
        /// The server was not ready in the given time; it has been stopped.
        TOO_SLOW
    }

    private final Reason reason;
    private final List<String> logTail;

    SearchServerException(Reason reason, String message) {
        this(reason, message, List.of());
    }

    SearchServerException(Reason reason, String message, List<String> logTail) {
        super(message);
        this.reason = reason;
        this.logTail = List.copyOf(logTail);
    }

    public Reason reason() {
        return reason;
    }

    /// The last lines of the server's log and error output, oldest first; empty if it never ran.
    public List<String> logTail() {
        return logTail;
    }
}
