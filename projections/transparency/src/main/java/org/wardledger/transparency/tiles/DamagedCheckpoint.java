package org.wardledger.transparency.tiles;

import java.io.IOException;
import java.nio.file.Path;

/// A published document that is no checkpoint: we wrote it, so the disk is at fault.
public final class DamagedCheckpoint extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean madeAnew;

    /// @param madeAnew whether the log publishes it again once the file is gone
    DamagedCheckpoint(Path file, String problem, boolean madeAnew) {
        super("%s is no checkpoint (%s)".formatted(file, problem));
        this.madeAnew = madeAnew;
    }

    public boolean madeAnew() {
        return madeAnew;
    }
}
