package org.wardledger.launcher.publiclog;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.Caller;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.sqlite.SqliteEventStore;
import org.wardledger.launcher.DataFolder;
import org.wardledger.launcher.Failed;
import org.wardledger.launcher.Says;
import org.wardledger.launcher.SignInOptions;

/// Who works on the folder of a ledger that does not run, and its store.
final class LocalPeople {
    private LocalPeople() {}

    static Caller caller(DataFolder data, SignInOptions signIn) {
        Person person = new People(data.people()).find(signIn.name());
        boolean right =
                person != null
                        && new BCryptPasswordEncoder()
                                .matches(new String(signIn.password()), person.password());
        if (person == null || !right) {
            throw new Failed(signIn.says().text("sign-in.wrong"));
        }
        return person.caller();
    }

    static EventStore store(DataFolder data, Says says) {
        try {
            return SqliteEventStore.open(data.store());
        } catch (EventStoreUnavailable e) {
            throw new Failed(says.text("export.busy", data.root()) + " " + e.getMessage());
        }
    }
}
