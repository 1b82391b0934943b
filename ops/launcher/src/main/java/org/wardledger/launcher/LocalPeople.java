package org.wardledger.launcher;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.Caller;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.EventStoreUnavailable;
import org.wardledger.eventstore.sqlite.SqliteEventStore;

/// Who works on the folder of a ledger that does not run, and its store.
public final class LocalPeople {
    private LocalPeople() {}

    /// @throws Failed where name and password do not belong together
    public static Caller caller(DataFolder data, SignInOptions signIn) {
        Person person = new People(data.people()).find(signIn.name());
        String hash = person == null ? null : person.hash();
        if (person == null
                || hash == null
                || !new BCryptPasswordEncoder().matches(new String(signIn.password()), hash)) {
            throw new Failed(signIn.says().text("sign-in.wrong"));
        }
        return person.caller();
    }

    /// @param busy says what to do where another process has the store
    /// @throws Failed where it cannot be opened
    public static EventStore store(DataFolder data, Says says, String busy) {
        try {
            return SqliteEventStore.open(data.store());
        } catch (EventStoreUnavailable e) {
            throw new Failed(says.text(busy, data.root()) + " " + e.getMessage());
        }
    }
}
