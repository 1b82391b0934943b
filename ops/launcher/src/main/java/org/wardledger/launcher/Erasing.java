package org.wardledger.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that stands from before keys are destroyed until everything that was made with them is
/// made anew. A crash leaves it, and the next start goes on from there. It is empty: that somebody
/// is being forgotten is all it says.
public record Erasing(Path file) {

    public void begin() {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException _) {
            // An earlier one is still under way; both end together.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note that an erasure begins: " + file, e);
        }
    }

    boolean isUnderWay() {
        return Files.exists(file);
    }

    void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note that an erasure ended: " + file, e);
        }
    }
}
