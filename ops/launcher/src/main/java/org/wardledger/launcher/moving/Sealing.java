package org.wardledger.launcher.moving;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// How a backup file is locked: a header, and behind it chunks under AES-256-GCM. The key of a file
/// follows from the main key and the whole header with its random salt, so no two files share one;
/// the nonce of a chunk is its number and whether it is the last. So chunks can be neither changed,
/// swapped, repeated, left out nor cut off, and nothing is ever encrypted twice under one nonce.
final class Sealing {
    static final int CHUNK = 1 << 16;
    static final int TAG = 16;

    private static final byte[] MAGIC = "WLBACKUP".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int SALT = 32;
    static final int HEADER = MAGIC.length + 1 + Integer.BYTES + SALT;
    private static final int NONCE = 12;
    private static final String LABEL = "ward-ledger/backup/1";

    private final SecretKeySpec key;
    private final byte[] header;
    private final Cipher cipher;
    private long number;

    private Sealing(BackupKey main, byte[] header) {
        this.header = header;
        ByteBuffer fields = ByteBuffer.wrap(header, MAGIC.length + 1, Integer.BYTES + SALT);
        int rounds = fields.getInt();
        byte[] salt = new byte[SALT];
        fields.get(salt);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(main.key(salt, rounds), "HmacSHA256"));
            mac.update(LABEL.getBytes(StandardCharsets.US_ASCII));
            key = new SecretKeySpec(mac.doFinal(header), "AES");
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC and AES-GCM are part of every Java", e);
        }
    }

    /// For a new file.
    static Sealing fresh(BackupKey key) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] header =
                ByteBuffer.allocate(HEADER)
                        .put(MAGIC)
                        .put(VERSION)
                        .putInt(key.rounds())
                        .put(salt)
                        .array();
        return new Sealing(key, header);
    }

    /// For a file that begins with this header.
    ///
    /// @throws MovingTrouble where no backup begins like that, or the wrong kind of key is given
    static Sealing of(BackupKey key, byte[] header) {
        if (header.length < HEADER
                || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new MovingTrouble("backup.no-backup");
        }
        if (header[MAGIC.length] != VERSION) {
            throw new MovingTrouble("backup.newer");
        }
        int rounds = ByteBuffer.wrap(header).getInt(MAGIC.length + 1);
        if (rounds != 0 && (rounds < BackupKey.ROUNDS_MIN || rounds > BackupKey.ROUNDS_MAX)) {
            throw new MovingTrouble("backup.altered", 0L);
        }
        if (rounds == 0 != (key.rounds() == 0)) {
            throw new MovingTrouble(
                    rounds == 0 ? "backup.needs-key-file" : "backup.needs-passphrase");
        }
        return new Sealing(key, header.clone());
    }

    byte[] header() {
        return header.clone();
    }

    byte[] lock(byte[] plain, int length, boolean last) {
        try {
            prepare(Cipher.ENCRYPT_MODE, last);
            return cipher.doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    /// @throws MovingTrouble for a chunk that is not the one that was written at this place
    byte[] open(byte[] locked, int length, boolean last) {
        long place = number;
        try {
            prepare(Cipher.DECRYPT_MODE, last);
            return cipher.doFinal(locked, 0, length);
        } catch (AEADBadTagException _) {
            throw place == 0
                    ? new MovingTrouble("backup.wrong-key")
                    : new MovingTrouble("backup.altered", HEADER + place * (CHUNK + TAG));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    private void prepare(int mode, boolean last) throws GeneralSecurityException {
        byte[] nonce =
                ByteBuffer.allocate(NONCE).putLong(number++).put((byte) (last ? 1 : 0)).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header);
    }
}
