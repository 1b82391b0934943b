package org.wardledger.views.account;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// The live books of one account, for the staff of its institution only: sums, never a ward's own.
/// `bank + cash + transit = wards + suspense` after every event; all in tiyn.
///
/// @param equal whether the equation holds
/// @param coveredTo last day up to which statements with all their lines follow without a gap
/// @param awaited statements whose lines have not all come, or which left a gap before them
/// @param count last count of the cash box
public record BooksView(
        String id,
        long from,
        long to,
        String institution,
        @Nullable YearMonth period,
        long bank,
        long cash,
        long transit,
        long wards,
        long suspense,
        boolean equal,
        @Nullable LocalDate coveredTo,
        List<Awaited> awaited,
        @Nullable Counted count)
        implements View {
    public static final Projection<BooksView> PROJECTION = new BooksFold();

    /// An imported statement not yet part of the unbroken cover.
    public record Awaited(UUID statement, LocalDate from, LocalDate to, int missing) {}

    /// What a count of the cash box found, tiyn.
    public record Counted(UUID event, LocalDate day, long counted, long expected) {}

    @Override
    public BooksView until(long to) {
        return copy(from, to);
    }

    /// The same books as a version of its own, to see whether anything changed.
    BooksView startingAt(long position) {
        return copy(position, CURRENT);
    }

    private BooksView copy(long from, long to) {
        return new BooksView(
                id,
                from,
                to,
                institution,
                period,
                bank,
                cash,
                transit,
                wards,
                suspense,
                equal,
                coveredTo,
                awaited,
                count);
    }
}
