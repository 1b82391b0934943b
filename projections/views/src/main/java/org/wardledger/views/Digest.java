package org.wardledger.views;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// SHA-256 over the one JSON form of a document, base64url: equal documents, equal digests.
public final class Digest {
    private Digest() {}

    public static String of(View document) {
        return of(ViewJson.write(document));
    }

    static String of(byte[] json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
