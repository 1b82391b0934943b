package org.wardledger.launcher.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardledger.command.Caller;
import org.wardledger.command.Ledger;
import org.wardledger.command.Outcome;
import org.wardledger.command.Request;
import org.wardledger.command.requests.AccountRequests.RegisterAccount;
import org.wardledger.command.requests.ExpenditureRequests.ProposeExpenditure;
import org.wardledger.command.requests.InstitutionRequests.RegisterInstitution;
import org.wardledger.command.requests.PeriodRequests.OpenFirstPeriod;
import org.wardledger.command.requests.PeriodRequests.OpeningBalance;
import org.wardledger.command.requests.RegisterRequests.AdoptRule;
import org.wardledger.command.requests.RegisterRequests.ListItem;
import org.wardledger.command.requests.WardRequests.EnrolWard;
import org.wardledger.domain.institution.InstitutionProfile;
import org.wardledger.events.Code;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.ExpenditureEvent.WardItem;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.Contact;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Name3;
import org.wardledger.events.RuleEvent.Citation;
import org.wardledger.events.WardEvent.Capacity;
import org.wardledger.events.WardEvent.Representative;
import org.wardledger.launcher.demo.Chance;

/// One synthetic home with accounts in which the same wards have money: what the rows work on.
///
/// @param first month with which the books begin
record Founding(Ledger ledger, YearMonth first) {
    static final int WARDS = 40;
    static final long BALANCE = 5_000_000;
    static final Id.Institution INST = new Id.Institution(id("ins", 0));
    static final Caller ACCOUNTANT = caller(1, Role.ACCOUNTANT);
    static final Caller HEAD = caller(2, Role.HEAD);
    private static final Caller MINISTRY = new Caller(actor(3), Role.MINISTRY, null);
    static final Id.Item SHOES = new Id.Item(id("itm", 0));
    private static final LocalDate ALWAYS = LocalDate.of(2016, 1, 1);

    private static String id(String prefix, int n) {
        return prefix + "_" + "%016d".formatted(n);
    }

    private static Id.Actor actor(int n) {
        return new Id.Actor(id("act", n));
    }

    private static Caller caller(int n, Role role) {
        return new Caller(actor(n), role, INST);
    }

    static Id.Ward ward(int n) {
        return new Id.Ward(id("wrd", n));
    }

    Outcome.Done enter(Caller caller, Request request) {
        return switch (ledger.execute(request, caller, UUID.randomUUID())) {
            case Outcome.Done done -> done;
            case Outcome.Refused refused ->
                    throw new IllegalStateException(
                            request.code() + " was refused: " + refused.refusal());
        };
    }

    /// Rules that demo data bring along.
    void rules() {
        rule("PR-1", Code.RuleKind.TIER, Map.of("k", "10", "kChildren", "20"));
        rule("CAT-1", Code.RuleKind.CATEGORY_LIST, Map.of("categories", "FOOTWEAR,FOOD"));
        rule("SPLIT-1", Code.RuleKind.SPLIT, Map.of("shareBp", "7000", "floorCode", "NONE"));
    }

    private void rule(String id, Code.RuleKind kind, Map<String, String> parameters) {
        Citation citation = new Citation("SAMPLE", "1", "2016-01-01");
        enter(
                MINISTRY,
                new AdoptRule(new Id.Rule(id), kind, parameters, ALWAYS, null, citation, name(id)));
    }

    private static Name3 name(String text) {
        return new Name3(text + " (үлгі)", text + " (образец)", text + " (sample)");
    }

    /// The home, its accounts and its wards; every account is open with the same balances.
    List<Id.Account> found(int accounts) {
        enter(
                MINISTRY,
                new ListItem(
                        SHOES,
                        name("Shoes"),
                        Code.Unit.PAIR,
                        MoneyCode.Category.FOOTWEAR,
                        true,
                        null,
                        actor(4),
                        false));
        enter(MINISTRY, home());
        List<Id.Account> all = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            all.add(account(i));
        }
        for (int i = 0; i < WARDS; i++) {
            enter(ACCOUNTANT, ward(i, all.getFirst()));
        }
        all.forEach(acct -> enter(HEAD, opening(acct)));
        return all;
    }

    private RegisterInstitution home() {
        InstitutionProfile profile =
                new InstitutionProfile(
                        name("Bench"),
                        List.of(),
                        Code.InstitutionKind.ELDERLY_DISABLED,
                        List.of(Code.ServiceForm.INPATIENT),
                        Code.Ownership.STATE,
                        2 * WARDS,
                        new Contact("", "", "", ""));
        return new RegisterInstitution(
                INST,
                Chance.bin(9_000),
                "550000000",
                profile,
                Code.PublicBasis.LAW,
                first.atDay(1),
                "bench");
    }

    private Id.Account account(int n) {
        Id.Account acct = new Id.Account(id("acc", n));
        enter(
                MINISTRY,
                new RegisterAccount(
                        INST,
                        acct,
                        MoneyCode.AccountKind.KSN,
                        MoneyCode.KsnType.TEMPORARY_PLACEMENT,
                        "KKMFKZ2A",
                        Chance.iban(8_000_000 + n),
                        "KZT",
                        first.atDay(1)));
        return acct;
    }

    private EnrolWard ward(int n, Id.Account acct) {
        return new EnrolWard(
                ward(n),
                INST,
                acct,
                first.atDay(1),
                Code.ServiceForm.INPATIENT,
                Code.Ground.G01,
                true,
                Capacity.FULL,
                Representative.NOBODY,
                "bench");
    }

    private OpenFirstPeriod opening(Id.Account acct) {
        List<OpeningBalance> balances = new ArrayList<>();
        for (int i = 0; i < WARDS; i++) {
            balances.add(new OpeningBalance(ward(i), BALANCE));
        }
        Evidence act = new Evidence(MoneyCode.Document.OPENING_ACT, "1", null, null);
        return new OpenFirstPeriod(acct, first, BALANCE * WARDS, 0, balances, act);
    }

    /// A proposal for ten wards, dated in the given month.
    static ProposeExpenditure proposal(Id.Account acct, YearMonth month, int n) {
        long price = 1 + n % 1_000;
        List<PurchaseLine> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            WardItem item = new WardItem(SHOES, price, "1", "42");
            lines.add(new PurchaseLine(ward(i), price, List.of(item), "WORN_OUT"));
        }
        return new ProposeExpenditure(
                acct,
                null,
                MoneyCode.Method.BANK,
                10 * price,
                MoneyCode.Category.FOOTWEAR,
                null,
                month + "/" + n % 1_000,
                false,
                null,
                month.atDay(5),
                null,
                "bench",
                List.of(),
                lines,
                false);
    }
}
