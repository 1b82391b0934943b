package org.wardledger.transparency.verify;

/// A `.tlog-proof` file and the entry that it is about.
///
/// @param name for messages
public record Evidence(String name, byte[] proof, byte[] entry) {}
