package org.wardledger.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.demo.DemoClock;
import org.wardledger.launcher.demo.DemoPlan;
import org.wardledger.vault.PostgresSettings;

/// What the rows share: where to work, for how long, and the demo, loaded when the first row asks.
/// Used by one thread. Everything it makes is removed at the end.
final class BenchContext implements AutoCloseable {
    private final Path folder;
    private final Duration time;
    private final DemoPlan plan;
    private final long entries;
    private final @Nullable PostgresSettings peer;
    private @Nullable Running demo;

    /// @param entries made for the search alone; 0 to search in the demo
    /// @param peer database in which the framework is measured as it comes; null to leave it out
    BenchContext(
            Path folder,
            Duration time,
            DemoPlan plan,
            long entries,
            @Nullable PostgresSettings peer) {
        this.folder = folder;
        this.time = time;
        this.plan = plan;
        this.entries = entries;
        this.peer = peer;
    }

    /// How long each measurement of a load runs.
    Duration time() {
        return time;
    }

    long entries() {
        return entries;
    }

    @Nullable PostgresSettings peer() {
        return peer;
    }

    Running demo() throws IOException, InterruptedException {
        Running running = demo;
        if (running == null) {
            running = Running.start(DataFolder.of(folder.resolve("demo")), plan);
            demo = running;
        }
        return running;
    }

    /// Ends the demo, so that it takes nothing from the rows that come after.
    void endDemo() throws IOException {
        Running running = demo;
        demo = null;
        if (running != null) {
            running.close();
        }
    }

    /// A ledger of its own whose clock stands on a day.
    Scratch scratch(String name, LocalDate day) throws IOException {
        endDemo();
        return Scratch.open(folder.resolve(name), new DemoClock(day));
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try {
            endDemo();
        } finally {
            Folders.delete(folder);
        }
    }
}
