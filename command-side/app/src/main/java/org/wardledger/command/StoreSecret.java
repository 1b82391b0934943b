package org.wardledger.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.wardledger.eventstore.EventStoreUnavailable;

/// The secret of a store: 32 random bytes in a file that only its owner can read. Event ids, actor
/// tags and blinded numbers follow from it, so it is made once and is as important as the store; it
/// belongs into the same backup. Losing it does not hurt what is recorded, but retries, tags and
/// taken numbers of the past are no longer recognised, so a store never goes on without it.
public final class StoreSecret {
    private static final int BYTES = 32;

    private StoreSecret() {}

    /// Reads the secret; makes one where the store is still empty.
    ///
    /// @throws EventStoreUnavailable where a store with events has lost its secret
    public static byte[] of(Path file, boolean storeIsEmpty) {
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            if (!storeIsEmpty) {
                throw new EventStoreUnavailable(
                        "the secret of the store is missing; restore " + file + " from the backup");
            }
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            write(file, secret);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        byte[] secret = Files.readAllBytes(file);
        if (secret.length != BYTES) {
            throw new EventStoreUnavailable(
                    "the secret of the store is damaged; restore " + file + " from the backup");
        }
        return secret;
    }

    /// A crash leaves no file or the whole one.
    private static void write(Path file, byte[] secret) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(next, owner);
        Files.write(next, secret);
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
