package org.wardledger.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.wardledger.command.CommandCore;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Folders;
import org.wardledger.launcher.OpenLedger;
import org.wardledger.launcher.demo.DemoClock;

/// A ledger of its own for one row, in a folder that goes with it.
record Scratch(Path folder, OpenLedger ledger, DemoClock clock) implements AutoCloseable {

    static Scratch open(Path folder, DemoClock clock) throws IOException {
        Folders.delete(folder);
        OpenLedger.Rules rules = OpenLedger.Rules.of(clock);
        return new Scratch(folder, OpenLedger.open(DataFolder.of(folder), rules), clock);
    }

    EventStore store() {
        return ledger.store();
    }

    CommandCore core() {
        return ledger.core();
    }

    @Override
    public void close() throws IOException {
        ledger.close();
        Folders.delete(folder);
    }
}
