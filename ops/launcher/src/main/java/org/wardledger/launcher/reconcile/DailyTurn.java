package org.wardledger.launcher.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When the comparison of a day may begin. Not before searches see what was published when the day
/// was first looked at, or a first start would compare an almost empty index; but it waits an hour
/// at most, so that views that stand still keep nobody from comparing log and store. After a
/// failure not again for an hour: it reads everything there is.
final class DailyTurn {
    static final Duration PATIENCE = Duration.ofHours(1);

    private @Nullable LocalDate day;
    private Instant since = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private long target;

    boolean begins(Instant now, LocalDate today, long published, long searchable) {
        if (!today.equals(day)) {
            day = today;
            since = now;
            target = published;
        }
        boolean reached = searchable >= target || !now.isBefore(since.plus(PATIENCE));
        return searchable > 0 && reached && !now.isBefore(notBefore);
    }

    void failed(Instant now) {
        notBefore = now.plus(PATIENCE);
    }
}
