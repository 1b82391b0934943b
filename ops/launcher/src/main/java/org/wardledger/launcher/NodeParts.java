package org.wardledger.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.CommandCore;
import org.wardledger.command.DatabaseLocks;
import org.wardledger.command.NodeLocks;
import org.wardledger.command.security.Policy;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.kurrent.KurrentEventStore;
import org.wardledger.eventstore.kurrent.KurrentSettings;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.eventstore.sqlite.SqliteSettings;
import org.wardledger.launcher.cluster.Lease;
import org.wardledger.launcher.cluster.Leases;
import org.wardledger.launcher.cluster.WhileHeld;
import org.wardledger.launcher.metrics.ProcessMetrics;
import org.wardledger.launcher.publiclog.PublishedHistory;
import org.wardledger.vault.PostgresSettings;

/// What a process holds of the truth, and what binds it to others of its kind.
final class NodeParts implements AutoCloseable {

    /// What only one commanding process does at a time: following events, comparing once a day.
    private static final String DUTIES = "duties";

    private final Ground ground;
    private final @Nullable DatabaseLocks locks;
    private final @Nullable Leases leases;
    private final @Nullable Lease duties;
    private final String name;

    private NodeParts(
            Ground ground, @Nullable DatabaseLocks locks, @Nullable Leases leases, String name) {
        this.ground = ground;
        this.locks = locks;
        this.leases = leases;
        this.duties = leases == null ? null : leases.lease(DUTIES);
        this.name = name;
    }

    static NodeParts open(
            NodePlan plan,
            DataFolder data,
            Policy policy,
            Clock clock,
            ProcessMetrics metrics,
            Runnable erasing) {
        String name = name(plan, data);
        PostgresSettings shared = plan.shared();
        boolean turns = plan.does(Role.COMMAND) || plan.does(Role.LOG);
        Leases leases =
                shared != null && turns ? Leases.open(shared, name, metrics.registry()) : null;
        DatabaseLocks locks = null;
        try {
            PostgresSettings keys = plan.vault();
            locks = plan.does(Role.COMMAND) && keys != null ? DatabaseLocks.open(keys) : null;
            NodeLocks nodes = locks == null ? NodeLocks.alone() : locks;
            EventStore store = checked(plan, data, store(plan, data, metrics));
            metrics.commandSide().opened(store.head());
            VaultPlace vault =
                    keys == null ? new VaultPlace.Embedded() : new VaultPlace.Database(keys);
            Ground ground =
                    plan.does(Role.COMMAND)
                            ? OpenLedger.on(
                                    store,
                                    data,
                                    vault,
                                    new OpenLedger.Rules(
                                            clock,
                                            policy,
                                            CommandCore.quarterOfHeapMib(),
                                            erasing,
                                            metrics.commandSide()::measuring,
                                            nodes))
                            : OpenStore.on(store, data, vault, plan.opens());
            return new NodeParts(ground, locks, leases, name);
        } catch (RuntimeException e) {
            Product.closeQuietly(locks);
            Product.closeQuietly(leases);
            throw e;
        }
    }

    /// Nothing is recorded on a store that does not reach what all processes have published.
    private static EventStore checked(NodePlan plan, DataFolder data, EventStore store) {
        PostgresSettings shared = plan.shared();
        try {
            if (plan.does(Role.COMMAND) && shared != null) {
                PublishedHistory.checkShared(store, data, shared);
            }
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static EventStore store(NodePlan plan, DataFolder data, ProcessMetrics metrics) {
        KurrentSettings cluster = plan.store();
        if (cluster == null) {
            return SqliteEventStore.open(
                    data.store(), SqliteSettings.defaults(), metrics.commandSide());
        }
        KurrentSettings.Reads reads =
                plan.does(Role.COMMAND)
                        ? KurrentSettings.Reads.LEADER
                        : KurrentSettings.Reads.FOLLOWER;
        try {
            Files.createDirectories(data.store());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + data.store(), e);
        }
        return KurrentEventStore.open(
                cluster.withReads(reads).withPositions(data.positions()), metrics.commandSide());
    }

    /// The projector's name: that of a restarted process, and of no other one.
    private static String name(NodePlan plan, DataFolder data) {
        if (!plan.inCluster()) {
            return "ward-ledger";
        }
        try {
            if (!Files.exists(data.nodeId())) {
                Files.writeString(data.nodeId(), UUID.randomUUID() + "\n");
            }
            return "ward-ledger-" + UUID.fromString(Files.readString(data.nodeId()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the name of this node", e);
        } catch (IllegalArgumentException _) {
            throw new Failed(Says.in(null).text("node.bad-id", data.nodeId()));
        }
    }

    Ground ground() {
        return ground;
    }

    CommandCore core() {
        if (ground instanceof OpenLedger ledger) {
            return ledger.core();
        }
        throw new IllegalStateException("this process takes no requests");
    }

    Optional<Leases> leases() {
        return Optional.ofNullable(leases);
    }

    String name() {
        return name;
    }

    /// Whether this process does now what only one does; always where there is no other.
    BooleanSupplier itsTurn() {
        Lease lease = duties;
        return lease == null ? () -> true : lease::isHeld;
    }

    AutoCloseable whileItsTurn(Supplier<AutoCloseable> work) {
        return duties == null ? work.get() : WhileHeld.start(duties, work);
    }

    @Override
    public void close() {
        try (ground) {
            Product.closeQuietly(leases);
            Product.closeQuietly(locks);
        }
    }
}
