package org.wardledger.launcher.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/// What a backup is locked with: 32 bytes in a file, or a passphrase. Never the key-encryption key
/// of the vault: whoever opens the backup must not by that open what people's keys protect.
public sealed interface BackupKey {
    int BYTES = 32;

    /// PBKDF2 rounds of a new backup; some tenths of a second.
    int ROUNDS = 1_000_000;

    /// A header that asks for less was not written by us; one that asks for more would only keep
    /// the reader busy.
    int ROUNDS_MIN = 600_000;

    int ROUNDS_MAX = 10_000_000;

    /// Shorter ones are guessed.
    int PASSPHRASE_MIN = 12;

    /// The main key under this salt.
    byte[] key(byte[] salt, int rounds);

    /// 0 where no passphrase is stretched.
    int rounds();

    /// @param key 32 random bytes
    record OfFile(byte[] key) implements BackupKey {
        @Override
        public byte[] key(byte[] salt, int rounds) {
            return key.clone();
        }

        @Override
        public int rounds() {
            return 0;
        }

        /// Never the key.
        @Override
        public String toString() {
            return "OfFile";
        }
    }

    record OfPassphrase(char[] passphrase) implements BackupKey {
        @Override
        public byte[] key(byte[] salt, int rounds) {
            PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, BYTES * Byte.SIZE);
            try {
                return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(spec)
                        .getEncoded();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("PBKDF2 is part of every Java", e);
            } finally {
                spec.clearPassword();
            }
        }

        @Override
        public int rounds() {
            return ROUNDS;
        }

        /// Never the passphrase.
        @Override
        public String toString() {
            return "OfPassphrase";
        }
    }

    /// Reads a key file, which only its owner may read.
    static BackupKey ofFile(Path file) {
        byte[] key = read(file);
        if (key == null) {
            throw new MovingTrouble("backup.key-form", file);
        }
        return new OfFile(key);
    }

    private static byte @Nullable [] read(Path file) {
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && !owner.containsAll(Files.getPosixFilePermissions(file))) {
                throw new MovingTrouble("backup.key-open", file);
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            return key.length == BYTES ? key : null;
        } catch (IOException _) {
            throw new MovingTrouble("backup.key-missing", file);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    static BackupKey ofPassphrase(char[] passphrase) {
        if (passphrase.length < PASSPHRASE_MIN) {
            throw new MovingTrouble("backup.passphrase-short", PASSPHRASE_MIN);
        }
        return new OfPassphrase(passphrase);
    }

    /// Whether a text in base64, such as the key-encryption key stands in, is this very key.
    default boolean is(String base64) {
        try {
            return this instanceof OfFile(byte[] key)
                    && MessageDigest.isEqual(Base64.getDecoder().decode(base64.strip()), key);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
