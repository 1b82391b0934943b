package org.wardledger.command.keys;

import org.wardledger.codec.KeyedHash;

/// A keyed hash of single values, so short that it says only whether two are likely the same.
final class FieldHash {
    private final KeyedHash hash;

    FieldHash(byte[] secret) {
        hash = KeyedHash.of(secret, "ward-ledger/request-field/1");
    }

    /// Three bytes for the value of the `index`-th field, which stands in `bytes` from `from` to
    /// `to`.
    byte[] of(int index, byte[] bytes, int from, int to) {
        byte[] message = new byte[1 + to - from];
        message[0] = (byte) index;
        System.arraycopy(bytes, from, message, 1, to - from);
        byte[] whole = hash.of(message);
        return new byte[] {whole[0], whole[1], whole[2]};
    }
}
