package org.wardledger.transparency.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.wardledger.transparency.merkle.Hash;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.merkle.ProofCheck;
import org.wardledger.transparency.merkle.Proofs;
import org.wardledger.transparency.merkle.TreeHead;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.note.SignedNote;
import org.wardledger.transparency.note.TlogProof;
import org.wardledger.transparency.tiles.Bundle;
import org.wardledger.transparency.tiles.LogFolder;
import org.wardledger.transparency.tiles.TileName;
import org.wardledger.transparency.tiles.TileSource;
import org.wardledger.transparency.tiles.TileTree;

/// Checks a whole log, from a folder or over HTTP, with nothing of its operator trusted: keys,
/// remembered checkpoint and proofs come from the asker.
public final class Verifier {
    private static final int SAMPLES = 16;

    private final TileSource source;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Damage> damage = Optional.empty();

    private Verifier(TileSource source, Progress progress) {
        this.source = source;
        this.progress = progress;
    }

    /// @throws IOException when the source stops answering; that says nothing about the log
    public static Verdict check(TileSource source, Question question, Progress progress)
            throws IOException {
        return new Verifier(source, progress).check(question);
    }

    private Verdict check(Question question) throws IOException {
        Optional<SignedCheckpoint> read = checkpoint();
        if (read.isEmpty()) {
            return Verdict.of(Optional.empty(), damage, findings);
        }
        SignedCheckpoint checkpoint = read.get();
        findings.addAll(Signatures.check(question.policy(), checkpoint));
        Optional<SignedCheckpoint> previous = document(LogFolder.PREVIOUS);
        List<TlogProof> proofs = proofs(question);
        SortedSet<Long> sizes = new TreeSet<>();
        question.remembered().ifPresent(c -> sizes.add(c.size()));
        previous.ifPresent(c -> sizes.add(c.size()));
        proofs.forEach(p -> sizes.add(p.checkpoint().size()));
        Replay.Result replayed = new Replay(source, progress, checkpoint.size(), sizes).run();
        boolean sound = compare(checkpoint.head(), replayed);
        if (sound) {
            sampleInclusion(checkpoint.head());
        }
        findings.add(openings(replayed.openings(), checkpoint.size(), sound));
        findings.add(remembered(question, checkpoint, replayed.heads(), sound));
        previous.ifPresent(p -> findings.add(previous(question, p, checkpoint, replayed.heads())));
        if (!question.proofs().isEmpty() && proofs.size() == question.proofs().size()) {
            findings.add(proofs(question, proofs, checkpoint, replayed.heads()));
        }
        findings.add(Finding.notChecked(Statement.COMPLETENESS, "completeness"));
        return Verdict.of(Optional.of(checkpoint.head()), damage, findings);
    }

    /// The one that witnesses have seen, or the newest where there is none.
    private Optional<SignedCheckpoint> checkpoint() throws IOException {
        String name = LogFolder.CHECKPOINT;
        Optional<byte[]> bytes = source.read(name, SignedNote.BYTES_MAX);
        if (bytes.isEmpty()) {
            name = LogFolder.LATEST;
            bytes = source.read(name, SignedNote.BYTES_MAX);
        }
        if (bytes.isEmpty()) {
            findings.add(Finding.fails(Statement.CHECKPOINT, "checkpoint.missing", source.place()));
            return Optional.empty();
        }
        switch (SignedCheckpoint.parse(bytes.get())) {
            case Parsed.Bad<SignedCheckpoint>(String code, String detail) -> {
                findings.add(
                        Finding.fails(
                                Statement.CHECKPOINT,
                                "checkpoint.unreadable",
                                name,
                                (code + " " + detail).strip()));
                return Optional.empty();
            }
            case Parsed.Good<SignedCheckpoint>(SignedCheckpoint read) -> {
                if (read.size() == 0) { // nobody publishes nothing
                    findings.add(Finding.fails(Statement.CHECKPOINT, "checkpoint.empty", name));
                    return Optional.empty();
                }
                findings.add(Finding.holds(Statement.CHECKPOINT, name, read.size()));
                return Optional.of(read);
            }
        }
    }

    private Optional<SignedCheckpoint> document(String name) throws IOException {
        return source.read(name, SignedNote.BYTES_MAX)
                .flatMap(b -> SignedCheckpoint.parse(b).good());
    }

    private boolean compare(TreeHead head, Replay.Result replayed) {
        boolean entries = replayed.entries().filter(head::equals).isPresent();
        boolean tiles = replayed.leaves().isEmpty() && replayed.upper().isEmpty();
        damage = replayed.leaves().or(replayed::upper);
        if (entries && damage.isPresent()) {
            damage = damage.map(Verifier::inTile); // the entries are right, so it is the tile
        }
        if (entries) {
            findings.add(Finding.holds(Statement.ENTRIES, head.size()));
        } else if (damage.isEmpty()) {
            findings.add(Finding.fails(Statement.ENTRIES, "root.differs", head.size()));
        } else {
            Damage at = damage.get();
            findings.add(Finding.fails(Statement.ENTRIES, at.reason(), at.file(), at.index()));
        }
        if (tiles) {
            findings.add(Finding.holds(Statement.TILES));
        } else if (entries) {
            Damage at = damage.orElseThrow();
            findings.add(Finding.fails(Statement.TILES, at.reason(), at.file(), at.index()));
        } else if (replayed.tiles().equals(head)) {
            findings.add(Finding.notChecked(Statement.TILES, "tiles.right-entries-wrong"));
        } else {
            findings.add(Finding.notChecked(Statement.TILES, "entries.wrong"));
        }
        return entries && tiles;
    }

    private static Damage inTile(Damage damage) {
        if (!damage.reason().equals("entry.differs")) {
            return damage;
        }
        String tile = damage.file().replace("tile/entries/", "tile/0/");
        return new Damage(tile, damage.index(), "tile.differs");
    }

    private void sampleInclusion(TreeHead head) throws IOException {
        var tree = new TileTree(source, head.size());
        List<Long> indexes =
                LongStream.range(0, SAMPLES)
                        .map(i -> (head.size() - 1) * i / (SAMPLES - 1))
                        .distinct()
                        .boxed()
                        .toList();
        try {
            for (long index : indexes) {
                Hash leaf = leaf(head.size(), index);
                List<Hash> path = Proofs.inclusion(index, head.size(), tree);
                if (ProofCheck.inclusion(leaf, index, head, path) != ProofCheck.OK) {
                    findings.add(Finding.fails(Statement.INCLUSION, "inclusion.fails", index));
                    return;
                }
            }
            findings.add(Finding.holds(Statement.INCLUSION, indexes.size()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Hash leaf(long size, long index) throws IOException {
        TileName name = TileName.in(size, TileName.ENTRIES, index / TileName.FULL).orElseThrow();
        int at = (int) (index % TileName.FULL);
        return source.read(name)
                .map(bundle -> Bundle.read(bundle).entries())
                .filter(entries -> at < entries.size())
                .map(entries -> Hashes.leaf(entries.get(at)))
                .orElseThrow(() -> new IOException(name.path() + " has gone or is shorter now"));
    }

    private Finding openings(Openings openings, long size, boolean sound) throws IOException {
        if (!sound) {
            return Finding.notChecked(Statement.OPENINGS, "entries.wrong");
        }
        return openings.check(source, size)
                .map(f -> Finding.fails(Statement.OPENINGS, f.reason(), f.index(), f.of()))
                .orElseGet(() -> Finding.holds(Statement.OPENINGS, openings.values()));
    }

    private static Finding remembered(
            Question question, SignedCheckpoint now, Map<Long, TreeHead> heads, boolean sound) {
        if (question.remembered().isEmpty()) {
            return Finding.notChecked(Statement.REMEMBERED, "remembered.none");
        }
        SignedCheckpoint kept = question.remembered().get();
        if (!Signatures.signed(question.policy(), kept)) {
            return Finding.fails(Statement.REMEMBERED, "remembered.unsigned", kept.size());
        }
        if (kept.size() > now.size()) {
            return Finding.fails(Statement.REMEMBERED, "remembered.ahead", kept.size(), now.size());
        }
        if (kept.size() == 0 || kept.head().equals(heads.get(kept.size()))) {
            return Finding.holds(Statement.REMEMBERED, kept.size());
        }
        return sound
                ? Finding.fails(Statement.REMEMBERED, "remembered.differs", kept.size())
                : Finding.notChecked(Statement.REMEMBERED, "entries.wrong");
    }

    private static Finding previous(
            Question question,
            SignedCheckpoint previous,
            SignedCheckpoint now,
            Map<Long, TreeHead> heads) {
        boolean known =
                question.policy().isPresent() && Signatures.signed(question.policy(), previous);
        if (!known) {
            return Finding.notChecked(
                    Statement.PREVIOUS, "previous.unknown", previous.origin(), previous.size());
        }
        if (previous.size() > now.size()) {
            return Finding.notChecked(Statement.PREVIOUS, "previous.ahead", previous.size());
        }
        return previous.head().equals(heads.get(previous.size()))
                ? Finding.holds(Statement.PREVIOUS, previous.origin(), previous.size())
                : Finding.fails(
                        Statement.PREVIOUS, "previous.differs", previous.origin(), previous.size());
    }

    private List<TlogProof> proofs(Question question) {
        List<TlogProof> proofs = new ArrayList<>();
        for (Evidence evidence : question.proofs()) {
            switch (TlogProof.parse(evidence.proof())) {
                case Parsed.Good<TlogProof>(TlogProof proof) -> proofs.add(proof);
                case Parsed.Bad<TlogProof>(String code, _) ->
                        findings.add(
                                Finding.fails(
                                        Statement.PROOFS,
                                        "proof.unreadable",
                                        evidence.name(),
                                        code));
            }
        }
        return proofs;
    }

    private static Finding proofs(
            Question question,
            List<TlogProof> proofs,
            SignedCheckpoint now,
            Map<Long, TreeHead> heads) {
        for (int i = 0; i < proofs.size(); i++) {
            TlogProof proof = proofs.get(i);
            Evidence evidence = question.proofs().get(i);
            if (!Signatures.signed(question.policy(), proof.checkpoint())
                    || !ProofFiles.included(evidence, proof)) {
                return Finding.fails(Statement.PROOFS, "proof.fails", evidence.name());
            }
            SignedCheckpoint then = proof.checkpoint();
            if (then.size() > now.size() || !then.head().equals(heads.get(then.size()))) {
                return Finding.fails(Statement.PROOFS, "proof.elsewhere", evidence.name());
            }
        }
        return Finding.holds(Statement.PROOFS, proofs.size());
    }
}
