package org.wardledger.web.proof;

import org.jspecify.annotations.Nullable;

/// The line on every page that says how far the public log is.
///
/// @param position last publicly provable record; 0 where there is none
/// @param witnessed whether others than the operator vouch for it
/// @param age since it was witnessed last
public record ProofStrip(long position, boolean witnessed, @Nullable Span age) {}
