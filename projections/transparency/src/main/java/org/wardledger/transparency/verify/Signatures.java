package org.wardledger.transparency.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.Quorum;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.Vkey;

/// Who vouches for a checkpoint, by a policy that the asker brought.
final class Signatures {
    private Signatures() {}

    static List<Finding> check(Optional<Policy> policy, SignedCheckpoint checkpoint) {
        if (policy.isEmpty()) {
            return List.of(
                    Finding.notChecked(Statement.LOG_SIGNATURE, "policy.missing"),
                    Finding.notChecked(Statement.QUORUM, "policy.missing"));
        }
        List<Vkey> logs = policy.get().logKeys(checkpoint.origin());
        List<Vkey> known = new ArrayList<>(logs);
        known.addAll(policy.get().witnessKeys());
        return switch (checkpoint.note().signers(known)) {
            case Parsed.Bad<Set<Vkey>>(_, String key) ->
                    List.of(
                            Finding.fails(Statement.LOG_SIGNATURE, "signature.bad", key),
                            Finding.notChecked(Statement.QUORUM, "signature.bad", key));
            case Parsed.Good<Set<Vkey>>(Set<Vkey> signers) ->
                    List.of(log(checkpoint, logs, signers), quorum(policy.get(), signers));
        };
    }

    private static Finding log(SignedCheckpoint checkpoint, List<Vkey> logs, Set<Vkey> signers) {
        if (logs.isEmpty()) {
            return Finding.fails(Statement.LOG_SIGNATURE, "log.unknown", checkpoint.origin());
        }
        return logs.stream().anyMatch(signers::contains)
                ? Finding.holds(Statement.LOG_SIGNATURE, checkpoint.origin())
                : Finding.fails(Statement.LOG_SIGNATURE, "log.unsigned", checkpoint.origin());
    }

    private static Finding quorum(Policy policy, Set<Vkey> signers) {
        if (policy.quorum() instanceof Quorum.None) {
            return Finding.notChecked(Statement.QUORUM, "quorum.none");
        }
        List<String> names =
                policy.witnessKeys().stream().filter(signers::contains).map(Vkey::name).toList();
        return policy.quorum().met(signers)
                ? Finding.holds(Statement.QUORUM, String.join(", ", names))
                : Finding.fails(
                        Statement.QUORUM, "quorum.missed", names.size(), policy.witnesses().size());
    }

    /// Whether a log key of the policy has signed it; true where there is no policy to ask.
    static boolean signed(Optional<Policy> policy, SignedCheckpoint checkpoint) {
        if (policy.isEmpty()) {
            return true;
        }
        List<Vkey> logs = policy.get().logKeys(checkpoint.origin());
        return checkpoint.note().signers(logs).good().filter(s -> !s.isEmpty()).isPresent();
    }
}
