package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/// Writes JSON in the one form RFC 8785 gives it: no white space, shortest escapes, UTF-8. The
/// caller brings the keys in order. Text that is not in NFC or has half a surrogate pair is
/// refused, because two byte forms of one text would be two digests of one fact.
///
/// Stops as soon as the limit is passed, so that a hostile input costs no memory.
final class CanonicalWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BASE64 = Digest.ALPHABET.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LEAST = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    private final int limit;
    private byte[] bytes;
    private int length;

    CanonicalWriter(int expected, int limit) {
        this.limit = limit;
        this.bytes = new byte[expected];
    }

    byte[] toBytes() {
        if (length > limit) {
            throw Misfit.tooLarge("more than " + limit + " bytes");
        }
        return Arrays.copyOf(bytes, length);
    }

    int length() {
        return length;
    }

    /// The bytes so far, at the front of an array that is longer; not to be changed or kept.
    byte[] array() {
        return bytes;
    }

    /// Starts over.
    void clear() {
        length = 0;
    }

    void open(char bracket) {
        put(bracket);
    }

    void close(char bracket) {
        put(bracket);
    }

    /// A key that was quoted and followed by a colon beforehand.
    void key(byte[] quoted) {
        separate('{');
        raw(quoted);
    }

    /// A key that is known only now.
    void key(String name) {
        separate('{');
        text(name);
        put(':');
    }

    /// Before each element of an array.
    void element() {
        separate('[');
    }

    /// Bytes that are canonical JSON already.
    void raw(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
    }

    void raw(byte[] json, int from, int to) {
        reserve(to - from);
        System.arraycopy(json, from, bytes, length, to - from);
        length += to - from;
    }

    void raw(byte one) {
        reserve(1);
        bytes[length++] = one;
    }

    /// Bytes as base64url without padding, without quotes.
    void base64(byte[] plain, int from, int to) {
        reserve((4 * (to - from) + 2) / 3);
        int at = from;
        for (; at + 2 < to; at += 3) {
            int group = (plain[at] & 0xFF) << 16 | (plain[at + 1] & 0xFF) << 8;
            group |= plain[at + 2] & 0xFF;
            bytes[length++] = BASE64[group >> 18];
            bytes[length++] = BASE64[group >> 12 & 63];
            bytes[length++] = BASE64[group >> 6 & 63];
            bytes[length++] = BASE64[group & 63];
        }
        if (at < to) {
            int left = (plain[at] & 0xFF) << 8 | (at + 1 < to ? plain[at + 1] & 0xFF : 0);
            bytes[length++] = BASE64[left >> 10];
            bytes[length++] = BASE64[left >> 4 & 63];
            if (at + 1 < to) {
                bytes[length++] = BASE64[left << 2 & 63];
            }
        }
    }

    void truth(boolean value) {
        raw(value ? CanonicalReader.TRUE : CanonicalReader.FALSE);
    }

    /// A whole number as a decimal string: a JSON number would lose what is above 2^53.
    void decimal(long value) {
        reserve(22);
        bytes[length++] = '"';
        if (value == Long.MIN_VALUE) {
            raw(LEAST);
        } else {
            if (value < 0) {
                bytes[length++] = '-';
            }
            digits(Math.abs(value));
        }
        put('"');
    }

    /// `yyyy-mm-dd`, or `yyyy-mm` where the day is 0.
    void date(int year, int month, int day) {
        if (year < 0 || year > 9999) {
            throw Misfit.form("year outside 0000-9999");
        }
        reserve(12);
        bytes[length++] = '"';
        pair(year / 100);
        pair(year % 100);
        bytes[length++] = '-';
        pair(month);
        if (day != 0) {
            bytes[length++] = '-';
            pair(day);
        }
        bytes[length++] = '"';
    }

    void text(String value) {
        int size = value.length();
        if (size > limit) {
            throw Misfit.tooLarge("more than " + limit + " bytes");
        }
        reserve(size + 2);
        bytes[length++] = '"';
        int plain = 0;
        while (plain < size && isPlain(value.charAt(plain))) {
            bytes[length++] = (byte) value.charAt(plain++);
        }
        if (plain < size) {
            rest(value, plain);
        }
        put('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    private void rest(String value, int from) {
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw Misfit.form("text is not in Unicode form NFC");
        }
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            reserve(8);
            if (c < 0x80) {
                ascii(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                tail(c);
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                tail(c >> 6);
                tail(c);
            } else {
                pairOfSurrogates(value, i++);
            }
        }
    }

    private void pairOfSurrogates(String value, int at) {
        int point = value.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw Misfit.form("text holds half a surrogate pair");
        }
        bytes[length++] = (byte) (0xF0 | point >> 18);
        tail(point >> 12);
        tail(point >> 6);
        tail(point);
    }

    private void tail(int bits) {
        bytes[length++] = (byte) (0x80 | bits & 0x3F);
    }

    private void ascii(char c) {
        if (isPlain(c)) {
            bytes[length++] = (byte) c;
            return;
        }
        int shortForm = "\"\\\b\t\n\f\r".indexOf(c);
        bytes[length++] = '\\';
        if (shortForm >= 0) {
            bytes[length++] = (byte) "\"\\btnfr".charAt(shortForm);
            return;
        }
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[c >> 4];
        bytes[length++] = HEX[c & 0xF];
    }

    private void digits(long value) {
        int count = 1;
        for (long v = value; v >= 10; v /= 10) {
            count++;
        }
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void pair(int value) {
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
    }

    private void separate(char opening) {
        if (bytes[length - 1] != opening) {
            put(',');
        }
    }

    private void put(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
    }

    private void reserve(int more) {
        if (bytes.length - length >= more) {
            return;
        }
        if (length > limit) {
            throw Misfit.tooLarge("more than " + limit + " bytes");
        }
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
}
