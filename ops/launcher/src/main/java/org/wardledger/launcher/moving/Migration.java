package org.wardledger.launcher.moving;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;

/// Copies a history into another store over the port, and compares every event of both at the end.
/// A kill at any instant leaves in the target a beginning of the source; the next run compares it
/// and goes on behind it. The source is only read.
final class Migration {
    private static final int PAGE = 1_000;
    private static final int PERCENT = 100;

    private final Place.Source source;
    private final EventStore target;
    private final BiConsumer<Phase, Integer> progress;

    enum Phase {
        COMPARE,
        COPY,
        VERIFY
    }

    /// @param copied how many events this run has added
    record Done(HistoryDigest.Sum source, HistoryDigest.Sum target, long copied) {}

    Migration(Place.Source source, EventStore target, BiConsumer<Phase, Integer> progress) {
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /// @throws MovingTrouble where the target holds something else, with the first such position
    Done run() {
        long head = source.head();
        long there = target.head();
        compare(Phase.COMPARE, Math.min(head, there));
        if (there > head) {
            throw new MovingTrouble("migrate.target-longer", head + 1);
        }
        copy(there, head);
        if (target.head() != head) {
            throw new MovingTrouble("migrate.differs", head + 1);
        }
        HistoryDigest[] both = compare(Phase.VERIFY, head);
        return new Done(both[0].sum(), both[1].sum(), head - there);
    }

    private void copy(long from, long head) {
        Transfer transfer = new Transfer(target, 1);
        long position = from;
        while (position < head) {
            List<StoredEvent> page = page(source::readAll, position, head);
            page.forEach(transfer::add);
            position = page.getLast().position();
            progress.accept(Phase.COPY, (int) (position * PERCENT / head));
        }
        transfer.finish();
    }

    private static List<StoredEvent> page(Reread.Pages pages, long position, long head) {
        List<StoredEvent> page = pages.after(position, (int) Math.min(PAGE, head - position));
        if (page.isEmpty()) {
            throw new MovingTrouble("backup.store-short", head, position);
        }
        return page;
    }

    /// Both, event by event, up to a position.
    private HistoryDigest[] compare(Phase phase, long head) {
        HistoryDigest ours = new HistoryDigest();
        HistoryDigest theirs = new HistoryDigest();
        while (ours.size() < head) {
            List<StoredEvent> left = page(source::readAll, ours.size(), head);
            List<StoredEvent> right = page(target::readAll, ours.size(), head);
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                if (!same(left.get(i), right.get(i))) {
                    throw new MovingTrouble("migrate.differs", left.get(i).position());
                }
                ours.add(left.get(i));
                theirs.add(right.get(i));
            }
            progress.accept(phase, (int) (ours.size() * PERCENT / head));
        }
        return new HistoryDigest[] {ours, theirs};
    }

    private static boolean same(StoredEvent left, StoredEvent right) {
        return left.position() == right.position()
                && left.stream().equals(right.stream())
                && left.revision() == right.revision()
                && left.id().equals(right.id())
                && left.type().equals(right.type())
                && left.recordedAt().equals(right.recordedAt())
                && Arrays.equals(left.entry(), right.entry())
                && Arrays.equals(left.payload(), right.payload());
    }
}
