package org.wardledger.launcher;

import java.time.Clock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.KeyRing;
import org.wardledger.command.CommandCore;
import org.wardledger.command.Ledger;
import org.wardledger.command.NodeLocks;
import org.wardledger.command.StoreSecret;
import org.wardledger.command.security.Policy;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.moving.RestoreRecord;
import org.wardledger.launcher.publiclog.Beginning;
import org.wardledger.launcher.publiclog.PublishedHistory;

/// Store, keys and rules of one ledger, for everything that writes to it. Opens only where the
/// store reaches what is published, began as a ledger and belongs to its keys; where the ledger was
/// put back from a backup, that stands recorded before anything else can be. Owns what it has
/// opened, the store that it was given too.
public final class OpenLedger implements Ground {
    private final EventStore store;
    private final byte[] secret;
    private final LedgerKeys keys;
    private final CommandCore core;

    /// What the rules are run with.
    ///
    /// @param cacheMib see [CommandCore.Parts]
    /// @param erasing called before keys are destroyed
    /// @param around something around the one door
    /// @param nodes other processes that write to the same store
    public record Rules(
            Clock clock,
            Policy policy,
            int cacheMib,
            Runnable erasing,
            UnaryOperator<Ledger> around,
            NodeLocks nodes) {

        public static Rules of(Clock clock) {
            return of(clock, CommandCore.quarterOfHeapMib());
        }

        public static Rules of(Clock clock, int cacheMib) {
            return new Rules(
                    clock, new Policy(), cacheMib, () -> {}, ledger -> ledger, NodeLocks.alone());
        }
    }

    private OpenLedger(EventStore store, byte[] secret, LedgerKeys keys, CommandCore core) {
        this.store = store;
        this.secret = secret;
        this.keys = keys;
        this.core = core;
    }

    public static OpenLedger open(DataFolder data, Rules rules) {
        return on(SqliteEventStore.open(data.store()), data, rules);
    }

    /// On a store that was opened for it, with the vault of the data folder.
    public static OpenLedger on(EventStore store, DataFolder data, Rules rules) {
        return on(store, data, new VaultPlace.Embedded(), rules);
    }

    /// Where this throws, everything is closed again.
    static OpenLedger on(EventStore store, DataFolder data, VaultPlace vault, Rules rules) {
        LedgerKeys keys = null;
        CommandCore core = null;
        try {
            PublishedHistory.check(store, data);
            Beginning.check(store);
            keys = LedgerKeys.open(data, store, vault);
            byte[] secret = StoreSecret.of(data.secret(), store.head() == 0);
            keys.requireSame(secret, data.secret());
            core = core(store, data, secret, keys, rules);
            RestoreRecord.of(core, data);
            return new OpenLedger(store, secret, keys, core);
        } catch (RuntimeException e) {
            try {
                close(store, keys, core);
            } catch (RuntimeException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    private static CommandCore core(
            EventStore store, DataFolder data, byte[] secret, LedgerKeys keys, Rules rules) {
        return CommandCore.open(
                new CommandCore.Parts(
                        store,
                        data.index(),
                        secret,
                        keys.ring(),
                        rules.clock(),
                        rules.policy(),
                        rules.cacheMib(),
                        rules.erasing(),
                        rules.nodes()),
                rules.around());
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    public LedgerKeys keys() {
        return keys;
    }

    @Override
    public KeyRing ring() {
        return keys.ring();
    }

    @Override
    public EntryReader reader() {
        return core.reader();
    }

    public CommandCore core() {
        return core;
    }

    @Override
    public void close() {
        close(store, keys, core);
    }

    /// All of them, also where one does not close in order; the store last.
    private static void close(
            EventStore store, @Nullable LedgerKeys keys, @Nullable CommandCore core) {
        try (store;
                keys;
                core) {
            // closing is all there is to do
        }
    }
}
