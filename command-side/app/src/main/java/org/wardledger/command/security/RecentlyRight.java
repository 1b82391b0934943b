package org.wardledger.command.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Remembers for some minutes that a name came with the right password, so that a client of the API
/// pays the slow hash once and not with each request. What is remembered is a hash under a key that
/// only this process has and that dies with it; a new password is not recognised by it.
final class RecentlyRight {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int NAMES_MAX = 10_000;

    private final SecretKeySpec key;
    private final Cache<String, byte[]> right =
            Caffeine.newBuilder().maximumSize(NAMES_MAX).expireAfterWrite(KEPT).build();

    RecentlyRight() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    /// @param stored the slow hash as it stands in the file now
    boolean knows(String name, String password, String stored) {
        byte[] known = right.getIfPresent(name);
        return known != null && MessageDigest.isEqual(known, hash(password, stored));
    }

    void remember(String name, String password, String stored) {
        right.put(name, hash(password, stored));
    }

    private byte[] hash(String password, String stored) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(stored.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
        }
    }
}
