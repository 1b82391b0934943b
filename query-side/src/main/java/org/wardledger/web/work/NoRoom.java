package org.wardledger.web.work;

/// The file that somebody sends cannot be stored now, to be read. Nothing was recorded; the same
/// file may be sent again.
public final class NoRoom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoRoom(Throwable cause) {
        super(cause);
    }
}
