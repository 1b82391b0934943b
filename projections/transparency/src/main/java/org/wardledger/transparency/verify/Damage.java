package org.wardledger.transparency.verify;

/// The first place where the files of a log do not fit together.
///
/// @param file path inside the log
/// @param index of the first leaf that is touched; for higher tiles the first leaf below the hash
/// @param reason code: `file.missing`, `file.short`, `entry.differs`, `tile.differs`
public record Damage(String file, long index, String reason) {}
