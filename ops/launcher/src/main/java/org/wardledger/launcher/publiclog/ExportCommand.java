package org.wardledger.launcher.publiclog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.security.Policy;
import org.wardledger.events.Id;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.LocalPeople;
import org.wardledger.launcher.OpenLedger;
import org.wardledger.launcher.Progress;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.SignInOptions;
import org.wardledger.launcher.publiclog.WardEvidence.Answer;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.evidence.EvidenceBundle;
import org.wardledger.transparency.note.SignedCheckpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger export --evidence`: some entries of a log with all that is needed to check them, in one
/// file. From a ledger's own log or from anybody's copy of it; public entries only, unless `--ward`
/// asks for the lines of one ward: these need the installation and somebody who may see them.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
public final class ExportCommand implements Callable<Integer> {
    private static final int PERCENT = 100;
    private static final int CACHE_MIB = 32;
    private static final Set<PosixFilePermission> EVERYBODY =
            PosixFilePermissions.fromString("rw-r--r--");

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

    @Option(names = "--kek-file", paramLabel = "FILE", descriptionKey = "kekFile")
    @Nullable Path kekFile;

    @Option(names = "--ward", paramLabel = "WARD", descriptionKey = "exportWard")
    @Nullable String ward;

    @Option(names = "--account", paramLabel = "ACCOUNT", descriptionKey = "exportAccount")
    @Nullable String account;

    @Option(names = "--from", paramLabel = "YYYY-MM", descriptionKey = "exportFrom")
    @Nullable YearMonth from;

    @Option(names = "--to", paramLabel = "YYYY-MM", descriptionKey = "exportTo")
    @Nullable YearMonth to;

    @Mixin SignInOptions signIn = new SignInOptions();

    @Override
    public Integer call() throws IOException {
        Says says = signIn.says();
        if (signIn.server != null) {
            throw new Failed(says.text("export.from-folder"));
        }
        Named named = new Named(says);
        Path chosen = log;
        Path folder = chosen == null ? data.resolve("log") : chosen;
        LogReader reader = new LogReader(folder);
        SignedCheckpoint checkpoint =
                reader.witnessed()
                        .orElseThrow(() -> new Failed(says.text("export.no-log", folder)));
        if (Files.exists(target)) {
            throw new Failed(says.text("export.exists", target));
        }
        var _ = folder(says); // before it is recorded that somebody was handed a ward's lines
        SortedSet<Long> wanted = new TreeSet<>(indexes);
        wanted.addAll(mentioning(reader, checkpoint, says));
        SortedMap<Long, List<String>> rows = disclosed(checkpoint.size(), says);
        wanted.addAll(rows.keySet());
        if (wanted.isEmpty() || wanted.size() > EvidenceBundle.LEAVES_MAX) {
            throw new Failed(says.text("export.which", EvidenceBundle.LEAVES_MAX));
        }
        byte[] bundle =
                EvidenceBundle.of(reader, checkpoint, request(named, wanted, rows))
                        .orElseThrow(
                                () -> new Failed(says.text("export.beyond", checkpoint.size())));
        write(bundle, says);
        System.err.println(says.text("export.done", target, wanted.size(), checkpoint.size()));
        return 0;
    }

    private Path folder(Says says) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failed(says.text("export.no-folder", target));
        }
        return folder;
    }

    /// Under its name only when it is whole. What names a person is its owner's alone to read.
    private void write(byte[] bundle, Says says) throws IOException {
        Path beside = Files.createTempFile(folder(says), "evidence", ".part");
        try {
            Files.write(beside, bundle, StandardOpenOption.SYNC);
            if (ward == null) {
                Files.setPosixFilePermissions(beside, EVERYBODY);
            }
            Files.move(beside, target);
        } catch (FileAlreadyExistsException _) {
            throw new Failed(says.text("export.exists", target));
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /// The lines of one ward, for somebody whom the policy lets see them.
    private SortedMap<Long, List<String>> disclosed(long before, Says says) {
        String whose = ward;
        String where = account;
        if (whose == null) {
            return Collections.emptySortedMap();
        }
        if (where == null || !Id.hasForm("wrd", whose) || !Id.hasForm("acc", where)) {
            throw new Failed(says.text("export.whose"));
        }
        var wanted = new WardEvidence.Wanted(new Id.Account(where), new Id.Ward(whose), from, to);
        DataFolder folder = DataFolder.existing(data, kekFile, says);
        Caller caller = LocalPeople.caller(folder, signIn);
        try (OpenLedger ledger =
                OpenLedger.on(
                        LocalPeople.store(folder, says, "export.busy"),
                        folder,
                        OpenLedger.Rules.of(Clock.systemUTC(), CACHE_MIB))) {
            WardEvidence evidence =
                    new WardEvidence(
                            ledger.store(), ledger.keys().ring(), ledger.core(), new Policy());
            return switch (evidence.handOut(wanted, before, caller)) {
                case Answer.Rows(var rows) -> rows;
                case Answer.NotYours _ -> throw new Failed(says.text("export.not-yours"));
                case Answer.Blocked _ -> throw new Failed(says.text("export.blocked"));
                case Answer.Nothing _ -> throw new Failed(says.text("export.no-lines"));
                case Answer.TooMany _ ->
                        throw new Failed(says.text("export.which", EvidenceBundle.LEAVES_MAX));
            };
        }
    }

    private EvidenceBundle.Request request(
            Named named, SortedSet<Long> wanted, SortedMap<Long, List<String>> rows) {
        Path kept = previous;
        Path keys = policy;
        List<String> query = new ArrayList<>(about);
        indexes.stream().sorted().map(String::valueOf).forEach(query::add);
        return new EvidenceBundle.Request(
                keys == null ? "" : new String(named.bytes(keys), UTF_8),
                kept == null ? Optional.empty() : Optional.of(named.checkpoint(kept)),
                String.join(" ", query),
                wanted,
                rows);
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
