package org.wardledger.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.wardledger.command.CommandCore;
import org.wardledger.command.security.Policy;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.LedgerKeys;
import org.wardledger.launcher.demo.DemoClock;

/// A ledger of its own for one row: store, index and rules in a folder that goes with it.
record Scratch(Path folder, EventStore store, LedgerKeys keys, CommandCore core, DemoClock clock)
        implements AutoCloseable {

    static Scratch open(Path folder, DemoClock clock) throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder);
        EventStore store = SqliteEventStore.open(folder.resolve("store"));
        LedgerKeys keys = LedgerKeys.open(DataFolder.of(folder), store);
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        CommandCore core =
                CommandCore.open(
                        new CommandCore.Parts(
                                store,
                                folder.resolve("index.db"),
                                secret,
                                keys.ring(),
                                clock,
                                new Policy(),
                                128));
        return new Scratch(folder, store, keys, core, clock);
    }

    @Override
    public void close() throws IOException {
        core.close();
        keys.close();
        store.close();
        Folders.delete(folder);
    }
}
