package org.wardledger.codec;

/// What a part's handle leads to.
sealed interface FoundKey permits SubjectKey, FoundKey.Destroyed {

    /// Destroyed on purpose: the part is erased.
    enum Destroyed implements FoundKey {
        FOR_GOOD
    }
}
