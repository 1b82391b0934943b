package org.wardledger.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.codec.EntryReader;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ledger replay`: reads every event there is, in order, and makes all its commitments anew. A
/// record that cannot be read, or that does not hold what it commits to, stops it with position and
/// type.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.wardledger.launcher.help")
final class ReplayCommand implements Callable<Integer> {
    private static final int PAGE = 5_000;

    @Mixin ServeOptions options = new ServeOptions();

    @Override
    public Integer call() {
        DataFolder data = options.folder();
        try (EventStore store = SqliteEventStore.open(data.store());
                LedgerKeys keys = LedgerKeys.open(data, store)) {
            EntryReader reader = new EntryReader(keys.ring());
            Progress progress = new Progress("replay");
            long head = store.head();
            long position = 0;
            List<StoredEvent> page = store.readAll(0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(reader::verify);
                position = page.getLast().position();
                progress.percent((int) (position * 100 / Math.max(1, head)));
                page = store.readAll(position, PAGE);
            }
            progress.done(position);
        }
        return 0;
    }
}
