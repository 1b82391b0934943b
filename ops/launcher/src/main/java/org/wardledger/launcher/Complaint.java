package org.wardledger.launcher;

/// One line for a failure: the innermost message that says something.
final class Complaint {
    private Complaint() {}

    static String of(Throwable failure) {
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
