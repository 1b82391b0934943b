package org.wardledger.transparency.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.wardledger.transparency.evidence.EvidenceBundle;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.note.Malformed;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.Strict;
import org.wardledger.transparency.note.TlogProof;

/// Checks an evidence bundle with nothing of its maker trusted: the keys are the asker's, and the
/// policy inside it is not looked at.
public final class BundleFiles {
    private static final int FILE_BYTES_MAX = TlogProof.BYTES_MAX;
    private static final int FILES_MAX = 3 * EvidenceBundle.LEAVES_MAX + 16;

    private final Optional<Policy> policy;
    private final Map<String, byte[]> files;
    private final List<Finding> findings = new ArrayList<>();

    private BundleFiles(Optional<Policy> policy, Map<String, byte[]> files) {
        this.policy = policy;
        this.files = files;
    }

    /// @param remembered a checkpoint that the asker kept
    /// @throws IOException when the file cannot be read at all
    public static Verdict check(
            Path bundle, Optional<Policy> policy, Optional<SignedCheckpoint> remembered)
            throws IOException {
        Map<String, byte[]> files;
        try {
            files = read(bundle);
        } catch (ZipException | Malformed e) {
            return Verdict.of(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(
                            Finding.fails(
                                    Statement.PROOFS,
                                    "bundle.unreadable",
                                    String.valueOf(e.getMessage()))));
        }
        return new BundleFiles(policy, files).verdict(remembered);
    }

    private static Map<String, byte[]> read(Path bundle) throws IOException, Malformed {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile(), UTF_8)) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
                    boolean twice = files.put(entry.getName(), bytes) != null;
                    if (twice || bytes.length > FILE_BYTES_MAX || files.size() > FILES_MAX) {
                        throw new Malformed("bundle.form", entry.getName());
                    }
                }
            }
        }
        return files;
    }

    private Verdict verdict(Optional<SignedCheckpoint> remembered) {
        byte[] bytes = files.getOrDefault(EvidenceBundle.CHECKPOINT, new byte[0]);
        Optional<SignedCheckpoint> read = SignedCheckpoint.parse(bytes).good();
        if (read.isEmpty()) {
            findings.add(
                    Finding.fails(
                            Statement.CHECKPOINT,
                            "checkpoint.unreadable",
                            EvidenceBundle.CHECKPOINT,
                            ""));
            return Verdict.of(Optional.empty(), Optional.empty(), findings);
        }
        SignedCheckpoint now = read.get();
        findings.add(Finding.holds(Statement.CHECKPOINT, EvidenceBundle.CHECKPOINT, now.size()));
        findings.addAll(Signatures.check(policy, now));
        Finding leaves = leaves(now);
        findings.add(leaves);
        findings.addAll(new DisclosureFiles(files).check(!leaves.failed()));
        findings.add(older(now, remembered));
        findings.add(Finding.notChecked(Statement.ENTRIES, "proof.only"));
        findings.add(Finding.notChecked(Statement.COMPLETENESS, "completeness"));
        return Verdict.of(Optional.of(now.head()), Optional.empty(), findings);
    }

    /// Every leaf has its proof under the bundle's own checkpoint, at the index of its name.
    private Finding leaves(SignedCheckpoint now) {
        int good = 0;
        for (String name : files.keySet()) {
            if (!name.startsWith(EvidenceBundle.LEAVES)) {
                continue;
            }
            String stem = name.replaceAll("\\.(entry|tlog-proof)$", "");
            byte[] entry = files.get(stem + EvidenceBundle.ENTRY);
            byte[] proof = files.get(stem + EvidenceBundle.PROOF);
            if (entry == null || proof == null) {
                return Finding.fails(Statement.PROOFS, "bundle.incomplete", name);
            }
            if (name.endsWith(EvidenceBundle.PROOF)) {
                if (!proved(stem, new Evidence(name, proof, entry), now)) {
                    return Finding.fails(Statement.PROOFS, "proof.fails", name);
                }
                good++;
            }
        }
        return good == 0
                ? Finding.fails(Statement.PROOFS, "bundle.incomplete", EvidenceBundle.LEAVES)
                : Finding.holds(Statement.PROOFS, good);
    }

    private static boolean proved(String stem, Evidence evidence, SignedCheckpoint now) {
        return switch (TlogProof.parse(evidence.proof())) {
            case Parsed.Bad<TlogProof> _ -> false;
            case Parsed.Good<TlogProof>(TlogProof proof) ->
                    stem.equals(EvidenceBundle.LEAVES + proof.index())
                            && proof.checkpoint().checkpoint().equals(now.checkpoint())
                            && ProofFiles.included(evidence, proof);
        };
    }

    /// The checkpoint that the asker kept, or that the bundle shows as kept.
    private Finding older(SignedCheckpoint now, Optional<SignedCheckpoint> remembered) {
        byte[] previous = files.get(EvidenceBundle.PREVIOUS);
        Optional<SignedCheckpoint> shown =
                previous == null ? Optional.empty() : SignedCheckpoint.parse(previous).good();
        Optional<SignedCheckpoint> older = remembered.isPresent() ? remembered : shown;
        if (older.isEmpty()) {
            return previous == null
                    ? Finding.notChecked(Statement.REMEMBERED, "remembered.none")
                    : Finding.fails(Statement.REMEMBERED, "bundle.incomplete", "checkpoint.prev");
        }
        SignedCheckpoint kept = older.get();
        if (!Signatures.signed(policy, kept)) {
            return Finding.fails(Statement.REMEMBERED, "remembered.unsigned", kept.size());
        }
        if (kept.size() > now.size()) {
            return Finding.notChecked(
                    Statement.REMEMBERED, "bundle.older", kept.size(), now.size());
        }
        if (kept.size() < now.size() && shown.filter(s -> s.head().equals(kept.head())).isEmpty()) {
            return Finding.notChecked(Statement.REMEMBERED, "bundle.no-consistency", kept.size());
        }
        return ProofCheck.consistency(kept.head(), now.head(), hashes(kept, now)) == ProofCheck.OK
                ? Finding.holds(Statement.REMEMBERED, kept.size())
                : Finding.fails(Statement.REMEMBERED, "remembered.differs", kept.size());
    }

    private List<Hash> hashes(SignedCheckpoint kept, SignedCheckpoint now) {
        if (kept.size() == now.size()) {
            return List.of();
        }
        List<Hash> hashes = new ArrayList<>();
        byte[] lines = files.getOrDefault(EvidenceBundle.CONSISTENCY, new byte[0]);
        for (String line : new String(lines, UTF_8).lines().toList()) {
            try {
                hashes.add(Strict.hash(line));
            } catch (Malformed _) {
                return List.of(); // leads to no root
            }
        }
        return hashes;
    }
}
