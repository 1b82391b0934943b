package org.wardledger.launcher.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wardledger.command.Caller;
import org.wardledger.command.requests.AccountRequests;
import org.wardledger.command.requests.BodyRequests;
import org.wardledger.command.requests.InstitutionRequests;
import org.wardledger.command.requests.Plain;
import org.wardledger.command.requests.RegisterRequests;
import org.wardledger.domain.body.BodyCommand;
import org.wardledger.domain.institution.InstitutionProfile;
import org.wardledger.events.ActorMark;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.Code;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.Code.InstitutionKind;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Code.Seat;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.Contact;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.Name3;
import org.wardledger.events.RuleEvent.Citation;
import org.wardledger.events.SupplierEvent.Entity;
import org.wardledger.events.SupplierEvent.Trader;

/// Enters what everything else stands on: rules, articles, sellers, homes with their accounts and
/// their commissions.
final class Register {
    private static final List<String> REGIONS =
            List.of("550000000", "350000000", "750000000", "100000000", "610000000", "390000000");

    private static final List<InstitutionKind> KINDS =
            List.of(
                    InstitutionKind.ELDERLY_DISABLED,
                    InstitutionKind.PSYCHONEURO_ADULT,
                    InstitutionKind.REHABILITATION,
                    InstitutionKind.SMALL_HOME,
                    InstitutionKind.ELDERLY_DISABLED,
                    InstitutionKind.MUSCULOSKELETAL_CHILD);

    /// The longest term there is, so that one appointment lasts through the demo.
    private static final int MANDATE_MONTHS = 120;

    private final Scribe scribe;
    private final Chance chance;
    private final LocalDate start;
    private final Caller ministry;

    Register(Scribe scribe, Chance chance, LocalDate start) {
        this.scribe = scribe;
        this.chance = chance;
        this.start = start;
        this.ministry = new Caller(new Id.Actor(chance.id("act")), Role.MINISTRY, null);
    }

    Caller ministry() {
        return ministry;
    }

    /// Rules as configuration with their citations; the operator's own ones say so.
    void rules() {
        Citation code = new Citation("SOCIAL-CODE-2023", "202(3)", "2023-07-01");
        Citation own = new Citation("OPERATOR", "1", "2026-01-01");
        rule(
                "SPLIT-1",
                RuleKind.SPLIT,
                Map.of("shareBp", "7000", "floorCode", "MIN_PENSION"),
                code);
        rule("PR-1", RuleKind.TIER, Map.of("k", "10", "kChildren", "20"), own);
        String all =
                Arrays.stream(Category.values()).map(Enum::name).collect(Collectors.joining(","));
        rule("CAT-1", RuleKind.CATEGORY_LIST, Map.of("categories", all), own);
    }

    private void rule(String id, RuleKind kind, Map<String, String> params, Citation citation) {
        Name3 name = new Name3(id + " (үлгі)", id + " (образец)", id + " (sample)");
        scribe.enter(
                ministry,
                new RegisterRequests.AdoptRule(
                        new Id.Rule(id),
                        kind,
                        params,
                        LocalDate.of(2023, 7, 1),
                        null,
                        citation,
                        name));
    }

    void books(DemoBooks books) {
        for (DemoBooks.Article a : books.articles()) {
            scribe.enter(
                    ministry,
                    new RegisterRequests.ListItem(
                            a.id(),
                            a.name(),
                            a.unit(),
                            a.cat(),
                            a.durable(),
                            null,
                            new Id.Actor(chance.id("act")),
                            false));
        }
        for (DemoBooks.Seller s : books.sellers()) {
            boolean trader = s.kind() == Code.SupplierKind.SOLE_TRADER;
            scribe.enter(
                    ministry,
                    new RegisterRequests.RegisterSupplier(
                            s.id(),
                            s.kind(),
                            trader ? null : new Entity(Chance.bin(s.number()), s.name(), start),
                            trader ? new Trader(Chance.iin(s.number()), "Synthetic Trader") : null,
                            Chance.iban(9_000_000 + s.number())));
        }
    }

    Home home(int number, int wards) {
        Id.Institution inst = new Id.Institution(chance.id("ins"));
        Id.Account acct = new Id.Account(chance.id("acc"));
        Staff staff = Staff.of(chance, inst);
        scribe.enter(
                ministry,
                new InstitutionRequests.RegisterInstitution(
                        inst,
                        Chance.bin(number),
                        REGIONS.get(number % REGIONS.size()),
                        profile(number, wards),
                        Code.PublicBasis.LAW,
                        start,
                        "demo"));
        scribe.enter(
                ministry,
                new AccountRequests.RegisterAccount(
                        inst,
                        acct,
                        MoneyCode.AccountKind.KSN,
                        MoneyCode.KsnType.TEMPORARY_PLACEMENT,
                        "KKMFKZ2A",
                        Chance.iban(number),
                        "KZT",
                        start));
        Id.Body commission = commission(number, inst, staff);
        return new Home(number, inst, acct, commission, staff, wards);
    }

    private static InstitutionProfile profile(int number, int wards) {
        InstitutionKind kind = wards < 10 ? InstitutionKind.SMALL_HOME : KINDS.get(number % 6);
        Name3 name =
                new Name3(
                        "«Үлгі» арнаулы әлеуметтік қызметтер көрсету орталығы № " + number,
                        "Центр оказания специальных социальных услуг «Образец» № " + number,
                        "Sample Centre for Special Social Services No. " + number);
        Contact contact =
                new Contact(
                        "Demo street " + number,
                        "+7 700 000 00 00",
                        "centre" + number + "@example.org",
                        "https://example.org");
        return new InstitutionProfile(
                name,
                List.of(new Name3("№ " + number + " МӘМ", "МСУ № " + number, "MSI No. " + number)),
                kind,
                List.of(Code.ServiceForm.INPATIENT),
                Code.Ownership.STATE,
                (wards + 9) / 10 * 10 + 10,
                contact);
    }

    private Id.Body commission(int number, Id.Institution inst, Staff staff) {
        Id.Body body = new Id.Body(chance.id("bod"));
        Name3 name =
                new Name3(
                        "№ " + number + " орталықтың қаражатты пайдалану комиссиясы (үлгі)",
                        "Комиссия по использованию средств центра № " + number + " (образец)",
                        "Fund-use commission of centre No. " + number + " (sample)");
        scribe.enter(
                ministry,
                new BodyRequests.FormBody(
                        body,
                        BodyKind.FUND_USE_COMMISSION,
                        inst,
                        null,
                        null,
                        new BodyRules(6_666, 5_000, MANDATE_MONTHS, 0, 1),
                        name,
                        start));
        int seat = 0;
        for (ActorMark member : staff.commission()) {
            scribe.enter(
                    ministry,
                    new Plain(
                            new BodyCommand.AppointMember(
                                    body,
                                    member,
                                    seat++ < 3 ? Seat.CIVIL : Seat.STAFF,
                                    start,
                                    start.plusMonths(MANDATE_MONTHS - 1L),
                                    true,
                                    "Synthetic Member",
                                    "Demo organisation",
                                    true)));
        }
        return body;
    }
}
