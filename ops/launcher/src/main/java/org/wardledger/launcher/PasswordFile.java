package org.wardledger.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A password as the first line of a file: arguments can be read by other people on the machine.
final class PasswordFile {
    private PasswordFile() {}

    /// @throws Failed where it cannot be read
    static String read(Path file, Says says) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException _) {
            throw new Failed(says.text("sign-in.no-file", file));
        }
    }
}
