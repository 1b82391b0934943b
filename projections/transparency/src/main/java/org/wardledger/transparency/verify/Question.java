package org.wardledger.transparency.verify;

import java.util.List;
import java.util.Optional;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.SignedCheckpoint;

/// What the asker brings. None of it comes from the log: a log that hands out the keys to check it
/// with proves nothing.
///
/// @param policy whose signatures count; without one the verdict is at best UNANCHORED
/// @param remembered a checkpoint that the asker kept from an earlier visit, a receipt, a newspaper
/// @param proofs files to be checked against the log
public record Question(
        Optional<Policy> policy, Optional<SignedCheckpoint> remembered, List<Evidence> proofs) {
    public Question {
        proofs = List.copyOf(proofs);
    }

    public static Question of(Policy policy) {
        return new Question(Optional.of(policy), Optional.empty(), List.of());
    }

    public static Question withoutPolicy() {
        return new Question(Optional.empty(), Optional.empty(), List.of());
    }

    public Question remembering(SignedCheckpoint checkpoint) {
        return new Question(policy, Optional.of(checkpoint), proofs);
    }

    public Question with(List<Evidence> evidence) {
        return new Question(policy, remembered, evidence);
    }
}
