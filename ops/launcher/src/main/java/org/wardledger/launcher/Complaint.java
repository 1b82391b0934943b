package org.wardledger.launcher;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.wardledger.transparency.sequencer.AgreementBehind;
import org.wardledger.transparency.sequencer.Contradiction;
import org.wardledger.transparency.sequencer.LogContradiction;
import org.wardledger.transparency.tiles.DamagedCheckpoint;

/// One line for a failure: what a file or a disk is short of, why the public log may not go on,
/// else the innermost message that says something.
public final class Complaint {
    /// As the operating system says it, whatever the language.
    private static final String NO_SPACE = "No space left on device";

    private static final String SQLITE_FULL = "SQLITE_FULL";

    private Complaint() {}

    public static String of(Throwable failure, Says says) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = Objects.requireNonNullElse(cause.getMessage(), "");
            if (message.endsWith(NO_SPACE) || message.contains(SQLITE_FULL)) {
                return says.text("file.no-space");
            }
            // Whoever met it often says the file alone.
            if (cause instanceof AccessDeniedException denied) {
                return says.text("file.denied", denied.getFile());
            }
            if (cause instanceof LogContradiction contradiction) {
                return of(contradiction, says);
            }
        }
        Throwable inside = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return switch (inside) {
            case NoSuchFileException e -> says.text("file.missing", e.getFile());
            case FileAlreadyExistsException e -> says.text("file.exists", e.getFile());
            case FileSystemException e when e.getReason() != null ->
                    says.text("file.trouble", e.getFile(), e.getReason());
            case AgreementBehind e ->
                    "log.agreement-behind: "
                            + says.text("log.agreement-behind", e.published(), e.agreed());
            case DamagedCheckpoint e -> {
                String key = e.madeAnew() ? "log.checkpoint-damaged" : "log.previous-damaged";
                yield says.text(key) + " [" + e.getMessage() + "]";
            }
            case null -> innermost(failure);
            case Throwable _ -> innermost(failure);
        };
    }

    /// What it means and what to do in the language, then what is where, as the log says it.
    private static String of(LogContradiction contradiction, Says says) {
        return "%s: %s [%s]"
                .formatted(
                        contradiction.code(),
                        says.text(key(contradiction.what())),
                        contradiction.detail());
    }

    static String key(Contradiction what) {
        return "contradiction." + what.code().substring(what.code().indexOf('.') + 1);
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause.getMessage() == null
                        || cause.getMessage().contains(cause.getCause().getClass().getName()))) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
