package org.wardledger.web.replay;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// What a report speaks of: the first `size` entries of the log, as far as they took effect by a
/// day. The same basis gives the same bytes for ever.
///
/// @param size how many entries were known
/// @param effective last effective day that counts; an entry that shows only its month counts from
///     the first of it, one that shows none from the day of its recording
public record Basis(long size, LocalDate effective) {
    private static final int MONTH_LENGTH = 7;

    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    /// @param effective null for no limit
    public static Basis of(long size, @Nullable LocalDate effective) {
        return new Basis(size, effective == null ? EVER : effective);
    }

    boolean counts(Movement movement) {
        String shown = movement.effective();
        return movement.index() < size
                && !(shown.length() == MONTH_LENGTH
                                ? YearMonth.parse(shown).atDay(1)
                                : LocalDate.parse(shown))
                        .isAfter(effective);
    }
}
