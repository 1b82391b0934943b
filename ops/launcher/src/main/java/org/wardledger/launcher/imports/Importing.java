package org.wardledger.launcher.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Taking statements in, as one person: on the folder of a stopped ledger, or through a running
/// one.
interface Importing extends AutoCloseable {

    /// Accounts that the person may import into.
    List<Target> targets();

    /// @param iban empty where it is not told
    record Target(String acct, String iban) {}

    /// Reads a file and says what taking it in would do; records nothing.
    ///
    /// @param columns of a table by field; empty to use those saved with the account
    Preview dryRun(String acct, Path file, Map<String, String> columns) throws IOException;

    /// Records what the dry run showed.
    Recorded confirm(String acct, String token);

    /// What a confirmation recorded; `position` is the place of the last event.
    record Recorded(int recorded, int known, long position) {}

    @Override
    void close();
}
