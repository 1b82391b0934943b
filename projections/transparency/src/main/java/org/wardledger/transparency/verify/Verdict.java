package org.wardledger.transparency.verify;

import java.util.List;
import java.util.Optional;
import org.wardledger.transparency.merkle.TreeHead;

/// What a verification came to, statement by statement.
///
/// @param head size and root that the verdict is about, where there is a readable checkpoint
/// @param damage the first bad place, where one was found
public record Verdict(
        Outcome outcome, Optional<TreeHead> head, Optional<Damage> damage, List<Finding> findings) {
    public Verdict {
        findings = List.copyOf(findings);
    }

    /// How a statement stands; empty when it did not come to it.
    public Optional<Finding> of(Statement statement) {
        return findings.stream().filter(f -> f.statement() == statement).findFirst();
    }

    public List<Finding> notChecked() {
        return findings.stream().filter(f -> f.state() == Finding.State.NOT_CHECKED).toList();
    }

    static Verdict of(Optional<TreeHead> head, Optional<Damage> damage, List<Finding> findings) {
        return new Verdict(outcome(findings), head, damage, findings);
    }

    private static Outcome outcome(List<Finding> findings) {
        boolean invalid = false;
        boolean diverged = false;
        boolean unwitnessed = false;
        boolean unanchored = false;
        for (Finding finding : findings) {
            boolean failed = finding.failed();
            switch (finding.statement()) {
                case CHECKPOINT,
                        ENTRIES,
                        TILES,
                        INCLUSION,
                        PROOFS,
                        OPENINGS,
                        DISCLOSURES,
                        NUMBERS,
                        BALANCES,
                        MONTHS,
                        COMPLETENESS ->
                        invalid |= failed;
                case LOG_SIGNATURE -> {
                    invalid |= failed;
                    unanchored |= finding.state() == Finding.State.NOT_CHECKED;
                }
                case QUORUM -> unwitnessed |= finding.state() != Finding.State.HOLDS;
                case REMEMBERED, PREVIOUS -> diverged |= failed;
            }
        }
        if (invalid) {
            return Outcome.INVALID;
        }
        if (diverged) {
            return Outcome.DIVERGED;
        }
        if (unanchored) {
            return Outcome.UNANCHORED;
        }
        return unwitnessed ? Outcome.UNWITNESSED : Outcome.WITNESSED;
    }
}
