package org.wardledger.command.requests;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Features;
import org.wardledger.command.Known;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.lookup.RuleVersion;
import org.wardledger.domain.PublicationRule;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.AccountFacts;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Sub;
import org.wardledger.domain.institution.InstitutionState;
import org.wardledger.domain.register.AccountRegister;
import org.wardledger.domain.rule.RuleParams;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;

/// What other records say about the subject of a command.
final class Facts {
    /// Where no tier rule is in force nothing is public: an amount that is once in clear stays so.
    private static final PublicationRule CLOSED =
            new PublicationRule(new Id.Rule("PR-0"), Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final Id.Rule NO_LIST = new Id.Rule("CAT-0");

    private Facts() {}

    static AccountFacts account(Known known, Id.@Nullable Account acct) {
        Registers.Account account = acct == null ? null : known.registers().account(acct);
        if (account == null) {
            return new AccountFacts(MoneyCode.AccountKind.KSN, "KZT", true, CLOSED);
        }
        return new AccountFacts(
                account.kind(),
                account.cur(),
                forChildren(known, account.inst()),
                publication(known));
    }

    private static boolean forChildren(Known known, Id.Institution inst) {
        InstitutionState home = known.state(Features.INSTITUTION, Streams.of(inst));
        return switch (home) {
            case InstitutionState.Open open -> open.profile().kind().forChildren();
            case InstitutionState.Unknown _, InstitutionState.Closed _ -> true;
        };
    }

    private static PublicationRule publication(Known known) {
        return inForce(known, RuleKind.TIER, known.today()).flatMap(Facts::tier).orElse(CLOSED);
    }

    private static Optional<PublicationRule> tier(RuleVersion rule) {
        return rule.meaning() instanceof RuleParams.Tier tier
                ? Optional.of(new PublicationRule(rule.rule(), tier.k(), tier.kChildren()))
                : Optional.empty();
    }

    /// The version of a rule that holds on a day; the later one where two meet.
    static Optional<RuleVersion> inForce(Known known, RuleKind kind, LocalDate day) {
        return known.registers().rules(kind).stream()
                .filter(r -> r.holdsOn(day))
                .max(Comparator.comparing(RuleVersion::from));
    }

    /// What the rules of a kind say today about one matter; the later one where two meet.
    static <P extends RuleParams> Optional<P> meaning(
            Known known, RuleKind kind, Class<P> params, Predicate<P> about) {
        return known.registers().rules(kind).stream()
                .filter(r -> r.holdsOn(known.today()))
                .sorted(Comparator.comparing(RuleVersion::from).reversed())
                .map(RuleVersion::meaning)
                .filter(params::isInstance)
                .map(params::cast)
                .filter(about)
                .findFirst();
    }

    /// Days of a term that a rule in force sets.
    static int days(Known known, String subject, int otherwise) {
        return meaning(
                        known,
                        RuleKind.DEADLINE,
                        RuleParams.Deadline.class,
                        d -> d.subject().equals(subject))
                .map(RuleParams.Deadline::days)
                .orElse(otherwise);
    }

    /// Categories of spending that are permitted, by which rule.
    record Permitted(Set<MoneyCode.Category> categories, Id.Rule rule) {}

    static Permitted permitted(Known known, LocalDate day) {
        return inForce(known, RuleKind.CATEGORY_LIST, day)
                .flatMap(Facts::permitted)
                .orElse(new Permitted(Set.of(), NO_LIST));
    }

    private static Optional<Permitted> permitted(RuleVersion rule) {
        return rule.meaning() instanceof RuleParams.CategoryList list
                ? Optional.of(new Permitted(list.categories(), rule.rule()))
                : Optional.empty();
    }

    /// The account's money as it is now; of the month opened last.
    static @Nullable PeriodState period(Known known, Id.Account acct) {
        YearMonth month = known.registers().periodOf(acct);
        return month == null ? null : known.state(Features.PERIOD, Streams.of(acct, month));
    }

    /// The day before an account that is younger than the month came into use; null for an older
    /// one, whose books begin with the month.
    static @Nullable LocalDate eve(Known known, Id.Account acct, YearMonth month) {
        return known.state(Features.ACCOUNT, Streams.of(acct))
                                instanceof AccountRegister.State.Open open
                        && YearMonth.from(open.since()).equals(month)
                ? open.since().minusDays(1)
                : null;
    }

    /// Number of a ward's next line. A closed sub-account is not carried into later months; its
    /// last month knows the number.
    static long nextN(Known known, Id.Account acct, Id.Ward ward) {
        YearMonth month = known.registers().closedIn(acct, ward);
        if (month == null) {
            return 1;
        }
        PeriodState state = known.state(Features.PERIOD, Streams.of(acct, month));
        Sub sub = state.books().sub(ward);
        return sub == null ? 1 : sub.nextN();
    }

    /// The events of an account's money, one list a month, the latest month first. Reads only as
    /// far back as it is asked to.
    static Stream<List<Fact<LedgerEvent>>> months(Known known, Id.Account acct) {
        YearMonth month = known.registers().periodOf(acct);
        return month == null
                ? Stream.empty()
                : Stream.iterate(month, m -> m.minusMonths(1))
                        .map(m -> known.history(Streams.of(acct, m)).toList())
                        .takeWhile(events -> !events.isEmpty());
    }

    /// An event of an account's money, in whatever month it was recorded.
    static @Nullable Fact<LedgerEvent> find(Known known, Id.Account acct, UUID id) {
        return months(known, acct)
                .flatMap(List::stream)
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// The same fact, known to be about money.
    static @Nullable Fact<MoneyEvent> money(@Nullable Fact<LedgerEvent> fact) {
        return fact != null && fact.event() instanceof MoneyEvent event ? of(fact, event) : null;
    }

    static <E extends LedgerEvent> Fact<E> of(Fact<?> fact, E event) {
        return new Fact<>(
                fact.id(), fact.at(), fact.day(), fact.by(), fact.key(), fact.digest(), event);
    }

    static boolean closed(Known known, Id.Account acct) {
        return known.state(Features.ACCOUNT, Streams.of(acct))
                instanceof AccountRegister.State.Closed;
    }

    static boolean openHome(Known known, Id.Institution inst) {
        return known.state(Features.INSTITUTION, Streams.of(inst)) instanceof InstitutionState.Open;
    }
}
