package org.wardledger.launcher.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.imports.NamedKey;
import org.wardledger.domain.operator.Operations.RecordRestore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.OwnRecord;

/// Lets the ledger itself say that it was put back from a backup, as the first thing that it
/// records afterwards. Asked for at each start under a key that follows from the restore, so it
/// stands there once, whatever crashes.
public final class RestoreRecord {
    private RestoreRecord() {}

    public static void of(CommandCore core, DataFolder data) {
        Optional<Restored> restored;
        try {
            restored = Restored.in(data);
        } catch (IOException e) {
            throw new UncheckedIOException("what was restored here cannot be read", e);
        }
        if (restored.isEmpty() || restored.get().history().size() == 0) {
            return;
        }
        Restored what = restored.get();
        OwnRecord.of(
                core,
                new RecordRestore(what.history().size()),
                Caller.clock(),
                NamedKey.of("ledger restored", what.backup(), what.restoredAt()));
    }
}
