package org.wardledger.codec;

import java.util.Base64;

/// 32 bytes in base64url without padding, in the one form they have.
enum Digest implements Form {
    ONE;

    private static final int CHARS = 43;

    @Override
    public void write(Object value, CanonicalWriter out) {
        out.text((String) value);
    }

    @Override
    public Object read(CanonicalReader in) {
        String text = in.text();
        if (text.length() != CHARS || !sameAgain(text)) {
            throw Misfit.form("not a digest");
        }
        return text;
    }

    private static boolean sameAgain(String text) {
        try {
            return Commitments.text(Base64.getUrlDecoder().decode(text)).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
