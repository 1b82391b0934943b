package org.wardledger.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import org.wardledger.command.Caller;
import org.wardledger.command.security.Person;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

/// The people of one home.
record Staff(
        Caller clerk,
        Caller cashier,
        Caller head,
        Caller store,
        Caller secretary,
        List<ActorMark> commission,
        ActorMark witness) {

    static Staff of(Chance chance, Id.Institution home) {
        List<ActorMark> commission = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            commission.add(new ActorMark(Role.COMMISSION_MEMBER, new Id.Actor(chance.id("act"))));
        }
        return new Staff(
                caller(chance, Role.ACCOUNTANT, home),
                caller(chance, Role.ACCOUNTANT, home),
                caller(chance, Role.HEAD, home),
                caller(chance, Role.STOREKEEPER, home),
                caller(chance, Role.SECRETARY, home),
                List.copyOf(commission),
                new ActorMark(Role.COUNCIL_MEMBER, new Id.Actor(chance.id("act"))));
    }

    private static Caller caller(Chance chance, Role role, Id.Institution home) {
        return new Caller(new Id.Actor(chance.id("act")), role, home);
    }

    /// Sign-ins of this home: `accountant1`, `head1` and so on.
    List<Person> people(int number, String password) {
        return List.of(
                person("accountant" + number, clerk, password),
                person("head" + number, head, password),
                person("secretary" + number, secretary, password),
                person("storekeeper" + number, store, password));
    }

    static Person person(String name, Caller caller, String password) {
        return new Person(name, caller.actor(), caller.role(), caller.institution(), password);
    }
}
