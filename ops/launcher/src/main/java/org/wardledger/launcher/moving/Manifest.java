package org.wardledger.launcher.moving;

import java.time.Instant;
import java.util.UUID;

/// What a backup says of itself, first of all its parts.
///
/// @param backup id of this backup
/// @param madeAt when it was begun
/// @param position of its last event; everything before is in it too
/// @param vault the key vault
/// @param nameKey key of the vault's names, locked
record Manifest(UUID backup, Instant madeAt, long position, UUID vault, byte[] nameKey) {}
