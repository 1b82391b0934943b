package org.wardledger.launcher.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Caller;
import org.wardledger.command.imports.ImportResult;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.RefusalTexts;
import org.wardledger.events.Id;
import org.wardledger.eventstore.EventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.LocalPeople;
import org.wardledger.launcher.OpenLedger;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.SignInOptions;
import org.wardledger.statements.StatementSource;

/// On the folder of a ledger that does not run. Owns store and rules while it is open; a crash
/// leaves what was recorded until then, and the same file completes it.
final class LocalImporting implements Importing {
    private final Says says;
    private final OpenLedger ledger;
    private final StatementImport imports;
    private final Caller caller;

    private LocalImporting(Says says, OpenLedger ledger, Caller caller) {
        this.says = says;
        this.ledger = ledger;
        this.imports =
                new StatementImport(ledger.core(), ledger.store(), new Policy(), Clock.systemUTC());
        this.caller = caller;
    }

    static LocalImporting open(DataFolder data, SignInOptions signIn) {
        Caller caller = LocalPeople.caller(data, signIn);
        Says says = signIn.says();
        EventStore store = LocalPeople.store(data, says, "data.busy");
        OpenLedger.Rules rules = OpenLedger.Rules.of(Clock.systemUTC());
        return new LocalImporting(says, OpenLedger.on(store, data, rules), caller);
    }

    @Override
    public List<Target> targets() {
        return imports.targets(caller).stream()
                .map(t -> new Target(t.acct().value(), t.iban()))
                .toList();
    }

    @Override
    public Preview dryRun(String acct, Path file, Map<String, String> columns) throws IOException {
        return Preview.of(
                imports.dryRun(
                        caller,
                        new Id.Account(acct),
                        name(file),
                        StatementSource.of(file),
                        columns),
                says.locale());
    }

    private static String name(Path file) {
        @Nullable Path name = file.getFileName();
        return name == null ? "statement" : name.toString();
    }

    @Override
    public Recorded confirm(String acct, String token) {
        ImportResult result = imports.confirm(caller, token);
        if (result.refusal() != null) {
            throw new Failed(RefusalTexts.in(says.locale().getLanguage()).text(result.refusal()));
        }
        return new Recorded(result.recorded(), result.known(), result.position());
    }

    @Override
    public void close() {
        ledger.close();
    }
}
