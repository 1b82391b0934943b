package org.wardledger.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.EntryReader;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.merkle.Hashes;
import org.wardledger.transparency.verify.Openings;
import org.wardledger.web.replay.Basis;
import org.wardledger.web.replay.PublicReplay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger replay --as-of N`: totals from the published entries of a log or of a copy, as JSON on
/// standard output; the same bytes for the same basis for ever. Without it, `ledger replay`:
/// reads every event there is, in order, and makes all its commitments anew. A record that cannot
/// be read, or that does not hold what it commits to, stops it with position and type.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
final class ReplayCommand implements Callable<Integer> {
    private static final int PAGE = 5_000;
    private static final int BUNDLE = 256;

    @Mixin ServeOptions options = new ServeOptions();

    @Option(names = "--as-of", paramLabel = "N", descriptionKey = "replayAsOf")
    @Nullable Long asOf;

    @Option(names = "--effective", paramLabel = "DATE", descriptionKey = "replayEffective")
    @Nullable LocalDate effective;

    @Option(names = "--since", paramLabel = "M", descriptionKey = "replaySince")
    @Nullable Long since;

    @Option(names = "--since-effective", paramLabel = "DATE", descriptionKey = "replayEffective")
    @Nullable LocalDate sinceEffective;

    @Option(names = "--log", paramLabel = "DIR", descriptionKey = "exportLog")
    @Nullable Path log;

    @Override
    public Integer call() throws IOException {
        Long size = asOf;
        if (size != null) {
            return totals(size);
        }
        if (since != null || effective != null || sinceEffective != null) {
            throw new Failed(Says.in(null).text("replay.as-of-missing"));
        }
        DataFolder data = DataFolder.existing(options.data, options.kekFile, Says.in(null));
        try (EventStore store = SqliteEventStore.open(data.store());
                LedgerKeys keys = LedgerKeys.open(data, store)) {
            EntryReader reader = new EntryReader(keys.ring());
            Progress progress = new Progress(Says.in(null).text("replay.progress"));
            Openings openings = new Openings();
            long head = store.head();
            long position = 0;
            List<StoredEvent> page = store.readAll(0, PAGE);
            while (!page.isEmpty()) {
                verify(page, reader);
                page.forEach(e -> openings.take(e.entry(), Hashes.leaf(e.entry())));
                position = page.getLast().position();
                progress.percent((int) (position * 100 / Math.max(1, head)));
                page = store.readAll(position, PAGE);
            }
            openingsHold(openings, store);
            progress.done(position);
        }
        return 0;
    }

    /// On all cores; where anything is wrong, again one by one, which names the first that is.
    private static void verify(List<StoredEvent> page, EntryReader reader) {
        try {
            page.parallelStream().forEach(reader::verify);
        } catch (RuntimeException e) {
            page.forEach(reader::verify);
        }
    }

    /// Every value that a record shows of an earlier one is what that one committed to.
    private static void openingsHold(Openings openings, EventStore store) throws IOException {
        Optional<Openings.Fault> fault =
                openings.check(
                        number ->
                                store.readAll(number * BUNDLE, BUNDLE).stream()
                                        .map(StoredEvent::entry)
                                        .toList());
        if (fault.isPresent()) {
            throw new IOException(
                    "position %d shows what event %s did not commit to"
                            .formatted(fault.get().index() + 1, fault.get().of()));
        }
    }

    private static void require(LogReader reader, Path folder, long size, long before)
            throws IOException {
        Says says = Says.in(null);
        long published =
                reader.witnessed()
                        .orElseThrow(() -> new Failed(says.text("export.no-log", folder)))
                        .size();
        if (Math.min(size, before) < 0 || Math.max(size, before) > published) {
            throw new Failed(says.text("replay.beyond", published));
        }
    }

    private int totals(long size) throws IOException {
        Path folder = log == null ? options.data.resolve("log") : log;
        Long earlier = since;
        Basis before = earlier == null ? null : Basis.of(earlier, sinceEffective);
        LogReader reader = new LogReader(folder);
        require(reader, folder, size, earlier == null ? 0 : earlier);
        byte[] report =
                PublicReplay.report(
                        reader,
                        Basis.of(size, effective),
                        before,
                        new Progress(Says.in(null).text("replay.progress"))::percent);
        System.out.write(report);
        System.out.flush();
        return 0;
    }
}
