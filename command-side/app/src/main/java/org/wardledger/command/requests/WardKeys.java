package org.wardledger.command.requests;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.privacy.LineWards;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Sub;
import org.wardledger.domain.privacy.PrivacyCommand.MoneyKept;
import org.wardledger.domain.rule.RuleParams;
import org.wardledger.domain.ward.WardLife;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.RequestAnswered;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.vault.KeyName;

/// Which keys hold a ward's data, and what keeps the money among them on record.
final class WardKeys {
    private WardKeys() {}

    /// Handles of the live keys of one class. Answers to the ward's earlier requests belong to the
    /// ward's cases; the text of each bank line that brought or took this ward's money belongs to
    /// the texts, whoever else it concerns.
    static List<UUID> of(Known known, Id.Ward ward, DataClass kind) {
        List<KeyName> names = new ArrayList<>();
        names.add(
                new KeyName(
                        Subject.WARD,
                        ward.value(),
                        switch (kind) {
                            case IDENTITY -> KeyClass.IDENTITY;
                            case CARE -> KeyClass.CARE;
                            case CASE -> KeyClass.CASE;
                            case TEXT -> KeyClass.TEXT;
                            case MONEY -> KeyClass.MONEY;
                        }));
        switch (kind) {
            case CASE -> answers(known, ward).forEach(id -> names.add(text(id)));
            case TEXT -> bankLines(known, ward).forEach(id -> names.add(text(id)));
            case IDENTITY, CARE, MONEY -> {}
        }
        return names.stream()
                .flatMap(name -> Optional.ofNullable(known.handleOf(name)).stream())
                .distinct()
                .toList();
    }

    private static KeyName text(UUID event) {
        return new KeyName(Subject.LINE, event.toString(), KeyClass.TEXT);
    }

    private static Stream<UUID> answers(Known known, Id.Ward ward) {
        return known.registers().privacyCases().stream()
                .filter(c -> ward.equals(c.ward()))
                .flatMap(c -> known.history(Streams.of(c.id())))
                .filter(f -> f.event() instanceof RequestAnswered)
                .map(Fact::id);
    }

    private static Set<UUID> bankLines(Known known, Id.Ward ward) {
        Set<UUID> lines = new HashSet<>();
        for (Id.Account acct : accounts(known, ward)) {
            Facts.months(known, acct)
                    .flatMap(List::stream)
                    .forEach(f -> lines.addAll(LineWards.linesOf(ward, f.event())));
        }
        return lines;
    }

    private static List<Id.Account> accounts(Known known, Id.Ward ward) {
        return Wards.life(known, ward).stays().stream()
                .map(WardLife.Stay::acct)
                .distinct()
                .toList();
    }

    /// What keeps the ward's money on record: open money, an open month, the term of keeping
    /// accounts, counted from the end of the month in which the last sub-account was closed: the
    /// latest of all accounts, in whatever order the ward lived with them.
    static MoneyKept money(Known known, Id.Ward ward) {
        boolean balanceOpen = Wards.present(known, ward) || known.registers().onItsWay(ward);
        boolean periodOpen = false;
        YearMonth last = null;
        for (Id.Account acct : accounts(known, ward)) {
            PeriodState period = Facts.period(known, acct);
            Sub sub = period == null ? null : period.books().sub(ward);
            balanceOpen |= sub != null && sub.state() != SubaccountState.CLOSED;
            YearMonth closed = known.registers().closedIn(acct, ward);
            if (closed != null) {
                periodOpen |= closed.equals(known.registers().periodOf(acct));
                last = last == null || closed.isAfter(last) ? closed : last;
            }
        }
        YearMonth from = last == null ? YearMonth.from(known.today()).minusMonths(1) : last;
        return new MoneyKept(balanceOpen, periodOpen, until(known, from));
    }

    private static @Nullable LocalDate until(Known known, YearMonth last) {
        return Facts.meaning(
                        known,
                        RuleKind.RETENTION,
                        RuleParams.Retention.class,
                        r -> r.subject().equals("WARD_MONEY"))
                .map(r -> last.plusMonths(r.months()).atEndOfMonth())
                .orElse(null);
    }
}
