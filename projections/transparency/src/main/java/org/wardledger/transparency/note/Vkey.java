package org.wardledger.transparency.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.wardledger.transparency.merkle.Hashes;

/// A public key as people hand it to each other: `name+id+base64(type, key)`. Ed25519 only: type 1
/// signs notes, type 4 cosigns checkpoints with a time.
public final class Vkey {
    public static final int NOTE = 1;
    public static final int COSIGNATURE = 4;

    private final String name;
    private final int type;
    private final byte[] publicKey;

    Vkey(String name, int type, byte[] publicKey) {
        this.name = name;
        this.type = type;
        this.publicKey = publicKey;
    }

    /// The encoded key may contain `+` itself: only the first two divide.
    public static Parsed<Vkey> parse(String text) {
        return Parsed.by(() -> read(text));
    }

    private static Vkey read(String text) throws Malformed {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new Malformed("key.form", "not name+id+key");
        }
        byte[] encoded = Strict.base64(parts[2]);
        if (encoded.length != 1 + Ed25519.KEY_BYTES
                || (encoded[0] != NOTE && encoded[0] != COSIGNATURE)) {
            throw new Malformed("key.type", "only Ed25519 keys of type 1 or 4 are known");
        }
        byte[] key = Arrays.copyOfRange(encoded, 1, encoded.length);
        var vkey = new Vkey(Strict.keyName(parts[0]), encoded[0], key);
        if (!parts[1].equals(vkey.hexId())) {
            throw new Malformed("key.id", "the id does not belong to the key");
        }
        return vkey;
    }

    public String name() {
        return name;
    }

    public int type() {
        return type;
    }

    /// The raw 32 bytes of RFC 8032.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /// First four bytes of SHA-256(name, line feed, type, key).
    public int id() {
        byte[] nameBytes = name.getBytes(UTF_8);
        byte[] all =
                ByteBuffer.allocate(nameBytes.length + 2 + publicKey.length)
                        .put(nameBytes)
                        .put((byte) '\n')
                        .put((byte) type)
                        .put(publicKey)
                        .array();
        return ByteBuffer.wrap(Hashes.sha256(all).bytes()).getInt();
    }

    /// As it stands in the text of the key.
    public String hexId() {
        return HexFormat.of().toHexDigits(id());
    }

    public String text() {
        byte[] encoded =
                ByteBuffer.allocate(1 + publicKey.length).put((byte) type).put(publicKey).array();
        return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(encoded);
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verifies(publicKey, message, signature);
    }

    /// The same key pair, whatever it is called and used for.
    public boolean sameKey(Vkey other) {
        return Arrays.equals(publicKey, other.publicKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vkey key && text().equals(key.text());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(publicKey);
    }

    @Override
    public String toString() {
        return text();
    }
}
