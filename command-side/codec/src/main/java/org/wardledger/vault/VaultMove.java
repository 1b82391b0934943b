package org.wardledger.vault;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Moves a vault from the file of one process into a database of several, and back, without its
/// key-encryption key: what is locked stays locked under the same one. Where the same vault is
/// there already, it gets the keys that it lacks. The source is only read, and nobody may make or
/// destroy keys in either meanwhile: whoever calls sees to that.
///
/// A crash leaves in the target all that was to come or nothing of it. What the events say is
/// destroyed is destroyed anew when a ledger next opens a vault to which keys were added.
public final class VaultMove {
    private static final int PAGE = 2_000;

    /// Looking for what is missing, adding it, comparing all of it.
    private static final int PASSES = 3;

    private static final int PERCENT = 100;

    private final MovingRows source;
    private final MovingRows target;
    private final IntConsumer percent;
    private final long all;
    private int pass;

    /// How it ended.
    public sealed interface Outcome {
        /// All of it is there, compared key by key.
        ///
        /// @param keys ever made
        /// @param destroyed how many of them are
        /// @param added how many were not there before
        record Moved(long keys, long destroyed, long added) implements Outcome {}

        /// The vault of another ledger is there. Nothing was changed.
        record Foreign() implements Outcome {}

        /// The same vault is there, but with keys that the source lacks, or one of the two has
        /// destroyed some that the other still has: both were used. Nothing was changed.
        record Differs() implements Outcome {}
    }

    private VaultMove(MovingRows source, MovingRows target, IntConsumer percent)
            throws SQLException {
        this.source = source;
        this.target = target;
        this.percent = percent;
        this.all = source.count();
    }

    /// @param percent told how far it is, from 0 to 100
    /// @throws VaultTrouble where one of the two cannot be read or written
    public static Outcome toDatabase(Path file, PostgresSettings database, IntConsumer percent) {
        try (MovingRows source = new FileRows(file, null);
                MovingRows target = new DatabaseRows(database)) {
            return move(source, target, percent);
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be moved: " + e.getMessage(), e);
        }
    }

    /// @param mark beside the events of the folder that the file belongs to, see [VaultMark]
    /// @param percent told how far it is, from 0 to 100
    /// @throws VaultTrouble where one of the two cannot be read or written
    public static Outcome toFile(
            PostgresSettings database, Path file, Path mark, IntConsumer percent) {
        try (MovingRows source = new DatabaseRows(database);
                MovingRows target = new FileRows(file, mark)) {
            return move(source, target, percent);
        } catch (SQLException e) {
            throw new VaultTrouble("the key vault cannot be moved: " + e.getMessage(), e);
        }
    }

    private static Outcome move(MovingRows source, MovingRows target, IntConsumer percent)
            throws SQLException {
        VaultCopy.Head head = source.head();
        if (head == null) {
            throw new VaultTrouble("there is no key vault in " + source);
        }
        VaultCopy.Head there = target.head();
        if (there != null && !there.vault().equals(head.vault())) {
            return new Outcome.Foreign();
        }
        if (there != null && !Arrays.equals(there.nameKey(), head.nameKey())) {
            return new Outcome.Differs();
        }
        return new VaultMove(source, target, percent).run(head, there != null);
    }

    private Outcome run(VaultCopy.Head head, boolean there) throws SQLException {
        Census before = there ? compare(_ -> {}) : new Census(0, 0, all, false);
        if (before.differs) {
            return new Outcome.Differs();
        }
        if (!there || before.missing > 0) {
            target.begin(head);
            List<VaultCopy.Row> batch = new ArrayList<>();
            var _ =
                    compare(
                            row -> {
                                batch.add(row);
                                if (batch.size() == PAGE) {
                                    target.add(batch);
                                    batch.clear();
                                }
                            });
            target.add(batch);
            target.finish();
        }
        pass = PASSES - 1;
        Census after = compare(_ -> {});
        if (after.differs || after.missing > 0) {
            throw new VaultTrouble(
                    "%s or %s was changed meanwhile, so the two are not equal; stop whatever uses them and move once more"
                            .formatted(source, target));
        }
        target.mark(head, after.both);
        percent.accept(PERCENT);
        return new Outcome.Moved(after.both, after.destroyed, before.missing);
    }

    /// @param both in the source and the same in the target
    /// @param destroyed how many of those
    /// @param missing in the source alone
    /// @param differs whether one is in the target alone, or not as it is in the source
    private record Census(long both, long destroyed, long missing, boolean differs) {}

    private interface Missing {
        void take(VaultCopy.Row row) throws SQLException;
    }

    /// Reads both in the order of handles.
    private Census compare(Missing missing) throws SQLException {
        Cursor left = new Cursor(source);
        Cursor right = new Cursor(target);
        long both = 0;
        long destroyed = 0;
        long alone = 0;
        for (var row = left.peek(); row != null; row = left.peek()) {
            VaultCopy.Row other = right.peek();
            if (other == null || left.text().compareTo(right.text()) < 0) {
                missing.take(row);
                alone++;
            } else if (same(row, other)) {
                right.next();
                both++;
                destroyed += row.wrapped() == null ? 1 : 0;
            } else {
                return new Census(both, destroyed, alone, true);
            }
            left.next();
            told(both + alone);
        }
        pass++;
        return new Census(both, destroyed, alone, right.peek() != null);
    }

    private void told(long rows) {
        if (rows % PAGE == 0) {
            long done = pass * Math.max(all, rows) + rows;
            percent.accept((int) (done * PERCENT / (PASSES * Math.max(all, rows))));
        }
    }

    /// Of a destroyed key a database keeps the handle alone.
    private static boolean same(VaultCopy.Row left, VaultCopy.Row right) {
        byte @Nullable [] wrapped = left.wrapped();
        if (!left.handle().equals(right.handle()) || !Arrays.equals(wrapped, right.wrapped())) {
            return false;
        }
        return wrapped == null
                || left.subject().equals(right.subject())
                        && Arrays.equals(left.name(), right.name());
    }

    /// One side, row by row.
    private static final class Cursor {
        private final MovingRows rows;
        private List<VaultCopy.Row> page = List.of();
        private int at;
        private boolean end;

        Cursor(MovingRows rows) {
            this.rows = rows;
        }

        /// Null at the end.
        VaultCopy.@Nullable Row peek() throws SQLException {
            if (at == page.size() && !end) {
                var last = page.isEmpty() ? MovingRows.START : page.getLast().handle();
                page = rows.after(last, PAGE);
                at = 0;
                end = page.isEmpty();
            }
            return end ? null : page.get(at);
        }

        /// In whose order both sides give their rows; that of `UUID` takes its halves as signed.
        String text() {
            return page.get(at).handle().toString();
        }

        void next() {
            at++;
        }
    }
}
