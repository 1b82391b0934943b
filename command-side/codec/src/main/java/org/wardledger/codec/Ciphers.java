package org.wardledger.codec;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Cipher;

/// Idle ciphers, each where the next part under the same key will look for it: a cipher that still
/// has the schedule of a key need not make it again, and that is a third of opening a short part.
///
/// Bounded: about 4 MB when full. [#forget] drops them all, so that no schedule outlives a key that
/// was destroyed.
final class Ciphers {
    private static final int SLOTS = 2048;
    private static volatile AtomicReferenceArray<Used> idle = new AtomicReferenceArray<>(SLOTS);

    /// A cipher with what it did last, for it refuses to seal twice with one nonce.
    ///
    /// @param home where it came from; one that was dropped meanwhile takes nothing back
    record Used(Cipher cipher, byte[] nonce, AtomicReferenceArray<Used> home) {}

    private Ciphers() {}

    /// A cipher of the caller's own until it gives it back.
    static Used take(int slot) throws GeneralSecurityException {
        AtomicReferenceArray<Used> home = idle;
        Used found = home.getAndSet(slot & SLOTS - 1, null);
        return found == null ? new Used(fresh(), new byte[0], home) : found;
    }

    static Cipher fresh() throws GeneralSecurityException {
        return Cipher.getInstance("AES/GCM/NoPadding");
    }

    static void giveBack(int slot, Used used) {
        used.home.set(slot & SLOTS - 1, used);
    }

    /// After a key was destroyed. What is in use now is dropped when it is given back.
    static void forget() {
        idle = new AtomicReferenceArray<>(SLOTS);
    }
}
