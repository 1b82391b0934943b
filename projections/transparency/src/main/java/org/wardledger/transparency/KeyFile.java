package org.wardledger.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SigningKey;

/// A private key in a file of one line, which only its owner may read.
public final class KeyFile {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /// @throws java.nio.file.FileAlreadyExistsException rather than writing over a key
    public static void write(Path file, SigningKey key) throws IOException {
        FileAttribute<?>[] ownerOnly =
                posix()
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                        : new FileAttribute<?>[0];
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly)) {
            ByteBuffer line = ByteBuffer.wrap((key.secretText() + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
    }

    /// Refuses a key that others can read (`key.readable-by-others`) and what is no key.
    ///
    /// @throws IOException when there is no such file
    public static Parsed<SigningKey> read(Path file) throws IOException {
        if (posix()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER.containsAll(permissions)) {
                return new Parsed.Bad<>("key.readable-by-others", "chmod 600 " + file);
            }
        }
        return SigningKey.parse(Files.readString(file).stripTrailing());
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
