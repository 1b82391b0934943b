package org.wardledger.transparency.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.TlogProof;

/// Checks `.tlog-proof` files. One alone needs nothing but the entry and a policy: no log, no
/// network.
public final class ProofFiles {
    private ProofFiles() {}

    /// The verdict about one entry, by its proof.
    public static Verdict check(Optional<Policy> policy, Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        return switch (TlogProof.parse(evidence.proof())) {
            case Parsed.Bad<TlogProof>(String code, _) -> {
                findings.add(
                        Finding.fails(Statement.PROOFS, "proof.unreadable", evidence.name(), code));
                yield Verdict.of(Optional.empty(), Optional.empty(), findings);
            }
            case Parsed.Good<TlogProof>(TlogProof proof) -> {
                findings.addAll(Signatures.check(policy, proof.checkpoint()));
                findings.add(
                        included(evidence, proof)
                                ? Finding.holds(Statement.PROOFS, 1)
                                : Finding.fails(Statement.PROOFS, "proof.fails", evidence.name()));
                findings.add(Finding.notChecked(Statement.ENTRIES, "proof.only"));
                findings.add(Finding.notChecked(Statement.COMPLETENESS, "completeness"));
                yield Verdict.of(
                        Optional.of(proof.checkpoint().head()), Optional.empty(), findings);
            }
        };
    }

    /// The entry that a proof carries in its `extra` line: everything before the first line feed
    /// there. Nothing vouches for it until the proof has been checked against it.
    public static Optional<byte[]> carriedEntry(byte[] proof) {
        return TlogProof.parse(proof)
                .good()
                .flatMap(TlogProof::extra)
                .map(extra -> firstLine(Base64.getDecoder().decode(extra)));
    }

    private static byte[] firstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Arrays.copyOf(bytes, end);
    }

    static boolean included(Evidence evidence, TlogProof proof) {
        return ProofCheck.inclusion(
                        Hashes.leaf(evidence.entry()),
                        proof.index(),
                        proof.checkpoint().head(),
                        proof.path())
                == ProofCheck.OK;
    }
}
