package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Progress;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.tiles.Durable;
import org.wardledger.transparency.tiles.FolderSource;
import org.wardledger.transparency.tiles.HttpSource;
import org.wardledger.transparency.tiles.TileSource;
import org.wardledger.transparency.verify.BundleFiles;
import org.wardledger.transparency.verify.Evidence;
import org.wardledger.transparency.verify.Outcome;
import org.wardledger.transparency.verify.ProofFiles;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Verdict;
import org.wardledger.transparency.verify.VerdictTexts;
import org.wardledger.transparency.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ledger verify`: a whole log from a folder or a web address, or single proofs without any log.
/// Trusts nothing that it finds there: keys and remembered checkpoints are the asker's own. The
/// exit code is the verdict's: 0 witnessed, 10 unwitnessed, 20 unanchored, 30 diverged, 40
/// invalid; 1 where it could not be found out.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class VerifyCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PERCENT = 100;

    @Parameters(arity = "0..1", paramLabel = "FOLDER|URL|ZIP", descriptionKey = "verifyPlace")
    @Nullable String place;

    @Option(names = "--policy", paramLabel = "FILE", descriptionKey = "verifyPolicy")
    @Nullable Path policy;

    @Option(names = "--checkpoint", paramLabel = "FILE", descriptionKey = "verifyCheckpoint")
    @Nullable Path checkpoint;

    @Option(names = "--save-checkpoint", paramLabel = "FILE", descriptionKey = "verifySave")
    @Nullable Path save;

    @Option(names = "--proof", paramLabel = "FILE", descriptionKey = "verifyProof")
    List<Path> proofs = List.of();

    @Option(names = "--entry", paramLabel = "FILE", descriptionKey = "verifyEntry")
    List<Path> entries = List.of();

    @Option(names = "--lang", paramLabel = "kk|ru|en", descriptionKey = "lang")
    @Nullable String language;

    @Override
    public Integer call() throws IOException {
        Says says = Says.in(language);
        Named named = new Named(says);
        Path trusted = policy;
        Optional<Policy> keys =
                trusted == null ? Optional.empty() : Optional.of(named.policy(trusted));
        List<Evidence> evidence = evidence(named);
        String from = place;
        if (from != null && from.endsWith(".zip")) {
            return bundle(from, keys, remembered(named), says);
        }
        if (from != null) {
            return log(from, new Question(keys, remembered(named), evidence), says);
        }
        if (evidence.isEmpty()) {
            throw new Failed(says.text("verify.what"));
        }
        return alone(keys, evidence, says);
    }

    private Optional<SignedCheckpoint> remembered(Named named) {
        Path file = checkpoint;
        return file == null ? Optional.empty() : Optional.of(named.checkpoint(file));
    }

    private List<Evidence> evidence(Named named) {
        if (!entries.isEmpty() && entries.size() != proofs.size()) {
            throw new Failed(named.says().text("verify.pairs"));
        }
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < proofs.size(); i++) {
            byte[] proof = named.bytes(proofs.get(i));
            byte[] entry =
                    entries.isEmpty()
                            ? ProofFiles.carriedEntry(proof)
                                    .orElseThrow(
                                            () -> new Failed(named.says().text("verify.pairs")))
                            : named.bytes(entries.get(i));
            evidence.add(new Evidence(proofs.get(i).toString(), proof, entry));
        }
        return evidence;
    }

    private int log(String from, Question question, Says says) throws IOException {
        try (KeptDocuments source = new KeptDocuments(source(from, says))) {
            Progress progress = new Progress(says.text("verify.progress"));
            Verdict verdict;
            try {
                verdict =
                        Verifier.check(
                                source,
                                question,
                                (leaves, of) -> progress.percent((int) (leaves * PERCENT / of)));
            } catch (IOException e) {
                throw new Failed(says.text("verify.outage", from, String.valueOf(e.getMessage())));
            }
            verdict.head().ifPresent(head -> progress.done(head.size()));
            print(verdict, says);
            save(verdict, source, says);
            return verdict.outcome().exitCode();
        }
    }

    private static int bundle(
            String from, Optional<Policy> keys, Optional<SignedCheckpoint> kept, Says says) {
        try {
            Verdict verdict = BundleFiles.check(Path.of(from), keys, kept);
            print(verdict, says);
            return verdict.outcome().exitCode();
        } catch (IOException _) {
            throw new Failed(says.text("verify.no-file", from));
        }
    }

    /// Each proof by itself, without a log; the worst verdict counts.
    private static int alone(Optional<Policy> keys, List<Evidence> evidence, Says says) {
        int worst = 0;
        for (Evidence one : evidence) {
            System.out.println(one.name());
            Verdict verdict = ProofFiles.check(keys, one);
            print(verdict, says);
            worst = Math.max(worst, verdict.outcome().exitCode());
        }
        return worst;
    }

    static void print(Verdict verdict, Says says) {
        VerdictTexts.in(says.locale()).lines(verdict).forEach(System.out::println);
    }

    private static TileSource source(String from, Says says) {
        if (from.matches("https?://.*")) {
            try {
                return new HttpSource(URI.create(from), PATIENCE);
            } catch (IllegalArgumentException _) {
                throw new Failed(says.text("verify.no-place", from));
            }
        }
        Path folder = Path.of(from);
        if (!Files.isDirectory(folder)) {
            throw new Failed(says.text("verify.no-place", from));
        }
        return new FolderSource(folder);
    }

    /// Keeps what was verified for the next visit; never what did not hold.
    private void save(Verdict verdict, KeptDocuments source, Says says) throws IOException {
        Path file = save;
        boolean sound =
                verdict.outcome() == Outcome.WITNESSED || verdict.outcome() == Outcome.UNWITNESSED;
        if (file == null) {
            return;
        }
        Optional<SignedCheckpoint> seen = verdict.head().flatMap(source::checkpointOf);
        if (!sound || seen.isEmpty()) {
            System.err.println("ledger: " + says.text("verify.not-saved", file));
            return;
        }
        keep(file, seen.get().bytes(), says);
        System.err.println(says.text("verify.saved", file));
    }

    /// Beside it and then in its place: a full disk or a kill leaves the one of the last visit,
    /// which may be all that can tell a rewritten history.
    private static void keep(Path file, byte[] checkpoint, Says says) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || parent == null || !Files.isDirectory(parent)) {
            throw new Failed(says.text("verify.cannot-keep", file));
        }
        Durable.swap(Files.exists(file) ? file.toRealPath() : file, checkpoint);
    }
}
