package org.wardledger.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wardledger.events.Visibility.Subject;

/// How a vault names and wraps keys, the same in every engine: so that rows can be carried from one
/// engine into another as they are.
final class VaultNames {
    private static final String HMAC = "HmacSHA256";
    private static final byte[] BOUND =
            "ward-ledger/vault/names/1".getBytes(StandardCharsets.US_ASCII);

    private final KekSource kek;
    private final SecretKeySpec names;
    private final SecureRandom random = new SecureRandom();

    private VaultNames(KekSource kek, byte[] names) {
        this.kek = kek;
        this.names = new SecretKeySpec(names, HMAC);
    }

    /// A key for the names of a new vault, wrapped.
    static byte[] create(KekSource kek) {
        byte[] key = new byte[KekSource.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return kek.wrap(key, BOUND);
    }

    /// @param wrapped what [#create] gave when the vault was made
    /// @param vault to name in an error
    static VaultNames open(KekSource kek, byte[] wrapped, Object vault) {
        try {
            return new VaultNames(kek, kek.unwrap(wrapped, BOUND));
        } catch (VaultTrouble e) {
            throw new VaultTrouble(
                    "the key-encryption key is not the one of "
                            + vault
                            + "; give the right one (--kek-file or LEDGER_KEK)",
                    e);
        }
    }

    /// Keyed hash under which the vault keeps a name; tells nothing of the subject.
    byte[] hash(KeyName name) {
        String text = name.subject() + "/" + name.kind() + "/" + name.id();
        return mac(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Keyed hash by which a secret is recognised and not found out.
    byte[] print(byte[] secret) {
        return mac(secret);
    }

    private byte[] mac(byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(names);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is part of every Java", e);
        }
    }

    /// A new random key.
    VaultKey.Live make(Subject subject) {
        byte[] secret = new byte[KekSource.KEY_BYTES];
        random.nextBytes(secret);
        return new VaultKey.Live(UUID.randomUUID(), subject, secret);
    }

    byte[] wrap(VaultKey.Live key) {
        return kek.wrap(key.secret(), bound(key.handle()));
    }

    VaultKey.Live unwrap(UUID handle, String subject, byte[] wrapped) {
        return new VaultKey.Live(
                handle, Subject.valueOf(subject), kek.unwrap(wrapped, bound(handle)));
    }

    private static byte[] bound(UUID handle) {
        return ("ward-ledger/vault/key/1/" + handle).getBytes(StandardCharsets.US_ASCII);
    }
}
