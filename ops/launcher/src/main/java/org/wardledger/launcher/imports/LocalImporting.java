package org.wardledger.launcher.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.Caller;
import org.wardledger.command.CommandCore;
import org.wardledger.command.StoreSecret;
import org.wardledger.command.imports.ImportResult;
import org.wardledger.command.imports.MappingText;
import org.wardledger.command.imports.StatementImport;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.command.security.Policy;
import org.wardledger.domain.RefusalTexts;
import org.wardledger.events.Id;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.LedgerKeys;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.publiclog.PublishedHistory;
import org.wardledger.statements.StatementSource;

/// On the folder of a ledger that does not run. Owns store and rules while it is open; a crash
/// leaves what was recorded until then, and the same file completes it.
final class LocalImporting implements Importing {
    private static final int CACHE_MIB = 128;
    private final Says says;
    private final EventStore store;
    private final LedgerKeys keys;
    private final CommandCore core;
    private final StatementImport imports;
    private final Caller caller;

    private LocalImporting(
            Says says, EventStore store, LedgerKeys keys, CommandCore core, Caller caller) {
        this.keys = keys;
        this.says = says;
        this.store = store;
        this.core = core;
        this.imports = new StatementImport(core, store, new Policy(), Clock.systemUTC());
        this.caller = caller;
    }

    static LocalImporting open(DataFolder data, Says says, String name, char[] password) {
        Person person = person(data, says, name, password);
        EventStore store = store(data, says);
        LedgerKeys keys = keys(data, store);
        try {
            CommandCore core =
                    CommandCore.open(
                            new CommandCore.Parts(
                                    store,
                                    data.index(),
                                    StoreSecret.of(data.secret(), false),
                                    keys.ring(),
                                    Clock.systemUTC(),
                                    new Policy(),
                                    CACHE_MIB));
            return new LocalImporting(says, store, keys, core, person.caller());
        } catch (RuntimeException e) {
            keys.close();
            store.close();
            throw e;
        }
    }

    private static LedgerKeys keys(DataFolder data, EventStore store) {
        try {
            PublishedHistory.check(store, data);
            return LedgerKeys.open(data, store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static EventStore store(DataFolder data, Says says) {
        try {
            return SqliteEventStore.open(data.store());
        } catch (EventStoreUnavailable e) {
            throw new Failed(says.text("data.busy", data.root()) + " " + e.getMessage());
        }
    }

    private static Person person(DataFolder data, Says says, String name, char[] password) {
        Person person = new People(data.people()).find(name);
        boolean right =
                person != null
                        && new BCryptPasswordEncoder()
                                .matches(new String(password), person.password());
        if (person == null || !right) {
            throw new Failed(says.text("sign-in.wrong"));
        }
        return person;
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
                        columns.isEmpty() ? null : MappingText.of(columns)),
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
        core.close();
        keys.close();
        store.close();
    }
}
