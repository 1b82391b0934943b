package org.wardledger.events;

import org.jspecify.annotations.Nullable;

/// A supporting document: its kind, number and a salted hash of its bytes. The bytes are elsewhere.
///
/// @param hash base64url of SHA-256 over a 32-byte salt and the bytes; the salt is beside it
public record Evidence(
        MoneyCode.Document kind,
        @Nullable String number,
        @Nullable String salt,
        @Nullable String hash) {}
