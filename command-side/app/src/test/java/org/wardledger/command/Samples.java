package org.wardledger.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.requests.AccountRequests.RegisterAccount;
import org.wardledger.command.requests.InstitutionRequests.RegisterInstitution;
import org.wardledger.command.requests.RegisterRequests.AdoptRule;
import org.wardledger.command.requests.RegisterRequests.ListItem;
import org.wardledger.command.requests.WardRequests.EnrolWard;
import org.wardledger.domain.institution.InstitutionProfile;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.Contact;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Name3;
import org.wardledger.events.RuleEvent.Citation;
import org.wardledger.events.WardEvent.Capacity;
import org.wardledger.events.WardEvent.Representative;

/// Synthetic requests and people for tests.
public final class Samples {
    public static final LocalDate EFF = LocalDate.of(2026, 9, 1);
    public static final Id.Institution INST = new Id.Institution(id("ins", 1));
    public static final Id.Account ACCT = new Id.Account(id("acc", 1));
    public static final Id.Item SHOES = new Id.Item(id("itm", 1));
    public static final List<String> BINS = List.of("991240000003", "991240000013");
    public static final Caller MINISTRY = caller(1, Code.Role.MINISTRY, null);
    public static final Caller ACCOUNTANT = caller(2, Code.Role.ACCOUNTANT, INST);
    public static final Caller HEAD = caller(3, Code.Role.HEAD, INST);
    public static final Caller SECRETARY = caller(4, Code.Role.SECRETARY, INST);

    private Samples() {}

    /// The `n`-th id with a prefix.
    public static String id(String prefix, int n) {
        return prefix + "_" + "%016d".formatted(n);
    }

    public static Id.Ward ward(int n) {
        return new Id.Ward(id("wrd", n));
    }

    public static Caller caller(int n, Code.Role role, Id.@Nullable Institution inst) {
        return new Caller(new Id.Actor(id("act", n)), role, inst);
    }

    public static Name3 name(String text) {
        return new Name3(text + " (үлгі)", text + " (образец)", text + " (sample)");
    }

    public static RegisterInstitution institution(Id.@Nullable Institution inst, String bin) {
        return new RegisterInstitution(
                inst,
                bin,
                "550000000",
                new InstitutionProfile(
                        name("Ulgi"),
                        List.of(),
                        Code.InstitutionKind.ELDERLY_DISABLED,
                        List.of(Code.ServiceForm.INPATIENT),
                        Code.Ownership.STATE,
                        220,
                        new Contact("", "", "", "")),
                Code.PublicBasis.LAW,
                EFF,
                "register extract");
    }

    public static RegisterAccount account(Id.Institution inst, Id.Account acct, String iban) {
        return new RegisterAccount(
                inst,
                acct,
                MoneyCode.AccountKind.KSN,
                MoneyCode.KsnType.TEMPORARY_PLACEMENT,
                "KKMFKZ2A",
                iban,
                "KZT",
                EFF);
    }

    /// A well-formed account number with the given tail.
    public static String iban(int n) {
        String bban = "070" + "%013d".formatted(n);
        String digits =
                (bban + "KZ00")
                        .chars()
                        .mapToObj(c -> Integer.toString(Character.digit(c, 36)))
                        .reduce("", String::concat);
        int check =
                98
                        - new java.math.BigInteger(digits)
                                .mod(java.math.BigInteger.valueOf(97))
                                .intValue();
        return "KZ" + "%02d".formatted(check) + bban;
    }

    public static AdoptRule rule(String id, Code.RuleKind kind, Map<String, String> params) {
        return new AdoptRule(
                new Id.Rule(id),
                kind,
                params,
                LocalDate.of(2025, 1, 1),
                null,
                new Citation("Sample act", "1", "2026"),
                name("Rule"));
    }

    public static EnrolWard enrol(Id.Ward ward) {
        return new EnrolWard(
                ward,
                INST,
                ACCT,
                EFF,
                Code.ServiceForm.INPATIENT,
                Code.Ground.G01,
                true,
                Capacity.FULL,
                Representative.NOBODY,
                "order 1");
    }

    public static ListItem item() {
        return new ListItem(
                SHOES,
                name("Shoes"),
                Code.Unit.PAIR,
                MoneyCode.Category.FOOTWEAR,
                true,
                null,
                new Id.Actor(id("act", 9)),
                false);
    }
}
