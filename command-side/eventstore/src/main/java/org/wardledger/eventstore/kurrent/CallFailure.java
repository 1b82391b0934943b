package org.wardledger.eventstore.kurrent;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kurrent.dbclient.NotLeaderException;
import io.kurrent.dbclient.RecordSizeExceededException;
import io.kurrent.dbclient.ResourceNotFoundException;
import io.kurrent.dbclient.StreamDeletedException;
import io.kurrent.dbclient.StreamNotFoundException;
import io.kurrent.dbclient.StreamTombstonedException;
import io.kurrent.dbclient.TransactionMaxSizeExceededException;
import io.kurrent.dbclient.WrongExpectedVersionException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A call that did not give its answer, by what can be done about it.
final class CallFailure extends Exception {
    private static final long serialVersionUID = 1L;

    enum Kind {
        /// Try again. A write may have happened.
        OUTAGE,
        /// The stream is not where it was believed to be, or holds only some of the ids. Nothing
        /// was written, and nothing ever will be by this request.
        CONFLICT,
        NO_STREAM,
        /// The stream was deleted for good.
        TOMBSTONE,
        TOO_LARGE,
        /// The server knows nobody by this name and password.
        STRANGER,
        DENIED,
        /// A place that is no event's beginning: the history is another one.
        BAD_POSITION
    }

    private static final Metadata.Key<String> EXCEPTION =
            Metadata.Key.of("exception", Metadata.ASCII_STRING_MARSHALLER);

    private final Kind kind;

    CallFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /// Whether another node leads: the client has been told which and goes there by itself.
    boolean notLeader() {
        return getCause() instanceof NotLeaderException;
    }

    /// Whether waiting may help against a failure: the server did not answer, or not now.
    static boolean isOutage(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CallFailure call) {
                return call.kind() == Kind.OUTAGE;
            }
        }
        return false;
    }

    /// The client throws what it has at hand: wrapped or not, typed or bare status.
    static CallFailure of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException
                        || cause instanceof ExecutionException
                        || cause.getClass() == RuntimeException.class)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new CallFailure(kindOf(cause), message(cause), cause);
    }

    private static Kind kindOf(Throwable cause) {
        if (cause instanceof WrongExpectedVersionException) {
            return Kind.CONFLICT;
        }
        if (cause instanceof StreamDeletedException || cause instanceof StreamTombstonedException) {
            return Kind.TOMBSTONE;
        }
        if (cause instanceof StreamNotFoundException
                || cause instanceof ResourceNotFoundException) {
            return Kind.NO_STREAM;
        }
        if (cause instanceof RecordSizeExceededException
                || cause instanceof TransactionMaxSizeExceededException) {
            return Kind.TOO_LARGE;
        }
        return cause instanceof StatusRuntimeException status ? byStatus(status) : Kind.OUTAGE;
    }

    private static Kind byStatus(StatusRuntimeException status) {
        Metadata trailers = status.getTrailers();
        String name = trailers == null ? null : trailers.get(EXCEPTION);
        if ("stream-deleted".equals(name)) {
            return Kind.TOMBSTONE;
        }
        if (name != null && name.startsWith("maximum-append")) {
            return Kind.TOO_LARGE;
        }
        return switch (status.getStatus().getCode()) {
            case PERMISSION_DENIED -> Kind.DENIED;
            case UNAUTHENTICATED -> Kind.STRANGER;
            case INVALID_ARGUMENT -> invalid(status.getStatus());
            default -> Kind.OUTAGE;
        };
    }

    private static Kind invalid(Status status) {
        String text = status.getDescription();
        boolean position = text != null && text.toLowerCase(Locale.ROOT).contains("position");
        return position ? Kind.BAD_POSITION : Kind.OUTAGE;
    }

    private static String message(Throwable cause) {
        String text = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return text == null ? name : name + ": " + text;
    }
}
