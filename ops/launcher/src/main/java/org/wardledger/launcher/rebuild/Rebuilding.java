package org.wardledger.launcher.rebuild;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.launcher.QuietListener;
import org.wardledger.launcher.Underway;
import org.wardledger.projector.Projector;
import org.wardledger.projector.ProjectorSettings;
import org.wardledger.projector.ProjectorStatus;
import org.wardledger.projector.Rebuild;
import org.wardledger.projector.RebuildReport;

/// The rebuilds of one process: one at a time, on a thread of its own. A crash leaves a generation
/// that nobody reads; the next rebuild removes it.
public final class Rebuilding {
    private final Supplier<Projector.Source> source;
    private final ProjectorSettings settings;
    private final BiConsumer<RebuildReport, Caller> record;
    private final AtomicReference<@Nullable Run> last = new AtomicReference<>();

    /// @param record is told what each rebuild found, and who asked for it
    public Rebuilding(
            Supplier<Projector.Source> source,
            ProjectorSettings settings,
            BiConsumer<RebuildReport, Caller> record) {
        this.source = source;
        this.settings = settings;
        this.record = record;
    }

    /// How a rebuild stands. Also the answer of the API.
    ///
    /// @param state `NONE`, `RUNNING`, `EQUAL`, `FORCED`, `DIFFERENT` or `FAILED`
    /// @param position read so far; compared at, once it is over
    /// @param head last event in the store
    /// @param differing views that differ
    /// @param trouble why it failed; null where it did not
    public record Standing(
            String state,
            long position,
            long head,
            List<String> differing,
            @Nullable String trouble)
            implements Underway {

        static final Standing NONE = new Standing("NONE", 0, 0, List.of(), null);

        @Override
        public boolean running() {
            return state.equals("RUNNING");
        }

        @Override
        public int percent() {
            return (int) (position * 100 / Math.max(1, head));
        }
    }

    private static final class Run {
        private final Rebuild rebuild;
        private volatile @Nullable Standing end;

        private Run(Rebuild rebuild) {
            this.rebuild = rebuild;
        }

        private Standing standing() {
            Standing over = end;
            if (over != null) {
                return over;
            }
            ProjectorStatus now = rebuild.status();
            return new Standing("RUNNING", now.position(), now.head(), List.of(), null);
        }

        private void run(boolean force, Consumer<RebuildReport> record) {
            try {
                RebuildReport report = rebuild.run(force);
                record.accept(report);
                end =
                        new Standing(
                                state(report),
                                report.position(),
                                report.position(),
                                report.differing(),
                                null);
            } catch (RuntimeException e) {
                end = new Standing("FAILED", 0, 0, List.of(), e.getMessage());
                throw e;
            }
        }

        private static String state(RebuildReport report) {
            if (report.equal()) {
                return "EQUAL";
            }
            return report.swapped() ? "FORCED" : "DIFFERENT";
        }
    }

    /// Starts one.
    ///
    /// @return false where one is under way
    public synchronized boolean start(boolean force, Caller who) {
        if (standing().running()) {
            return false;
        }
        Run run = new Run(new Rebuild(source.get(), settings, new QuietListener()));
        last.set(run);
        Thread.ofPlatform()
                .daemon()
                .name("rebuild")
                .start(() -> run.run(force, report -> record.accept(report, who)));
        return true;
    }

    /// The one under way, or the last one.
    public Standing standing() {
        Run run = last.get();
        return run == null ? Standing.NONE : run.standing();
    }

    /// Shows readers the generation before; empty where there is none.
    public synchronized java.util.Optional<Integer> rollback() {
        return new Rebuild(source.get(), settings, new QuietListener()).rollback();
    }
}
