package org.wardledger.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wardledger.web.reading.At;

/// What a page was computed at: the bar under the header of every page, export and print.
///
/// @param time when the last record that counts was made
/// @param newest newest position that searches see
/// @param permalink address of this very page at this very position
public record Basis(At at, @Nullable Instant time, long newest, String permalink) {}
