package org.wardledger.launcher.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.wardledger.command.Caller;
import org.wardledger.command.Ledger;
import org.wardledger.command.security.Person;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;

/// Loads the demo: the same seed gives the same homes, people, purchases and times.
public final class Demo {
    private static final int PURCHASES = 9;
    private final DemoPlan plan;
    private final DemoClock clock;
    private final Chance chance;
    private final Scribe scribe;
    private final List<Home> homes = new ArrayList<>();

    public Demo(DemoPlan plan, DemoClock clock, Ledger ledger) {
        this.plan = plan;
        this.clock = clock;
        this.chance = new Chance(plan.seed());
        this.scribe = new Scribe(ledger, chance);
    }

    /// @param progress told the percent done
    /// @return who can sign in, with the given password
    public List<Person> load(IntConsumer progress, PasswordEncoder encoder, String password) {
        LocalDate start = plan.first().atDay(1);
        clock.moveTo(start);
        DemoBooks books = DemoBooks.read(chance);
        Register register = new Register(scribe, chance, start);
        register.rules();
        register.books(books);
        MoveIn moveIn = new MoveIn(scribe, chance);
        for (int i = 0; i < plan.institutions(); i++) {
            Home home = register.home(i + 1, plan.wardsOf(i));
            homes.add(home);
            moveIn.into(home, plan.first());
            progress.accept(30 * (i + 1) / plan.institutions());
        }
        months(books, progress);
        return people(register, encoder, password);
    }

    private void months(DemoBooks books, IntConsumer progress) {
        int steps = plan.months() * homes.size();
        int done = 0;
        for (int m = 0; m < plan.months(); m++) {
            YearMonth month = plan.first().plusMonths(m);
            List<Month> running = new ArrayList<>();
            for (Home home : homes) {
                running.add(new Month(scribe, chance, books, clock, home, month));
            }
            running.forEach(Month::receive);
            for (Month each : running) {
                each.order(PURCHASES);
                progress.accept(30 + 70 * ++done / steps);
            }
            running.forEach(Month::accept);
            running.forEach(Month::pay);
            running.forEach(Month::handOver);
            if (!month.equals(plan.last())) {
                running.forEach(Month::close);
            }
        }
    }

    private List<Person> people(Register register, PasswordEncoder encoder, String password) {
        String hash = encoder.encode(password);
        String secret = hash == null ? "" : hash;
        List<Person> people = new ArrayList<>();
        people.add(Staff.person("ministry", register.ministry(), secret));
        people.add(Staff.person("auditor", outsider(Role.AUDITOR), secret));
        people.add(Staff.person("council", outsider(Role.COUNCIL_MEMBER), secret));
        people.add(Staff.person("operator", outsider(Role.OPERATOR), secret));
        for (Home home : homes) {
            people.addAll(home.staff.people(home.number, secret));
        }
        return people;
    }

    private Caller outsider(Role role) {
        return new Caller(new Id.Actor(chance.id("act")), role, null);
    }
}
