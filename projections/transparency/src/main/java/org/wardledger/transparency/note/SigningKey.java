package org.wardledger.transparency.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// A private key in the form of Go's `sumdb/note`: `PRIVATE+KEY+name+id+base64(1, seed)`. One form
/// for logs and witnesses; what the key is used for decides the type of its public key.
public final class SigningKey {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final String name;
    private final byte[] seed;
    private final byte[] publicKey;

    private SigningKey(String name, byte[] seed) {
        this.name = name;
        this.seed = seed;
        this.publicKey = Ed25519.publicKeyOf(seed);
    }

    /// @throws IllegalArgumentException when no key may have this name
    public static SigningKey generate(String name, SecureRandom random) {
        try {
            byte[] seed = new byte[Ed25519.KEY_BYTES];
            random.nextBytes(seed);
            return new SigningKey(Strict.keyName(name), seed);
        } catch (Malformed e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Parsed<SigningKey> parse(String text) {
        return Parsed.by(() -> read(text));
    }

    private static SigningKey read(String text) throws Malformed {
        String[] parts = text.split("\\+", 5);
        if (parts.length != 5 || !text.startsWith(PREFIX)) {
            throw new Malformed("key.form", "not PRIVATE+KEY+name+id+key");
        }
        byte[] encoded = Strict.base64(parts[4]);
        if (encoded.length != 1 + Ed25519.KEY_BYTES || encoded[0] != Vkey.NOTE) {
            throw new Malformed("key.type", "only Ed25519 keys are known");
        }
        byte[] seed = Arrays.copyOfRange(encoded, 1, encoded.length);
        var key = new SigningKey(Strict.keyName(parts[2]), seed);
        if (!parts[3].equals(key.logKey().hexId())) {
            throw new Malformed("key.id", "the id does not belong to the key");
        }
        return key;
    }

    /// The secret itself.
    public String secretText() {
        byte[] encoded =
                ByteBuffer.allocate(1 + seed.length).put((byte) Vkey.NOTE).put(seed).array();
        String key = Base64.getEncoder().encodeToString(encoded);
        return PREFIX + name + "+" + logKey().hexId() + "+" + key;
    }

    public String name() {
        return name;
    }

    /// What a log hands out.
    public Vkey logKey() {
        return new Vkey(name, Vkey.NOTE, publicKey);
    }

    /// What a witness hands out.
    public Vkey witnessKey() {
        return new Vkey(name, Vkey.COSIGNATURE, publicKey);
    }

    public NoteSignature sign(String text) {
        return NoteSignature.of(logKey(), Ed25519.sign(seed, text.getBytes(UTF_8)));
    }

    /// A cosignature of a checkpoint's body: I have seen no other history of this log up to `time`.
    public NoteSignature cosign(String checkpointBody, Instant time) {
        long seconds = time.getEpochSecond();
        byte[] signature =
                Ed25519.sign(seed, NoteSignature.cosigned(seconds, checkpointBody).getBytes(UTF_8));
        byte[] blob =
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array();
        return NoteSignature.of(witnessKey(), blob);
    }

    @Override
    public String toString() {
        return logKey().text(); // never the secret
    }
}
