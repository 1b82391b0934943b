package org.wardledger.command.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.Request;

/// What is kept of a request in its events: SHA-256 of the canonical request, and 18 bits of a
/// keyed hash of each field. Enough to say which field of a second request differs, and nothing
/// about any value to somebody without the secret.
///
/// The text is `<43 characters of SHA-256>.<3 characters per field>`, base64url, in the order of
/// the fields: actor, command, then the components of the request.
public final class RequestDigest {
    private static final int TAG = 3;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final FieldHash hash;

    /// @param secret of the store, at least 32 bytes
    public RequestDigest(byte[] secret) {
        this.hash = new FieldHash(secret);
    }

    public String of(Request request, Caller caller) {
        CanonicalRequest canonical = CanonicalRequest.of(request, caller);
        StringBuilder text = new StringBuilder(BASE64.encodeToString(sha256(canonical)));
        text.append('.');
        for (int i = 0; i < canonical.fields(); i++) {
            byte[] tag = hash.of(i, canonical.buffer(), canonical.begin(i), canonical.end(i));
            text.append(BASE64.encodeToString(tag), 0, TAG);
        }
        return text.toString();
    }

    /// The first field in which the request differs from the one whose digest was kept; null where
    /// they are the same.
    public @Nullable String firstDifference(Request request, Caller caller, String kept) {
        String now = of(request, caller);
        if (now.equals(kept)) {
            return null;
        }
        List<String> names = CanonicalRequest.names(request);
        int from = now.indexOf('.') + 1;
        for (int i = 0; i < names.size(); i++) {
            int at = from + i * TAG;
            if (!now.regionMatches(at, kept, at, TAG)) {
                return names.get(i);
            }
        }
        return names.getLast();
    }

    private static byte[] sha256(CanonicalRequest canonical) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(canonical.buffer(), 0, canonical.size());
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
