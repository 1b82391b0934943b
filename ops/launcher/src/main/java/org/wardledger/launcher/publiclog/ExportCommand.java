package org.wardledger.launcher.publiclog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Progress;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.evidence.EvidenceBundle;
import org.wardledger.transparency.note.SignedCheckpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ledger export --evidence`: some entries of a log with all that is needed to check them, in one
/// file. From a ledger's own log or from anybody's copy of it; public entries only.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class ExportCommand implements Callable<Integer> {
    private static final int PERCENT = 100;

    @Option(
            names = "--evidence",
            required = true,
            paramLabel = "FILE.zip",
            descriptionKey = "exportEvidence")
    Path target = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    Path data = Path.of("data");

    @Option(names = "--log", paramLabel = "DIR", descriptionKey = "exportLog")
    @Nullable Path log;

    @Option(names = "--index", split = ",", paramLabel = "N", descriptionKey = "exportIndex")
    List<Long> indexes = List.of();

    @Option(names = "--about", paramLabel = "ID", descriptionKey = "exportAbout")
    List<String> about = List.of();

    @Option(names = "--previous", paramLabel = "FILE", descriptionKey = "exportPrevious")
    @Nullable Path previous;

    @Option(names = "--policy", paramLabel = "FILE", descriptionKey = "exportPolicy")
    @Nullable Path policy;

    @Option(names = "--lang", paramLabel = "kk|ru|en", descriptionKey = "lang")
    @Nullable String language;

    @Override
    public Integer call() throws IOException {
        Says says = Says.in(language);
        Named named = new Named(says);
        Path chosen = log;
        Path folder = chosen == null ? data.resolve("log") : chosen;
        LogReader reader = new LogReader(folder);
        SignedCheckpoint checkpoint =
                reader.witnessed()
                        .orElseThrow(() -> new Failed(says.text("export.no-log", folder)));
        SortedSet<Long> wanted = new TreeSet<>(indexes);
        wanted.addAll(mentioning(reader, checkpoint, says));
        if (wanted.isEmpty() || wanted.size() > EvidenceBundle.LEAVES_MAX) {
            throw new Failed(says.text("export.which", EvidenceBundle.LEAVES_MAX));
        }
        byte[] bundle =
                EvidenceBundle.of(reader, checkpoint, request(named, wanted))
                        .orElseThrow(
                                () -> new Failed(says.text("export.beyond", checkpoint.size())));
        try {
            Files.write(target, bundle, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException _) {
            throw new Failed(says.text("export.exists", target));
        }
        System.err.println(says.text("export.done", target, wanted.size(), checkpoint.size()));
        return 0;
    }

    private EvidenceBundle.Request request(Named named, SortedSet<Long> wanted) {
        Path kept = previous;
        Path keys = policy;
        List<String> query = new ArrayList<>(about);
        indexes.stream().sorted().map(String::valueOf).forEach(query::add);
        return new EvidenceBundle.Request(
                keys == null ? "" : new String(named.bytes(keys), UTF_8),
                kept == null ? Optional.empty() : Optional.of(named.checkpoint(kept)),
                String.join(" ", query),
                wanted);
    }

    /// All entries in which one of the ids stands as a text of its own.
    private SortedSet<Long> mentioning(LogReader reader, SignedCheckpoint checkpoint, Says says)
            throws IOException {
        SortedSet<Long> found = new TreeSet<>();
        if (about.isEmpty()) {
            return found;
        }
        List<String> quoted = about.stream().map(id -> "\"" + id + "\"").toList();
        Progress progress = new Progress(says.text("export.progress"));
        for (long index = 0; index < checkpoint.size(); ) {
            List<byte[]> entries = reader.entries(checkpoint, index);
            for (byte[] entry : entries) {
                String text = new String(entry, UTF_8);
                if (quoted.stream().anyMatch(text::contains)) {
                    found.add(index);
                }
                index++;
            }
            progress.percent((int) (index * PERCENT / checkpoint.size()));
        }
        return found;
    }
}
