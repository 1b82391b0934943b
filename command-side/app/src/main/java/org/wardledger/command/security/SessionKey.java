package org.wardledger.command.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What the cookies of those who are signed in are signed with: 32 random bytes in a file that only
/// its owner can read. All nodes that show pages have the same one. A new one signs everybody out
/// and hurts nothing else.
public final class SessionKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private SessionKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// One that no other process has and that ends with this one.
    public static SessionKey random() {
        return new SessionKey(drawn());
    }

    /// The one in the file, which is made where there is none.
    public static SessionKey of(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != BYTES) {
                throw new IllegalStateException(
                        file
                                + " is no session key; delete it, and everybody signs in again with"
                                + " the new one");
            }
            return new SessionKey(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the session key " + file, e);
        }
    }

    /// A crash leaves no file or the whole one.
    private static void write(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        try {
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException _) {
            return; // another process is at it
        }
        Files.write(next, drawn());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] drawn() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    byte[] sign(byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }
}
