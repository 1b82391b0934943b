package org.wardledger.eventstore.kurrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;

/// Names of streams on the server: the namespace, a dot, the ledger's own name. Plain names stay
/// as they are, so `account-7-202601` becomes `ledger.account-7-202601` in category
/// `ledger.account`; every other byte is written `%hh`. A pure function both ways.
final class StreamNames {
    private static final String PLAIN =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:~";
    private static final String META = "$$";

    private final String prefix;

    StreamNames(String namespace) {
        this.prefix = namespace + ".";
    }

    /// For the server's filter, which takes regular expressions.
    String pattern() {
        return "^" + prefix.replace(".", "\\.");
    }

    boolean ours(String stream) {
        return stream.startsWith(prefix);
    }

    /// Whether the stream holds the settings of one of ours.
    boolean settingsOfOurs(String stream) {
        return stream.startsWith(META + prefix);
    }

    /// @throws IllegalArgumentException for a blank name or half a character
    String onServer(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("stream has no name");
        }
        var out = new StringBuilder(prefix);
        for (byte b : utf8(name)) {
            if (b > 0 && PLAIN.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(Character.forDigit((b >> 4) & 15, 16));
                out.append(Character.forDigit(b & 15, 16));
            }
        }
        return out.toString();
    }

    private static byte[] utf8(String name) {
        try {
            ByteBuffer bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(name));
            byte[] out = new byte[bytes.remaining()];
            bytes.get(out);
            return out;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("stream's name holds half a character", e);
        }
    }

    /// The ledger's name of a stream of ours, also of one that was written by somebody else: what
    /// is no escape stays as it is.
    String inLedger(String stream) {
        var out = new ByteArrayOutputStream(stream.length());
        byte[] bytes = stream.substring(prefix.length()).getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length) {
                int high = Character.digit(bytes[i + 1], 16);
                int low = Character.digit(bytes[i + 2], 16);
                if (high >= 0 && low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                    continue;
                }
            }
            out.write(bytes[i]);
        }
        return out.toString(UTF_8);
    }

    /// The ledger's name of the stream that a settings stream belongs to.
    String ownerOfSettings(String stream) {
        return inLedger(stream.substring(META.length()));
    }
}
