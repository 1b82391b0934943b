package org.wardledger.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears of keys that other processes destroy. PostgreSQL tells at once (`NOTIFY`); but a line that
/// is silently dead tells nothing, so its health is proved every second. Where the last proof is
/// older than three seconds (a network cut, a paused process), every question gives a new number,
/// and nothing is taken from memory.
final class Destructions implements AutoCloseable {
    static final String CHANNEL = "ledger_key_destroyed";

    private static final Logger LOG = LoggerFactory.getLogger(Destructions.class);
    private static final int ROUND_MILLIS = 1_000;
    private static final int ANSWER_SECONDS = 3;
    private static final long PROOF_NANOS = Duration.ofSeconds(3).toNanos();

    private final VaultDatabase database;
    private final AtomicLong count = new AtomicLong();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("vault-listener").unstarted(this::run);
    private volatile long provenNanos;
    private volatile boolean proven;
    private volatile boolean closed;
    private volatile @Nullable Connection line;

    private Destructions(VaultDatabase database) {
        this.database = database;
    }

    static Destructions listen(VaultDatabase database) {
        Destructions listening = new Destructions(database);
        listening.thread.start();
        return listening;
    }

    /// See [KeyVault#changes()].
    long changes() {
        boolean fresh = proven && System.nanoTime() - provenNanos < PROOF_NANOS;
        return fresh ? count.get() : count.incrementAndGet();
    }

    private void run() {
        boolean said = false;
        while (!closed) {
            try (Connection connection = database.listening(ANSWER_SECONDS)) {
                line = connection;
                Sql.run(connection, "LISTEN " + CHANNEL);
                // What was destroyed before is not told.
                count.incrementAndGet();
                hear(connection);
                said = false;
            } catch (SQLException e) {
                proven = false;
                if (!closed && !said) {
                    LOG.warn(
                            "the key vault's database is not heard; no key is taken from memory"
                                    + " until it is: {}",
                            e.getMessage());
                    said = true;
                }
                pause();
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            long asked = System.nanoTime();
            Sql.run(connection, "SELECT 1");
            PGNotification[] heard = postgres.getNotifications();
            if (heard != null && heard.length > 0) {
                count.incrementAndGet();
            }
            provenNanos = asked;
            proven = true;
            PGNotification[] later = postgres.getNotifications(ROUND_MILLIS);
            if (later != null && later.length > 0) {
                count.incrementAndGet();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(ROUND_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        Connection open = line;
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
            thread.interrupt();
            thread.join();
        } catch (SQLException e) {
            LOG.debug("the vault's listener did not close in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
