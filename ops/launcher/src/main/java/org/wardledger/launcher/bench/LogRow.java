package org.wardledger.launcher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.Folders;
import org.wardledger.transparency.note.Parsed;
import org.wardledger.transparency.note.Policy;
import org.wardledger.transparency.note.SigningKey;
import org.wardledger.transparency.sequencer.Admission;
import org.wardledger.transparency.sequencer.LogSettings;
import org.wardledger.transparency.sequencer.LogWriter;
import org.wardledger.transparency.tiles.FolderSource;
import org.wardledger.transparency.verify.Progress;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Verifier;

/// The public log of the demo written anew (sequenced, tiles forced to disk, read back, signed) and
/// verified whole. Beside it the mere reading and hashing of the same entries.
final class LogRow implements Measure {
    private static final int ROUNDS = 3;
    private static final String NAME = "bench.example.org/log";

    @Override
    public Row measure(BenchContext context) throws IOException, InterruptedException {
        EventStore store = context.demo().product().store();
        SigningKey key = SigningKey.generate(NAME, new SecureRandom());
        Policy policy = unwitnessed(key);
        long leaves = store.head();
        long written = Long.MAX_VALUE;
        long verified = Long.MAX_VALUE;
        long hashed = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = context.folder().resolve("log-" + round);
            Files.createDirectories(folder);
            written = Math.min(written, write(store, folder, key));
            verified = Math.min(verified, verify(folder, policy));
            hashed = Math.min(hashed, hash(store));
            Folders.delete(folder);
        }
        return new Row(
                "log",
                List.of(
                        Figure.rate("leaves written", leaves, written),
                        Figure.rate("leaves verified", leaves, verified)),
                "read and hashed only",
                List.of(Figure.rate("entries", leaves, hashed)),
                List.of(leaves + " leaves, best of " + ROUNDS));
    }

    private static Policy unwitnessed(SigningKey key) {
        String text = "log " + key.logKey().text() + "\nquorum none\n";
        return switch (Policy.parse(text.getBytes(StandardCharsets.UTF_8))) {
            case Parsed.Good<Policy> good -> good.value();
            case Parsed.Bad<Policy> bad -> throw new IllegalStateException(bad.code());
        };
    }

    private static long write(EventStore store, Path folder, SigningKey key) throws IOException {
        long start = System.nanoTime();
        LogSettings settings =
                LogSettings.of(folder.resolve("public"), folder.resolve("state"), key);
        try (LogWriter writer = LogWriter.open(store, settings, Admission.all())) {
            writer.advanceAll();
        }
        return System.nanoTime() - start;
    }

    private static long verify(Path folder, Policy policy) throws IOException {
        long start = System.nanoTime();
        var verdict =
                Verifier.check(
                        new FolderSource(folder.resolve("public")),
                        Question.of(policy),
                        Progress.none());
        long took = System.nanoTime() - start;
        if (verdict.outcome().exitCode() != 10) {
            throw new IllegalStateException("the log just written is " + verdict.outcome());
        }
        return took;
    }

    private static long hash(EventStore store) {
        long start = System.nanoTime();
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            ReplayNull.scan(store, event -> sha.digest(event.entry()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - start;
    }
}
