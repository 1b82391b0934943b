package org.wardledger.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.wardledger.vault.VaultKey;

/// One subject's key of one class, split by purpose: to seal, for nonces, for the seeds of salts,
/// and for monthly pseudonyms. All of them die with it.
final class SubjectKey implements FoundKey {
    private static final byte[] SALTS = ascii("salts");
    private static final byte[] DECOYS = ascii("decoys");
    private static final int PSEUDONYM = 26;

    final UUID handle;
    final byte[] handleBytes;
    final SecretKeySpec cipher;

    /// Where a cipher that has this key may stand, see [Ciphers].
    final int slot;
    final Hmac nonces;
    private final Hmac seeds;
    private final Hmac pseudonyms;
    private volatile @Nullable Month month;

    /// The pseudonym asked for last: the events of a month follow each other.
    private record Month(String scope, String pseudonym) {}

    SubjectKey(VaultKey.Live live, Tools tools) {
        handle = live.handle();
        handleBytes = bytes(handle);
        slot = handle.hashCode();
        byte[] secret = live.secret();
        cipher = new SecretKeySpec(Hmac.derived(secret, "ward-ledger/seal/cipher/1", tools), "AES");
        nonces = new Hmac(Hmac.derived(secret, "ward-ledger/seal/nonce/1", tools));
        seeds = new Hmac(Hmac.derived(secret, "ward-ledger/seal/seed/1", tools));
        pseudonyms = new Hmac(Hmac.derived(secret, "ward-ledger/seal/pseudonym/1", tools));
    }

    /// Seed of the salts of what this key seals in one event.
    Hmac salts(byte[] event, Tools tools) {
        return new Hmac(tools.hmac(seeds, event, SALTS));
    }

    /// Seed of an event's decoys.
    byte[] decoys(byte[] event, Tools tools) {
        return tools.hmac(seeds, event, DECOYS);
    }

    /// @param scope institution and month
    String pseudonym(String scope, Tools tools) {
        Month known = month;
        if (known != null && known.scope.equals(scope)) {
            return known.pseudonym;
        }
        byte[] hash = tools.hmac(pseudonyms, scope.getBytes(StandardCharsets.US_ASCII));
        String made = Crockford.encode(hash, PSEUDONYM);
        month = new Month(scope, made);
        return made;
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
