package org.wardledger.launcher.chaos;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.wardledger.command.security.People;
import org.wardledger.command.security.Person;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

/// Who signs in.
final class Staff {
    static final String MINISTRY = "ministry";
    static final String OPERATOR = "operator";

    private Staff() {}

    /// Who can sign in; before the first start.
    static void people(People people, int homes) {
        String hash = Objects.requireNonNull(new BCryptPasswordEncoder(4).encode(Door.PASSWORD));
        List<Person> all = new ArrayList<>();
        all.add(person(MINISTRY, "act_0000000000000001", Role.MINISTRY, null, hash));
        all.add(person(OPERATOR, "act_0000000000000002", Role.OPERATOR, null, hash));
        for (int n = 1; n <= homes; n++) {
            HomeBooks home = new HomeBooks(n, YearMonth.of(2020, 1));
            all.add(person(home.clerk(), home.actor(11), Role.ACCOUNTANT, home.inst, hash));
            all.add(person(home.head(), home.actor(12), Role.HEAD, home.inst, hash));
            all.add(person(home.secretary(), home.actor(13), Role.SECRETARY, home.inst, hash));
            all.add(person(home.storekeeper(), home.actor(14), Role.STOREKEEPER, home.inst, hash));
        }
        people.put(all);
    }

    private static Person person(
            String name, String actor, Role role, @Nullable String inst, String hash) {
        Id.Institution home = inst == null ? null : new Id.Institution(inst);
        return new Person(name, new Id.Actor(actor), role, home, hash);
    }
}
