package org.wardledger.launcher.publiclog;

import java.io.IOException;
import java.util.List;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.imports.NamedKey;
import org.wardledger.domain.operator.Operations.BeginLedger;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.launcher.Complaint;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.OwnRecord;
import org.wardledger.launcher.Says;
import org.wardledger.transparency.sequencer.LogContradiction;

/// The first record of a ledger, position 1 and leaf 0: which log its entries are published in. A
/// crash before it leaves an empty store, which begins at the next start.
public final class Beginning {
    static final int LAYOUT = 1;
    private static final String TYPE = "ledger.genesis.v1";

    private Beginning() {}

    /// Writes it into an empty store, before anything else.
    ///
    /// @throws Failed where the log's key cannot be used, or the store began with something else
    public static void of(EventStore store, CommandCore core, DataFolder data, LogOptions options) {
        of(store, core, data, options, false);
    }

    /// @param shared whether several processes keep the log, and its key was made beforehand
    public static void of(
            EventStore store,
            CommandCore core,
            DataFolder data,
            LogOptions options,
            boolean shared) {
        check(store);
        if (store.head() > 0) {
            return;
        }
        String origin;
        try {
            LogIdentity log =
                    shared
                            ? LogIdentity.shared(data, options.origin)
                            : LogIdentity.alone(data, options.origin);
            origin = log.publicKey().name();
        } catch (IOException | LogContradiction e) {
            throw new Failed(Complaint.of(e, Says.in(null)));
        }
        BeginLedger begin = new BeginLedger(origin, LAYOUT, null, true);
        OwnRecord.of(core, begin, Caller.clock(), NamedKey.of("ledger", "begin"));
    }

    /// Nothing is built on a store whose first record says nothing about its log: none was ever
    /// released.
    ///
    /// @throws Failed where another record stands first
    public static void check(EventStore store) {
        List<StoredEvent> first = store.readAll(0, 1);
        if (!first.isEmpty() && !first.getFirst().type().equals(TYPE)) {
            throw new Failed(Says.in(null).text("beginning.missing", first.getFirst().type()));
        }
    }
}
