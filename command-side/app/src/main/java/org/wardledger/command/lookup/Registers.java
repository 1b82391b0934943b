package org.wardledger.command.lookup;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.lookup.Row.Kind;
import org.wardledger.events.Code;
import org.wardledger.events.Evidence;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Name3;
import org.wardledger.events.PrivacyEvent;
import org.wardledger.events.RuleEvent;

/// Facts that lie across streams, as questions.
public final class Registers {
    private final IndexContent content;
    private final Blind blind;

    /// Asked for by every purchase, so kept as they are meant.
    private volatile Map<Code.RuleKind, List<RuleVersion>> rules;

    Registers(IndexContent content, Blind blind) {
        this.content = content;
        this.blind = blind;
        this.rules = readRules();
    }

    void take(LedgerEvent event) {
        Derivation.of(event, blind, content::value).forEach(content::put);
        if (event instanceof RuleEvent) {
            rules = readRules();
        }
    }

    /// Whether somebody other than `self` has this number.
    public boolean taken(Space space, String number, Id self) {
        String owner = content.value(Kind.TAKEN, Derivation.taken(blind, space, number));
        return owner != null && !owner.equals(self.value());
    }

    /// Name of the lock that keeps a number from being given to two at once; tells nothing of it.
    public String lockOf(Space space, String number) {
        return Derivation.taken(blind, space, number);
    }

    public String lockOfLink(String system, String externalId) {
        return lockOf(Space.INSTITUTION_EXTERNAL_ID, Derivation.externalId(system, externalId));
    }

    /// Whether another institution has this number in another system.
    public boolean linked(String system, String externalId, Id.Institution self) {
        return taken(
                Space.INSTITUTION_EXTERNAL_ID, Derivation.externalId(system, externalId), self);
    }

    /// What was registered of an account.
    public record Account(
            Id.Account acct, Id.Institution inst, MoneyCode.AccountKind kind, String cur) {}

    public @Nullable Account account(Id.Account acct) {
        String text = content.value(Kind.ACCOUNT, acct.value());
        return text == null ? null : account(acct, text);
    }

    private static Account account(Id.Account acct, String text) {
        List<String> parts = List.of(text.split(" ", -1));
        return new Account(
                acct,
                new Id.Institution(parts.get(0)),
                MoneyCode.AccountKind.valueOf(parts.get(1)),
                parts.get(2));
    }

    public Id.@Nullable Institution institutionOf(Id.Account acct) {
        Account found = account(acct);
        return found == null ? null : found.inst();
    }

    /// All accounts, in the order of their ids.
    public List<Account> accounts() {
        return content.inMemory(Kind.ACCOUNT).entrySet().stream()
                .map(e -> account(new Id.Account(e.getKey()), e.getValue()))
                .sorted(Comparator.comparing(a -> a.acct().value()))
                .toList();
    }

    /// The month whose books were opened last; null before the first.
    public @Nullable YearMonth periodOf(Id.Account acct) {
        String month = content.value(Kind.PERIOD, acct.value());
        return month == null ? null : YearMonth.parse(month);
    }

    /// Where a ward's latest stay began.
    public record Stay(Id.Institution inst, Id.Account acct) {}

    public @Nullable Stay stayOf(Id.Ward ward) {
        String stay = content.value(Kind.WARD, ward.value());
        return stay == null ? null : stay(stay);
    }

    private static Stay stay(String text) {
        int space = text.indexOf(' ');
        return new Stay(
                new Id.Institution(text.substring(0, space)),
                new Id.Account(text.substring(space + 1)));
    }

    /// Wards whose latest stay began here, those who have left included.
    public List<Id.Ward> wardsOf(Id.Institution inst) {
        return content.inMemory(Kind.WARD).entrySet().stream()
                .filter(e -> stay(e.getValue()).inst().equals(inst))
                .map(e -> new Id.Ward(e.getKey()))
                .toList();
    }

    /// A case about personal data.
    ///
    /// @param ward null where even this is erased
    /// @param home where the ward lived when the request came; null where that is erased
    /// @param due last day to do it and to answer
    public record PrivacyCase(
            Id.PrivacyCase id,
            Id.@Nullable Ward ward,
            Id.@Nullable Institution home,
            PrivacyEvent.Right right,
            LocalDate due,
            boolean answered) {}

    public @Nullable PrivacyCase privacyCase(Id.PrivacyCase id) {
        String text = content.value(Kind.PRIVACY, id.value());
        return text == null ? null : privacyCase(id, text);
    }

    private static PrivacyCase privacyCase(Id.PrivacyCase id, String text) {
        List<String> parts = List.of(text.split(" ", -1));
        String ward = parts.get(0);
        String home = parts.get(1);
        return new PrivacyCase(
                id,
                ward.equals(PrivacyRows.NOBODY) ? null : new Id.Ward(ward),
                home.equals(PrivacyRows.NOBODY) ? null : new Id.Institution(home),
                PrivacyEvent.Right.valueOf(parts.get(2)),
                LocalDate.parse(parts.get(3)),
                parts.get(4).equals(PrivacyRows.ANSWERED));
    }

    /// All requests about personal data, the one due first at the front.
    public List<PrivacyCase> privacyCases() {
        return content.inMemory(Kind.PRIVACY).entrySet().stream()
                .map(e -> privacyCase(new Id.PrivacyCase(e.getKey()), e.getValue()))
                .sorted(Comparator.comparing(PrivacyCase::due).thenComparing(c -> c.id().value()))
                .toList();
    }

    /// The cases of a forgotten ward go on without saying whose they are.
    void forget(Id.Ward ward) {
        for (PrivacyCase c : privacyCases()) {
            String text = content.value(Kind.PRIVACY, c.id().value());
            if (text != null && ward.equals(c.ward())) {
                content.put(
                        new Row(
                                Kind.PRIVACY,
                                c.id().value(),
                                text.replace(ward.value(), PrivacyRows.NOBODY)));
            }
        }
    }

    /// Classes of a ward's data that may not be shown or handed out.
    public Set<PrivacyEvent.DataClass> blocked(Id.Ward ward) {
        return content.inMemory(Kind.BLOCKED).entrySet().stream()
                .filter(e -> e.getValue().equals(ward.value()))
                .map(e -> e.getKey().substring(e.getKey().indexOf(' ') + 1))
                .map(PrivacyEvent.DataClass::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a ward's money is kept and counted, and shown and handed out to nobody.
    public boolean moneyBlocked(Id.Ward ward) {
        return blocked(ward).contains(PrivacyEvent.DataClass.MONEY);
    }

    /// Whether money of a ward is between two accounts.
    public boolean onItsWay(Id.Ward ward) {
        return content.inMemory(Kind.TRANSFER).values().stream()
                .anyMatch(text -> text.contains(" " + ward.value() + " "));
    }

    /// All versions of a kind, in the order of their ids.
    public List<RuleVersion> rules(Code.RuleKind kind) {
        return rules.getOrDefault(kind, List.of());
    }

    private Map<Code.RuleKind, List<RuleVersion>> readRules() {
        return content.inMemory(Kind.RULE).entrySet().stream()
                .map(e -> RuleVersion.parse(new Id.Rule(e.getKey()), e.getValue()))
                .sorted(Comparator.comparing(r -> r.rule().value()))
                .collect(Collectors.groupingBy(RuleVersion::kind));
    }

    /// An article of the list.
    public record Item(MoneyCode.Category cat, boolean withdrawn) {}

    public @Nullable Item item(Id.Item item) {
        String text = content.value(Kind.ITEM, item.value());
        if (text == null) {
            return null;
        }
        boolean withdrawn = text.endsWith(Derivation.WITHDRAWN);
        int end = text.length() - (withdrawn ? Derivation.WITHDRAWN.length() : 0);
        return new Item(MoneyCode.Category.valueOf(text.substring(0, end)), withdrawn);
    }

    /// Texts under which the names of an article are compared.
    public Set<String> namesOf(Name3 name) {
        return Derivation.names(name);
    }

    /// The month in which a ward's sub-account was closed last; null where it never was.
    public @Nullable YearMonth closedIn(Id.Account acct, Id.Ward ward) {
        String month = content.value(Kind.CLOSED, acct.value() + " " + ward.value());
        return month == null ? null : YearMonth.parse(month);
    }

    /// Whether a benefit of a month was allocated to a ward before.
    public boolean allocated(
            Id.Account acct, Id.Ward ward, YearMonth month, MoneyCode.Benefit benefit) {
        String key = Derivation.benefit(acct, ward, month, benefit);
        return content.value(Kind.RECEIPT, key) != null;
    }

    /// Whether it is known what the person received in hand.
    public boolean legKnown(
            Id.Account acct, Id.Ward ward, YearMonth month, MoneyCode.Benefit benefit) {
        return content.value(Kind.LEG, Derivation.benefit(acct, ward, month, benefit)) != null;
    }

    public boolean evidenceKnown(Id.Expenditure exp, Evidence document) {
        String key = Derivation.evidence(blind, exp, document.toString());
        return content.value(Kind.EVIDENCE, key) != null;
    }

    /// A transfer that is on its way.
    public record Sent(Id.Account from, Id.Account to, Id.Ward ward, long amt) {}

    public @Nullable Sent sent(Id.Transfer transfer) {
        String text = content.value(Kind.TRANSFER, transfer.value());
        if (text == null) {
            return null;
        }
        List<String> parts = List.of(text.split(" ", -1));
        return new Sent(
                new Id.Account(parts.get(0)),
                new Id.Account(parts.get(1)),
                new Id.Ward(parts.get(2)),
                Long.parseLong(parts.get(3)));
    }

    /// What a line of the bank is known by for ever. Its own key is made of names, numbers and
    /// amounts, and a plain hash of those could be guessed long after the text is gone.
    ///
    /// @param key of the line in its file
    public String lineKey(Id.Account acct, String key) {
        return blind.of("bank-line " + acct.value(), key);
    }

    /// Whether a transfer arrived already, in whatever month.
    public boolean received(Id.Transfer transfer) {
        return content.value(Kind.RECEIVED, transfer.value()) != null;
    }
}
