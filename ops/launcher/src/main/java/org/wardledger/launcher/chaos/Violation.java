package org.wardledger.launcher.chaos;

import org.jspecify.annotations.Nullable;

/// A promise that was not kept.
///
/// @param promise which one, a stable code
/// @param position place in the ledger, where it is about one
/// @param evidence what was seen, and what should have been
record Violation(String promise, @Nullable Long position, String evidence) {

    String text() {
        return promise + (position == null ? "" : " at position " + position) + ": " + evidence;
    }
}
