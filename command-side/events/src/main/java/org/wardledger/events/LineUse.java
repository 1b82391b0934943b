package org.wardledger.events;

import java.util.UUID;

/// How much of one bank line a posting uses, tiyn, positive.
///
/// @param line event id of `statement.line-recorded`
public record LineUse(UUID line, long amt) {}
