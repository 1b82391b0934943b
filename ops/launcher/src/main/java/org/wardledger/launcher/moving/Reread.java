package org.wardledger.launcher.moving;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.eventstore.StoredEvent;

/// A history as it stands on the disk now.
///
/// @param recordedAt time of the last event; null where there is none
record Reread(HistoryDigest.Sum history, @Nullable Instant recordedAt) {
    private static final int PAGE = 1_000;

    /// Reads a page after a position, at most so many.
    @FunctionalInterface
    interface Pages {
        List<StoredEvent> after(long position, int max);
    }

    /// Reads everything up to `head`.
    static Reread of(Pages pages, long head) {
        HistoryDigest digest = new HistoryDigest();
        Instant last = null;
        while (digest.size() < head) {
            List<StoredEvent> page =
                    pages.after(digest.size(), (int) Math.min(PAGE, head - digest.size()));
            if (page.isEmpty()) {
                throw new MovingTrouble("backup.store-short", head, digest.size());
            }
            page.forEach(digest::add);
            last = page.getLast().recordedAt();
        }
        return new Reread(digest.sum(), last);
    }
}
