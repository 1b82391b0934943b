package org.wardledger.transparency.sequencer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.wardledger.transparency.merkle.Hashes;

/// The private part beside an entry and the `ctd` of the entry: base64url of the SHA-256 of its
/// bytes. Whoever overwrites a payload would have to change the published entry too.
final class PayloadDigest {
    private static final String KEY = "\"ctd\":\"";
    private static final int LENGTH = 43;

    private PayloadDigest() {}

    /// An entry without a `ctd` promises nothing about its payload. The key cannot stand inside a
    /// text: quotes are escaped there.
    static boolean fits(byte[] entry, byte[] payload) {
        String text = new String(entry, UTF_8);
        int at = text.indexOf(KEY);
        int from = at + KEY.length();
        if (at < 0 || text.length() < from + LENGTH) {
            return at < 0;
        }
        String told = text.substring(from, from + LENGTH);
        byte[] digest = Hashes.sha256(payload).bytes();
        return told.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }
}
