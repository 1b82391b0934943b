package org.wardledger.transparency.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// One signature line of a note.
///
/// @param encoded base64 of the key id and the signature, in its one spelling
public record NoteSignature(String name, String encoded) {
    private static final String DASH = "\u2014 ";

    static NoteSignature of(Vkey key, byte[] signature) {
        byte[] blob =
                ByteBuffer.allocate(Integer.BYTES + signature.length)
                        .putInt(key.id())
                        .put(signature)
                        .array();
        return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(blob));
    }

    static String cosigned(long seconds, String checkpointBody) {
        return "cosignature/v1\ntime " + seconds + "\n" + checkpointBody;
    }

    /// Reads a line without its line feed.
    public static NoteSignature read(String line) throws Malformed {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space <= DASH.length()) {
            throw new Malformed("note.signature-line", "not a dash, a name and a signature");
        }
        String name = Strict.keyName(line.substring(DASH.length(), space));
        String encoded = line.substring(space + 1);
        if (Strict.base64(encoded).length <= Integer.BYTES) {
            throw new Malformed("note.signature-line", "too short");
        }
        return new NoteSignature(name, encoded);
    }

    /// With its line feed.
    public String line() {
        return DASH + name + " " + encoded + "\n";
    }

    /// Of the key that it claims to be made with, as in the text of a key.
    public String hexId() {
        return HexFormat.of().toHexDigits(ByteBuffer.wrap(blob()).getInt());
    }

    public boolean claims(Vkey key) {
        return name.equals(key.name()) && ByteBuffer.wrap(blob()).getInt() == key.id();
    }

    public boolean verifies(Vkey key, String text) {
        byte[] blob = blob();
        byte[] signature = Arrays.copyOfRange(blob, Integer.BYTES, blob.length);
        if (key.type() == Vkey.NOTE) {
            return key.verifies(text.getBytes(UTF_8), signature);
        }
        if (signature.length != Long.BYTES + Ed25519.SIGNATURE_BYTES || seconds() < 0) {
            return false;
        }
        byte[] message = cosigned(seconds(), text).getBytes(UTF_8);
        byte[] bare = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
        return key.verifies(message, bare);
    }

    /// When a witness says it saw the checkpoint. Only for cosignatures that verify.
    public Instant cosignedAt() {
        try {
            return Instant.ofEpochSecond(seconds());
        } catch (DateTimeException _) {
            return Instant.MAX;
        }
    }

    private long seconds() {
        return ByteBuffer.wrap(blob()).getLong(Integer.BYTES);
    }

    private byte[] blob() {
        return Base64.getDecoder().decode(encoded);
    }
}
