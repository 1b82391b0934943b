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

/// Digest of one thread at a time: looking it up anew costs more than its work. Kept in a pool and
/// not per thread, for there may be many short-lived threads. Ciphers come from [Ciphers].
final class Tools {
    static final int NONCE = 12;
    static final int TAG = 16;
    static final int DIGEST = 32;
    private static final int TAG_BITS = 8 * TAG;
    private static final ConcurrentLinkedQueue<Tools> POOL = new ConcurrentLinkedQueue<>();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final MessageDigest sha;
    private final byte[] node = new byte[1 + 2 * DIGEST];

    private Tools() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    static <T> T with(Function<Tools, T> work) {
        Tools taken = POOL.poll();
        Tools tools = taken == null ? new Tools() : taken;
        T done = work.apply(tools);
        // After an exception the state of the digest is unknown; such tools are dropped.
        POOL.add(tools);
        return done;
    }

    static byte[] base64(byte[] bytes) {
        return BASE64.encode(bytes);
    }

    byte[] sha(byte[] bytes) {
        return sha.digest(bytes);
    }

    byte[] sha(byte[] bytes, int from, int to) {
        sha.update(bytes, from, to - from);
        return sha.digest();
    }

    /// Of a leaf of a tree (RFC 6962), whose content is a digest.
    byte[] leaf(byte[] digest) {
        node[0] = 0;
        System.arraycopy(digest, 0, node, 1, DIGEST);
        sha.update(node, 0, 1 + DIGEST);
        return sha.digest();
    }

    /// Of a node over two others.
    byte[] node(byte[] left, byte[] right) {
        node[0] = 1;
        System.arraycopy(left, 0, node, 1, DIGEST);
        System.arraycopy(right, 0, node, 1 + DIGEST, DIGEST);
        return sha.digest(node);
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
            SubjectKey key,
            byte[] nonce,
            byte[] bound,
            byte[] text,
            int from,
            int to,
            byte[] out,
            int at) {
        try {
            Ciphers.Used used = Ciphers.take(key.slot);
            if (Arrays.equals(nonce, used.nonce())) {
                // The library refuses a nonce that comes twice in a row; here it is a retry.
                used = new Ciphers.Used(Ciphers.fresh(), nonce, used.home());
            }
            Cipher cipher = used.cipher();
            cipher.init(Cipher.ENCRYPT_MODE, key.cipher, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            cipher.doFinal(text, from, to - from, out, at);
            Ciphers.giveBack(key.slot, new Ciphers.Used(cipher, nonce, used.home()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a part cannot be sealed", e);
        }
    }

    /// A cipher that found a wrong tag is not used again.
    byte[] open(SubjectKey key, byte[] bytes, int nonceAt, int from, int to, byte[] bound) {
        try {
            Ciphers.Used used = Ciphers.take(key.slot);
            used.cipher()
                    .init(
                            Cipher.DECRYPT_MODE,
                            key.cipher,
                            new GCMParameterSpec(TAG_BITS, bytes, nonceAt, NONCE));
            used.cipher().updateAAD(bound);
            byte[] text = used.cipher().doFinal(bytes, from, to - from);
            Ciphers.giveBack(key.slot, used);
            return text;
        } catch (AEADBadTagException e) {
            throw Misfit.form("does not open under its key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a part cannot be opened", e);
        }
    }
}
