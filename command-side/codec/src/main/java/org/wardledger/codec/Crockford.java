package org.wardledger.codec;

/// Lower-case Crockford base32, as in all identifiers of the ledger.
final class Crockford {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Crockford() {}

    /// The first `count` characters, five bits each.
    static String encode(byte[] bytes, int count) {
        char[] text = new char[count];
        int held = 0;
        int bits = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (bits < 5) {
                held = (held << 8 | bytes[next++] & 0xFF) & 0xFFF;
                bits += 8;
            }
            bits -= 5;
            text[i] = ALPHABET.charAt(held >> bits & 31);
        }
        return new String(text);
    }

    static boolean isText(String text, int count) {
        if (text.length() != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
