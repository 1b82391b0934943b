package org.wardledger.transparency.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Base64;
import org.wardledger.transparency.merkle.Hash;

/// One value, one spelling: what a library would forgive is refused here, because two verifiers
/// that forgive different things disagree about what was signed.
public final class Strict {
    private Strict() {}

    /// UTF-8 without control characters other than the line feed.
    public static String text(byte[] bytes, int bytesMax) throws Malformed {
        if (bytes.length > bytesMax) {
            throw new Malformed("text.too-long", bytes.length + " bytes, at most " + bytesMax);
        }
        String text;
        try {
            text =
                    UTF_8.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (CharacterCodingException _) {
            throw new Malformed("text.not-utf8", "");
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
                throw new Malformed("text.control-character", "at character " + i);
            }
        }
        return text;
    }

    /// Digits without a sign or leading zeros, up to 2^63 - 1.
    public static long decimal(String text) throws Malformed {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.startsWith("0")) || text.length() > 19) {
            throw new Malformed("text.not-decimal", "");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new Malformed("text.not-decimal", "too great");
        }
    }

    /// Standard alphabet with padding, and no other spelling of the same bytes.
    public static byte[] base64(String text) throws Malformed {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw new Malformed("text.not-base64", "");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new Malformed("text.not-base64", "another spelling");
        }
        return bytes;
    }

    public static Hash hash(String text) throws Malformed {
        byte[] bytes = base64(text);
        if (bytes.length != Hash.BYTES) {
            throw new Malformed("text.not-a-hash", bytes.length + " bytes");
        }
        return Hash.of(bytes);
    }

    /// Names of keys, and origins: not empty, no space of any script, no `+`.
    public static String keyName(String name) throws Malformed {
        boolean bad =
                name.isEmpty()
                        || name.codePoints()
                                .anyMatch(
                                        c ->
                                                c == '+'
                                                        || c < ' '
                                                        || c == 0x85
                                                        || Character.isWhitespace(c)
                                                        || Character.isSpaceChar(c));
        if (bad) {
            throw new Malformed("key.name", "empty, or with a space or a plus");
        }
        return name;
    }
}
