package org.wardledger.vault;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Moves a vault from the file of one process into a database of several, and back, without its
/// key-encryption key: what is locked stays locked under the same one. The source is only read, and
/// nobody may make or destroy keys there meanwhile: whoever calls sees to that.
///
/// A crash leaves in the target the whole vault or none.
public final class VaultMove {
    private static final int PAGE = 2_000;
    private static final int HALF = 50;

    private VaultMove() {}

    /// How it ended.
    public sealed interface Outcome {
        /// All of it is there, compared key by key.
        ///
        /// @param keys ever made
        /// @param destroyed how many of them are
        /// @param copied false where all was there already
        record Moved(long keys, long destroyed, boolean copied) implements Outcome {}

        /// The vault of another ledger is there. Nothing was changed.
        record Foreign() implements Outcome {}

        /// The same vault is there in another state: one of the two was used since. Nothing was
        /// changed.
        record Differs() implements Outcome {}
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
        if (there == null) {
            copy(source, head, target, percent);
        } else if (!there.vault().equals(head.vault())) {
            return new Outcome.Foreign();
        } else if (!Arrays.equals(there.nameKey(), head.nameKey())) {
            return new Outcome.Differs();
        }
        return compared(source, target, there == null, percent);
    }

    private static void copy(
            MovingRows source, VaultCopy.Head head, MovingRows target, IntConsumer percent)
            throws SQLException {
        long all = source.count();
        long done = 0;
        target.begin(head);
        UUID last = MovingRows.START;
        for (var page = source.after(last, PAGE); !page.isEmpty(); ) {
            target.add(page);
            done += page.size();
            percent.accept((int) (done * HALF / Math.max(all, done)));
            last = page.getLast().handle();
            page = source.after(last, PAGE);
        }
        target.finish();
    }

    /// Reads all of both anew, as they stand on their disks.
    private static Outcome compared(
            MovingRows source, MovingRows target, boolean copied, IntConsumer percent)
            throws SQLException {
        long all = source.count();
        long keys = 0;
        long destroyed = 0;
        UUID last = MovingRows.START;
        while (true) {
            List<VaultCopy.Row> left = source.after(last, PAGE);
            List<VaultCopy.Row> right = target.after(last, PAGE);
            if (left.size() != right.size()) {
                return new Outcome.Differs();
            }
            if (left.isEmpty()) {
                return new Outcome.Moved(keys, destroyed, copied);
            }
            for (int i = 0; i < left.size(); i++) {
                if (!same(left.get(i), right.get(i))) {
                    return new Outcome.Differs();
                }
                destroyed += left.get(i).wrapped() == null ? 1 : 0;
            }
            keys += left.size();
            percent.accept(HALF + (int) (keys * HALF / Math.max(all, keys)));
            last = left.getLast().handle();
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
}
