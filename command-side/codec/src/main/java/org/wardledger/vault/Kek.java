package org.wardledger.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key-encryption key in memory, from a file that only its owner may read or from the
/// environment. 32 bytes in base64.
public final class Kek implements KekSource {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private Kek(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// @param key 32 bytes
    public static Kek of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new VaultTrouble("a key-encryption key has 32 bytes");
        }
        return new Kek(key.clone());
    }

    /// @param base64 of 32 bytes, such as `openssl rand -base64 32` gives
    /// @param origin to name in an error, such as `LEDGER_KEK`
    public static Kek ofText(String base64, String origin) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new VaultTrouble(origin + " is not base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new VaultTrouble(origin + " does not hold base64 of 32 bytes");
        }
        return new Kek(bytes);
    }

    /// Reads a file. A file that others may read is refused, as one that is missing.
    public static Kek ofFile(Path file) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new VaultTrouble(
                        "others may read the key-encryption key "
                                + file
                                + "; take the right from them: chmod 600");
            }
            return ofText(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new VaultTrouble(
                    "the key-encryption key "
                            + file
                            + " cannot be read; without it nothing private can be opened. Put the"
                            + " copy from its safe place there, or name another with --kek-file",
                    e);
        }
    }

    /// Writes a new random key into a file that must not exist yet.
    public static Kek create(Path file) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
            Files.writeString(
                    file,
                    Base64.getEncoder().encodeToString(key) + "\n",
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new VaultTrouble("the key-encryption key " + file + " cannot be written", e);
        }
        return new Kek(key);
    }

    @Override
    public byte[] wrap(byte[] plain, byte[] bound) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, bound);
            byte[] wrapped = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, wrapped, NONCE);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] bound) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(wrapped, NONCE), bound);
            return cipher.doFinal(wrapped, NONCE, wrapped.length - NONCE);
        } catch (AEADBadTagException e) {
            throw new VaultTrouble("the key-encryption key does not fit what it should open", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }
}
