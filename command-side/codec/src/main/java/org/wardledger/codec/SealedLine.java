package org.wardledger.codec;

/// One ward's line as it was recorded, and the digest under which its entry commits to it.
///
/// @param value a record of the events, such as `WardLine`
/// @param digest 32 bytes; not to be changed
public record SealedLine(Object value, byte[] digest) {}
