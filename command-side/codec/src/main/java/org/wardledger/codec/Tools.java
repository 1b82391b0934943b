package org.wardledger.codec;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Digest and cipher of one thread at a time: looking them up anew costs more than their work. Kept
/// in a pool and not per thread, for there may be many short-lived threads.
final class Tools {
    static final int NONCE = 12;
    static final int TAG = 16;
    static final int DIGEST = 32;
    private static final int TAG_BITS = 8 * TAG;
    private static final ConcurrentLinkedQueue<Tools> POOL = new ConcurrentLinkedQueue<>();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final MessageDigest sha;
    private Cipher cipher;
    private byte[] last = {};

    private Tools() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
            cipher = newCipher();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 and AES-GCM are part of every Java", e);
        }
    }

    private static Cipher newCipher() throws GeneralSecurityException {
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    static <T> T with(Function<Tools, T> work) {
        Tools taken = POOL.poll();
        Tools tools = taken == null ? new Tools() : taken;
        T done = work.apply(tools);
        // After an exception the state of digest and cipher is unknown; such tools are dropped.
        POOL.add(tools);
        return done;
    }

    static byte[] base64(byte[] bytes) {
        return BASE64.encode(bytes);
    }

    byte[] sha(byte[] bytes) {
        return sha.digest(bytes);
    }

    byte[] sha(byte prefix, byte[] left, byte[] right) {
        sha.update(prefix);
        sha.update(left);
        sha.update(right);
        return sha.digest();
    }

    byte[] hmac(Hmac key, byte[]... message) {
        sha.update(key.inner);
        for (byte[] part : message) {
            sha.update(part);
        }
        return outer(key);
    }

    /// A nonce that only the same plaintext with the same binding has under this key: never twice
    /// with another one, and the same bytes on every retry.
    byte[] nonce(Hmac key, byte[] bound, byte[] text, int from, int to) {
        sha.update(key.inner);
        sha.update(bound);
        sha.update(text, from, to - from);
        return Arrays.copyOf(outer(key), NONCE);
    }

    private byte[] outer(Hmac key) {
        byte[] inner = sha.digest();
        sha.update(key.outer);
        sha.update(inner);
        return sha.digest();
    }

    /// Writes ciphertext and tag to `out` from `at`.
    void seal(
            SecretKeySpec key,
            byte[] nonce,
            byte[] bound,
            byte[] text,
            int from,
            int to,
            byte[] out,
            int at) {
        try {
            if (Arrays.equals(nonce, last)) {
                // The library refuses a nonce that comes twice in a row; here it is a retry.
                cipher = newCipher();
            }
            last = nonce;
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            cipher.doFinal(text, from, to - from, out, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a part cannot be sealed", e);
        }
    }

    byte[] open(SecretKeySpec key, byte[] bytes, int nonceAt, int from, int to, byte[] bound) {
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new GCMParameterSpec(TAG_BITS, bytes, nonceAt, NONCE));
            cipher.updateAAD(bound);
            return cipher.doFinal(bytes, from, to - from);
        } catch (AEADBadTagException e) {
            throw Misfit.form("does not open under its key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a part cannot be opened", e);
        }
    }
}
