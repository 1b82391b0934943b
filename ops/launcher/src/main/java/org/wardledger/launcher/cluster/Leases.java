package org.wardledger.launcher.cluster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wardledger.vault.PostgresSettings;
import org.wardledger.vault.VaultTrouble;

/// Rights that one process of a cluster has at a time, in one table of PostgreSQL. How long one
/// lasts is told by the database's clock; when this process has to stop believing in it, by its own
/// monotonic one, counted from before it asked. No clock of a node is set against another's, so a
/// jump of one harms nothing.
///
/// A holder that dies is followed after [#TERM] at the latest; one that ends in order, at once. A
/// process that cannot reach the database loses what it has before the database gives it away.
public final class Leases implements AutoCloseable {
    public static final Duration TERM = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int ANSWER_SECONDS = 3;
    private static final int RENEWALS = 3;
    private static final int MARGIN = 10;

    private static final String TABLE =
            """
            CREATE TABLE lease (
              name text PRIMARY KEY,
              holder text NOT NULL,
              token bigint NOT NULL,
              until timestamptz NOT NULL)""";

    /// A holder that comes too late gets a new token: somebody may have been there in between.
    private static final String TAKE =
            """
            INSERT INTO lease AS l (name, holder, token, until)
            VALUES (?, ?, 1, clock_timestamp() + ? * interval '1 millisecond')
            ON CONFLICT (name) DO UPDATE SET
              token = CASE WHEN l.holder = excluded.holder AND l.until > clock_timestamp()
                           THEN l.token ELSE l.token + 1 END,
              holder = excluded.holder,
              until = clock_timestamp() + ? * interval '1 millisecond'
            WHERE l.holder = excluded.holder OR l.until <= clock_timestamp()
            RETURNING token""";

    private static final String GIVE_BACK =
            "UPDATE lease SET until = clock_timestamp() WHERE name = ? AND holder = ? AND token = ?";

    private final PostgresSettings database;
    private final String holder;
    private final Duration term;
    private final LongSupplier nanos;
    private final MeterRegistry meters;
    private final List<Lease> leases = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("leases").daemon().unstarted(this::run);
    private @Nullable Connection connection;
    private long renewedAt;
    private boolean told;

    Leases(
            PostgresSettings database,
            String node,
            Duration term,
            LongSupplier nanos,
            MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
        this.holder = node + "/" + UUID.randomUUID();
        this.term = term;
        this.nanos = nanos;
        this.renewedAt = nanos.getAsLong();
    }

    /// @param node name for people; each start holds in a name of its own
    /// @param meters told which right is held
    /// @throws VaultTrouble where the database does not let us in
    public static Leases open(PostgresSettings database, String node, MeterRegistry meters) {
        Leases opened = new Leases(database, node, TERM, System::nanoTime, meters);
        opened.prepare();
        opened.thread.start();
        return opened;
    }

    void prepare() {
        try {
            ClusterTable.make(connected(), "lease", TABLE);
        } catch (SQLException e) {
            throw new VaultTrouble(
                    "%s cannot keep leases: %s".formatted(database.place(), e.getMessage()), e);
        }
    }

    /// A right by its name; held as soon as it is asked for and free.
    public synchronized Lease lease(String name) {
        Lease lease = new Lease(name, nanos, term.toNanos() * RENEWALS);
        leases.add(lease);
        Gauge.builder("ledger.lease.held", lease, l -> l.isHeldNow() ? 1 : 0)
                .description("1 while this process has the right")
                .tag("lease", name)
                .register(meters);
        return lease;
    }

    private synchronized List<Lease> all() {
        return List.copyOf(leases);
    }

    private void run() {
        try {
            do {
                round();
            } while (!end.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Renews what is held and wanted, asks for what is wanted, gives back what is not.
    void round() {
        long now = nanos.getAsLong();
        boolean due = now - renewedAt >= term.toNanos() / RENEWALS - LOOK.toNanos() / 2;
        try {
            for (Lease lease : all()) {
                if (!lease.wanted()) {
                    giveBack(lease);
                } else if (due || !lease.isHeldNow()) {
                    take(lease);
                }
            }
            renewedAt = due ? now : renewedAt;
            told = false;
        } catch (SQLException e) {
            disconnect();
            if (!told) {
                LOG.warn("leases wait for {}: {}", database.place(), e.getMessage());
                told = true;
            }
        }
    }

    private void take(Lease lease) throws SQLException {
        boolean before = lease.isHeldNow();
        try (PreparedStatement take = connected().prepareStatement(TAKE)) {
            take.setString(1, lease.name());
            take.setString(2, holder);
            take.setLong(3, term.toMillis());
            take.setLong(4, term.toMillis());
            long asked = nanos.getAsLong();
            try (ResultSet row = take.executeQuery()) {
                if (row.next()) {
                    long margin = term.toNanos() / MARGIN;
                    lease.granted(row.getLong(1), asked + term.toNanos() - margin);
                    if (!before) {
                        LOG.info("{} is done here now", lease.name());
                    }
                } else {
                    lease.lost();
                }
            }
        }
    }

    private void giveBack(Lease lease) throws SQLException {
        if (!lease.mayStandThere()) {
            return;
        }
        try (PreparedStatement give = connected().prepareStatement(GIVE_BACK)) {
            give.setString(1, lease.name());
            give.setString(2, holder);
            give.setLong(3, lease.lastToken());
            lease.lost();
            var _ = give.executeUpdate();
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect(ANSWER_SECONDS);
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        try (Connection _ = connection) {
            connection = null;
        } catch (SQLException e) {
            LOG.debug("a connection did not close in order", e);
        }
    }

    /// Gives back what it holds, where the database answers.
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        all().forEach(Lease::leave);
        round();
        disconnect();
    }

    /// Ends it as a crash would: nothing is given back. For tests.
    void crash() {
        end.countDown();
        disconnect();
    }
}
