package org.wardledger.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [CanonicalWriter] writes and nothing else: white space, other escapes, leading zeros
/// or bytes behind the end are no other spelling of the same value but a damaged or foreign entry.
///
/// Does not ask again for NFC: a later Unicode version may see a composition where today's sees
/// none, and what was written must stay readable for ever.
final class CanonicalReader {
    static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private int at;

    CanonicalReader(byte[] bytes) {
        this.bytes = bytes;
    }

    void open(char bracket) {
        expect(bracket);
    }

    /// Whether another member or element follows; steps over the comma, or over the closing bracket
    /// when nothing follows.
    boolean more(char closing) {
        byte next = peek();
        if (next == closing) {
            at++;
            return false;
        }
        byte before = bytes[at - 1];
        if (before != '{' && before != '[') {
            expect(',');
        }
        return true;
    }

    /// Steps over these bytes if they come next.
    boolean skip(byte[] json) {
        int end = at + json.length;
        if (end > bytes.length || !Arrays.equals(bytes, at, end, json, 0, json.length)) {
            return false;
        }
        at = end;
        return true;
    }

    void end() {
        if (at != bytes.length) {
            throw Misfit.form("bytes behind the end");
        }
    }

    boolean truth() {
        if (skip(TRUE)) {
            return true;
        }
        if (skip(FALSE)) {
            return false;
        }
        throw Misfit.form("neither true nor false");
    }

    String key() {
        String name = text();
        expect(':');
        return name;
    }

    long decimal() {
        expect('"');
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        for (byte b = peek(); b >= '0' && b <= '9'; b = peek()) {
            // Counts downwards, because the least long has no positive counterpart.
            if (value < Long.MIN_VALUE / 10 || 10 * value < Long.MIN_VALUE + (b - '0')) {
                throw Misfit.form("number out of range");
            }
            value = 10 * value - (b - '0');
            at++;
        }
        int digits = at - first;
        boolean padded = bytes[first] == '0' && (digits > 1 || negative);
        if (digits == 0 || padded || !negative && value == Long.MIN_VALUE) {
            throw Misfit.form("not a decimal number");
        }
        expect('"');
        return negative ? value : -value;
    }

    /// Whether the text that comes next has this many bytes.
    boolean textEndsAfter(int count) {
        int quote = at + 1 + count;
        return quote < bytes.length && bytes[quote] == '"';
    }

    /// Two digits.
    int pair() {
        int tens = digit();
        return 10 * tens + digit();
    }

    /// Nanoseconds behind a point, in as few groups of three digits as hold them; 0 where no point
    /// comes before `end`, which is stepped over.
    int fraction(char end) {
        int nanos = 0;
        int unit = 1_000_000_000;
        int group = 0;
        if (peek() != end) {
            expect('.');
            do {
                group = 10 * pair() + digit();
                unit /= 1000;
                nanos += group * unit;
            } while (unit > 1 && peek() != end);
            if (group == 0) {
                throw Misfit.form("more digits than needed");
            }
        }
        expect(end);
        return nanos;
    }

    void expect(char c) {
        if (peek() != c) {
            throw Misfit.form("expected '" + c + "' at byte " + at);
        }
        at++;
    }

    String text() {
        expect('"');
        int start = at;
        while (true) {
            byte b = peek();
            if (b == '"') {
                String value = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
                at++;
                return value;
            }
            if (b < ' ' || b == '\\') {
                at = start;
                return richText();
            }
            at++;
        }
    }

    private String richText() {
        StringBuilder value = new StringBuilder();
        int start = at;
        while (true) {
            byte b = peek();
            if (b == '"' || b == '\\') {
                value.append(utf8(start, at));
                at++;
                if (b == '"') {
                    return value.toString();
                }
                value.append(escaped());
                start = at;
            } else if (b >= 0 && b < ' ') {
                throw Misfit.form("bare control character at byte " + at);
            } else {
                at++;
            }
        }
    }

    private String utf8(int from, int to) {
        String value = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        // The decoder puts U+FFFD for what is no UTF-8; only then is it worth comparing.
        if (value.indexOf('\uFFFD') >= 0) {
            byte[] again = value.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(bytes, from, to, again, 0, again.length)) {
                throw Misfit.form("not UTF-8");
            }
        }
        return value;
    }

    private char escaped() {
        byte kind = peek();
        at++;
        if (kind == 'u') {
            return unicodeEscape();
        }
        int index = "\"\\btnfr".indexOf(kind);
        if (index < 0) {
            throw Misfit.form("escape that is not canonical");
        }
        return "\"\\\b\t\n\f\r".charAt(index);
    }

    /// Only control characters without a short form are written this way.
    private char unicodeEscape() {
        expect('0');
        expect('0');
        int high = "01".indexOf(peek());
        at++;
        int low = "0123456789abcdef".indexOf(peek());
        at++;
        char c = (char) (16 * high + low);
        if (high < 0 || low < 0 || "\b\t\n\f\r".indexOf(c) >= 0) {
            throw Misfit.form("escape that is not canonical");
        }
        return c;
    }

    private int digit() {
        byte b = peek();
        if (b < '0' || b > '9') {
            throw Misfit.form("expected a digit at byte " + at);
        }
        at++;
        return b - '0';
    }

    private byte peek() {
        if (at >= bytes.length) {
            throw Misfit.form("ends too early");
        }
        return bytes[at];
    }
}
