package org.wardledger.vault;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One side of a [VaultMove]: a vault as rows in the order of their handles. Written at most once,
/// all in one transaction.
interface MovingRows extends AutoCloseable {
    /// Before every handle: those are random.
    UUID START = new UUID(0, 0);

    /// Null where there is no vault, or one that a crash left without a single key.
    VaultCopy.@Nullable Head head() throws SQLException;

    /// Keys ever made.
    long count() throws SQLException;

    /// Keys behind a handle; empty at the end, and where there is no vault. Where no number is kept
    /// it is 0.
    List<VaultCopy.Row> after(UUID handle, int max) throws SQLException;

    /// @param head of the vault, made where there is none
    void begin(VaultCopy.Head head) throws SQLException;

    void add(List<VaultCopy.Row> rows) throws SQLException;

    /// Durable when this returns. How far destructions were repeated here is forgotten: keys that
    /// came later may be among those that one of them names.
    void finish() throws SQLException;

    /// Leaves beside the events which vault they need, where anything does; also where a crash kept
    /// an earlier move from it.
    ///
    /// @param keys ever made
    void mark(VaultCopy.Head head, long keys);

    @Override
    void close() throws SQLException;
}
