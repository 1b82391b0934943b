package org.wardledger.launcher.reconcile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Gateway;
import org.wardledger.command.imports.NamedKey;
import org.wardledger.domain.publication.Publishing.RecordRecount;
import org.wardledger.events.PublicationEvent.Checked;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.OwnRecord;
import org.wardledger.launcher.Underway;
import org.wardledger.transparency.LogReader;
import org.wardledger.transparency.note.SignedCheckpoint;
import org.wardledger.transparency.sequencer.Reconciliation;
import org.wardledger.transparency.tiles.FolderSource;
import org.wardledger.transparency.verify.Question;
import org.wardledger.transparency.verify.Verdict;
import org.wardledger.transparency.verify.Verifier;
import org.wardledger.web.reading.Documents;
import org.wardledger.web.replay.Disagreement;
import org.wardledger.web.replay.Recount;
import org.wardledger.web.replay.RecountReport;

/// Compares the three things that have to say the same: the public log with itself, the event
/// store with the log, and what is shown with the log. The result is recorded, and so published.
/// One at a time, on a thread of its own; a crash leaves nothing, the next day compares again.
public final class Reconciling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    /// How far the bar has come when a part is over, in percent.
    private static final int LOG_READ = 35;

    private static final int STORE_READ = 60;
    private static final int ALL = 100;

    /// @param log public folder
    /// @param searchable last position that searches see
    public record Parts(
            EventStore store,
            CommandCore core,
            Path log,
            Documents documents,
            LongSupplier searchable) {}

    /// How a comparison stands. Also the answer of the API.
    ///
    /// @param state `NONE`, `RUNNING`, `EQUAL`, `DIFFERENT` or `FAILED`
    /// @param position compared up to it, once it is over
    /// @param at when it ended; null before
    /// @param trouble why nothing could be found out; null where something could
    public record Standing(
            String state,
            int percent,
            long position,
            @Nullable Instant at,
            List<Checked> views,
            List<Finding> findings,
            @Nullable String trouble)
            implements Underway {
        static final Standing NONE = new Standing("NONE", 0, 0, null, List.of(), List.of(), null);

        static Standing running(int percent) {
            return new Standing("RUNNING", percent, 0, null, List.of(), List.of(), null);
        }

        @Override
        public boolean running() {
            return state.equals("RUNNING");
        }

        int differing() {
            return views.stream().mapToInt(Checked::differing).sum();
        }
    }

    private final Parts parts;
    private final Clock clock;
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.NONE);
    private final AtomicReference<Standing> last = new AtomicReference<>(Standing.NONE);
    private final CountDownLatch end = new CountDownLatch(1);

    public Reconciling(Parts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
    }

    /// Compares once on each civil day, on whatever day it runs.
    ///
    /// @param turn whether this process is the one to do it
    public Reconciling daily(BooleanSupplier turn) {
        Thread.ofPlatform().daemon().name("reconciliation-daily").start(() -> everyDay(turn));
        return this;
    }

    private void everyDay(BooleanSupplier turn) {
        DailyTurn daily = new DailyTurn();
        try {
            while (!end.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (turn.getAsBoolean()) {
                    today(daily);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void today(DailyTurn daily) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, Gateway.LEGAL_TIME);
        UUID key = NamedKey.of("reconciliation", today);
        if (parts.core().index().position(key) != null
                || !daily.begins(now, today, publishedOrNone(), parts.searchable().getAsLong())
                || !begin()) {
            return;
        }
        run(Caller.clock(), key);
        if (last.get().state().equals("FAILED")) {
            daily.failed(clock.instant());
        }
    }

    /// What is wrong with the log is for the comparison to say.
    private long publishedOrNone() {
        try {
            return size();
        } catch (IOException _) {
            return 0;
        }
    }

    private boolean begin() {
        Standing now = standing.get();
        return !now.running() && standing.compareAndSet(now, Standing.running(0));
    }

    /// Starts one.
    ///
    /// @return false where one is under way
    public boolean start(Caller who) {
        if (!begin()) {
            return false;
        }
        Thread.ofPlatform()
                .daemon()
                .name("reconciliation")
                .start(() -> run(who, UUID.randomUUID()));
        return true;
    }

    /// The one under way, or the last one.
    public Standing standing() {
        return standing.get();
    }

    /// The last one that is over.
    Standing last() {
        return last.get();
    }

    Duration age() {
        Instant at = last.get().at();
        return at == null ? Duration.ZERO : Duration.between(at, clock.instant());
    }

    private void run(Caller who, UUID key) {
        Standing over;
        try {
            over = compared();
            record(over, who, key);
        } catch (IOException | RuntimeException e) {
            LOG.error("nothing could be compared", e);
            String why = String.valueOf(e.getMessage());
            over = new Standing("FAILED", 0, 0, clock.instant(), List.of(), List.of(), why);
        }
        last.set(over);
        standing.set(over);
    }

    private Standing compared() throws IOException {
        List<Checked> views = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        boolean readable = log(views, findings);
        long position = 0;
        if (readable) {
            store(views, findings);
            position = shown(views, findings);
        }
        findings.forEach(found -> LOG.error("differs: {}", found));
        boolean equal = views.stream().allMatch(Checked::equal);
        return new Standing(
                equal ? "EQUAL" : "DIFFERENT",
                ALL,
                position > 0 ? position : Math.max(1, size()),
                clock.instant(),
                views,
                findings,
                null);
    }

    private void shows(int from, int to, long done, long of) {
        int percent = (int) (from + (to - from) * Math.min(done, of) / Math.max(1, of));
        standing.set(Standing.running(percent));
    }

    private long size() throws IOException {
        return new LogReader(parts.log()).latest().map(SignedCheckpoint::size).orElse(0L);
    }

    /// @return whether its entries can be relied on
    private boolean log(List<Checked> views, List<Finding> findings) throws IOException {
        Verdict verdict =
                Verifier.check(
                        new FolderSource(parts.log()),
                        Question.withoutPolicy(),
                        (leaves, of) -> shows(0, LOG_READ, leaves, of));
        List<org.wardledger.transparency.verify.Finding> failed =
                verdict.findings().stream().filter(f -> f.failed()).toList();
        verdict.damage().ifPresent(d -> findings.add(Finding.inLog(d)));
        if (verdict.damage().isEmpty()) {
            failed.forEach(f -> findings.add(Finding.ofLog(f)));
        }
        int leaves = verdict.head().map(h -> (int) h.size()).orElse(0);
        views.add(new Checked("log", failed.isEmpty(), leaves, failed.isEmpty() ? 0 : 1));
        return failed.isEmpty();
    }

    private void store(List<Checked> views, List<Finding> findings) throws IOException {
        long size = size();
        Reconciliation result =
                Reconciliation.of(
                        parts.store(),
                        parts.log(),
                        leaves -> shows(LOG_READ, STORE_READ, leaves, size));
        result.differences().forEach(d -> findings.add(Finding.inStore(d)));
        int differing = (int) result.differing();
        views.add(new Checked("store", differing == 0, (int) result.leaves(), differing));
    }

    private long shown(List<Checked> views, List<Finding> findings) throws IOException {
        LogReader reader = new LogReader(parts.log());
        long position = Math.min(parts.searchable().getAsLong(), size());
        RecountReport report =
                Recount.of(
                        parts.documents(),
                        reader,
                        position,
                        percent -> shows(STORE_READ, ALL, percent, ALL));
        for (RecountReport.Compared v : report.views()) {
            boolean equal = v.differing() == 0;
            views.add(new Checked(v.view(), equal, v.records(), v.differing()));
        }
        for (Disagreement d : report.disagreements()) {
            findings.add(Finding.shown(d));
        }
        return position;
    }

    private void record(Standing over, Caller who, UUID key) {
        OwnRecord.of(parts.core(), new RecordRecount(over.position(), over.views()), who, key);
    }

    @Override
    public void close() {
        end.countDown();
    }
}
