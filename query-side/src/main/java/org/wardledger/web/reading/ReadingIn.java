package org.wardledger.web.reading;

import org.jspecify.annotations.Nullable;

/// Whether what was recorded before is still being read into the search: after the very first
/// start over an existing ledger, and after the index was lost. The store is asked how much there
/// is only until that much has been read.
public final class ReadingIn {
    /// Fewer than these are read within a moment and are not worth a word.
    private static final long FEW = 500;

    private static final long UNKNOWN = -1;
    private final Positions positions;
    private volatile long goal = UNKNOWN;

    public ReadingIn(Positions positions) {
        this.positions = positions;
    }

    /// How far it is.
    ///
    /// @param read last position that is searchable
    /// @param recorded last position there was when somebody first asked
    public record Progress(long read, long recorded) {
        /// Whether there is nothing yet that a page could show.
        public boolean nothing() {
            return read == 0;
        }
    }

    /// Null where pages show everything, or all but the last moments of it.
    public @Nullable Progress progress() {
        long read = positions.searchable();
        long all = goal;
        if (read == 0 || all == UNKNOWN) {
            all = positions.recorded();
            goal = all;
        }
        boolean under = read == 0 ? all > 0 : all - read >= FEW;
        return under ? new Progress(read, all) : null;
    }
}
