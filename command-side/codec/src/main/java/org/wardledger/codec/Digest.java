package org.wardledger.codec;

import java.util.Arrays;

/// 32 bytes in base64url without padding, in the one form they have.
enum Digest implements Form {
    ONE;

    /// Of base64url.
    static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int CHARS = 43;
    private static final byte[] SIX_BITS = sixBits();

    private static byte[] sixBits() {
        byte[] bits = new byte[128];
        Arrays.fill(bits, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            bits[ALPHABET.charAt(i)] = (byte) i;
        }
        return bits;
    }

    @Override
    public void write(Object value, CanonicalWriter out) {
        out.text((String) value);
    }

    @Override
    public Object read(CanonicalReader in) {
        String text = in.text();
        if (text.length() != CHARS || !isCanonical(text)) {
            throw Misfit.form("not a digest");
        }
        return text;
    }

    /// 42 characters of six bits, and one whose last two bits are no part of the 32 bytes.
    private static boolean isCanonical(String text) {
        for (int i = 0; i < CHARS; i++) {
            if (sixBits(text.charAt(i)) < 0) {
                return false;
            }
        }
        return (sixBits(text.charAt(CHARS - 1)) & 3) == 0;
    }

    private static int sixBits(char c) {
        return c < SIX_BITS.length ? SIX_BITS[c] : -1;
    }
}
