package org.wardledger.launcher.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.wardledger.command.requests.CashRequests;
import org.wardledger.command.requests.PeriodRequests;
import org.wardledger.command.requests.WardRequests;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.WardEvent.Capacity;
import org.wardledger.events.WardEvent.Representative;
import org.wardledger.events.WardEvent.Sex;

/// Enters the wards of a home and opens its books with an opening act.
final class MoveIn {
    private static final long CASH_LIMIT = 60_000_000;
    private final Scribe scribe;
    private final Chance chance;
    private int people;

    MoveIn(Scribe scribe, Chance chance) {
        this.scribe = scribe;
        this.chance = chance;
    }

    void into(Home home, YearMonth first) {
        LocalDate start = first.atDay(1);
        List<PeriodRequests.OpeningBalance> opening = new ArrayList<>();
        for (int i = 0; i < home.size; i++) {
            Home.Resident resident = enrol(home, start);
            home.residents.add(resident);
            opening.add(new PeriodRequests.OpeningBalance(resident.ward, resident.free));
        }
        long bank = home.residents.stream().mapToLong(r -> r.free).sum();
        scribe.enter(
                home.staff.head(),
                new PeriodRequests.OpenFirstPeriod(
                        home.acct,
                        first,
                        bank,
                        0,
                        opening,
                        new Evidence(MoneyCode.Document.OPENING_ACT, "1", null, null)));
        ActorMark keeper = new ActorMark(Role.STOREKEEPER, home.staff.store().actor());
        scribe.enter(
                home.staff.head(), new CashRequests.SetFloat(home.acct, CASH_LIMIT, keeper, start));
    }

    private Home.Resident enrol(Home home, LocalDate start) {
        int n = people++;
        Id.Ward ward = new Id.Ward(chance.id("wrd"));
        long pension = chance.between(700, 1_400) * 10_000L + chance.between(0, 99) * 100L;
        Home.Resident resident =
                new Home.Resident(ward, pension, chance.between(20, 260) * 100_000L);
        scribe.enter(
                home.staff.clerk(),
                new WardRequests.EnrolWard(
                        ward,
                        home.inst,
                        home.acct,
                        start,
                        Code.ServiceForm.INPATIENT,
                        Code.Ground.G08,
                        true,
                        Capacity.FULL,
                        Representative.NOBODY,
                        "demo/" + n));
        describe(home, resident, n, start);
        return resident;
    }

    private void describe(Home home, Home.Resident resident, int n, LocalDate start) {
        scribe.enter(
                home.staff.clerk(),
                new WardRequests.RecordIdentity(
                        resident.ward,
                        null,
                        "DEMO-" + n,
                        "Synthetic Ward " + n,
                        LocalDate.of(1899, 1, 1),
                        n % 2 == 0 ? Sex.MALE : Sex.FEMALE,
                        "kk"));
        scribe.enter(
                home.staff.clerk(),
                new WardRequests.AssignBenefit(
                        resident.ward,
                        MoneyCode.Benefit.OLD_AGE,
                        resident.pension,
                        7000,
                        "MIN_PENSION",
                        start,
                        null,
                        "State payer (demo)",
                        "demo/" + n,
                        new Id.Rule("SPLIT-1")));
    }
}
