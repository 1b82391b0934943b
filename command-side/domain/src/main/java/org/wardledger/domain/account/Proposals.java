package org.wardledger.domain.account;

import static org.wardledger.domain.account.ExpenditureRefusal.ALREADY_PROPOSED;
import static org.wardledger.domain.account.ExpenditureRefusal.AMOUNT_NOT_POSITIVE;
import static org.wardledger.domain.account.ExpenditureRefusal.CATEGORY_NOT_PERMITTED;
import static org.wardledger.domain.account.ExpenditureRefusal.ITEM_UNKNOWN;
import static org.wardledger.domain.account.ExpenditureRefusal.LINE_WITHOUT_WARD;
import static org.wardledger.domain.account.ExpenditureRefusal.SUM_DIFFERS;
import static org.wardledger.domain.account.ExpenditureRefusal.SUPPLIER_UNKNOWN;
import static org.wardledger.domain.account.ExpenditureRefusal.WARD_ABSENT;
import static org.wardledger.domain.account.ExpenditureRefusal.WARD_BLOCKED;
import static org.wardledger.domain.account.ExpenditureRefusal.WARD_NOT_ON_ACCOUNT;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.PublicationRule;
import org.wardledger.domain.PublicationRule.Crowd;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.identifiers.GivenNumber;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.ExpenditureEvent.WardItem;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;

/// A purchase is proposed, for one or many wards, all or nothing. Here its publication tier is
/// fixed for ever: what the public entry says in clear nobody can take back.
public final class Proposals {
    private static final int MAX_LINES = 1024;
    private static final int MAX_ITEMS = 200;

    private Proposals() {}

    /// Propose a purchase. `amt` must equal the sum of the lines, and each line its articles.
    ///
    /// @param items what the register says of each article named
    /// @param supplierKnown whether `sup` is registered
    /// @param permitted categories permitted on `eff` by the list in force
    /// @param absent wards that are away on `eff`
    /// @param confirmed the enterer knows that some wards are away
    public record ProposeExpenditure(
            Id.Account acct,
            Id.Expenditure exp,
            AccountFacts facts,
            MoneyCode.Method method,
            long amt,
            MoneyCode.Category cat,
            Id.@Nullable Supplier sup,
            boolean supplierKnown,
            @Nullable String contract,
            boolean advance,
            Id.@Nullable Expenditure replaces,
            LocalDate eff,
            @Nullable LocalDate planned,
            String text,
            List<Evidence> documents,
            List<PurchaseLine> lines,
            Map<Id.Item, ItemFacts> items,
            Set<MoneyCode.Category> permitted,
            Id.Rule categoryRule,
            Set<Id.Ward> absent,
            boolean confirmed)
            implements Expenditures.ExpenditureCommand {
        @Override
        public String code() {
            return "expenditure.propose";
        }
    }

    /// What the register says of an article.
    public record ItemFacts(MoneyCode.Category cat, boolean withdrawn) {}

    static Decision<MoneyEvent> decide(ProposeExpenditure c, Envelope envelope, PeriodState state) {
        Refusal refusal = form(c, envelope);
        if (refusal == null) {
            refusal = register(c, state);
        }
        if (refusal == null) {
            refusal = wards(c, state);
        }
        if (refusal == null) {
            refusal = sums(c);
        }
        return refusal == null ? Decision.accept(proposed(c, state)) : Decision.refuse(refusal);
    }

    private static @Nullable Refusal form(ProposeExpenditure c, Envelope envelope) {
        if (c.eff().isAfter(envelope.today())) {
            return Refusal.at(CommonRefusal.DATE_IN_FUTURE, "eff");
        }
        if (c.lines().isEmpty()) {
            return Refusal.at(LINE_WITHOUT_WARD, "lines");
        }
        int items = c.lines().stream().mapToInt(l -> l.items().size()).sum();
        if (c.lines().size() > MAX_LINES || items > (long) MAX_ITEMS * MAX_LINES) {
            return Refusal.at(CommonRefusal.TOO_LARGE, "lines").with("max", MAX_LINES);
        }
        if (c.items().size() > MAX_ITEMS) {
            return Refusal.at(CommonRefusal.TOO_LARGE, "items").with("max", MAX_ITEMS);
        }
        String contract = c.contract();
        if (contract != null && !GivenNumber.isValid(contract)) {
            return Refusal.at(CommonRefusal.MALFORMED, "contract");
        }
        return amounts(c);
    }

    private static @Nullable Refusal amounts(ProposeExpenditure c) {
        if (c.amt() <= 0) {
            return Refusal.at(AMOUNT_NOT_POSITIVE, "amt");
        }
        Set<Id.Ward> seen = new HashSet<>();
        for (int i = 0; i < c.lines().size(); i++) {
            PurchaseLine line = c.lines().get(i);
            if (line.amt() <= 0) {
                return Refusal.at(AMOUNT_NOT_POSITIVE, "lines[" + i + "].amt");
            }
            if (!seen.add(line.ward())) {
                return Refusal.at(CommonRefusal.MALFORMED, "lines[" + i + "].ward");
            }
        }
        return null;
    }

    private static @Nullable Refusal register(ProposeExpenditure c, PeriodState state) {
        if (state.work().spend(c.exp()) != null) {
            return Refusal.at(ALREADY_PROPOSED, "exp");
        }
        if (c.sup() != null && !c.supplierKnown()) {
            return Refusal.at(SUPPLIER_UNKNOWN, "sup");
        }
        if (!c.permitted().contains(c.cat())) {
            return Refusal.at(CATEGORY_NOT_PERMITTED, "cat");
        }
        for (int i = 0; i < c.lines().size(); i++) {
            List<WardItem> items = c.lines().get(i).items();
            for (int k = 0; k < items.size(); k++) {
                ItemFacts item = c.items().get(items.get(k).item());
                String place = "lines[" + i + "].items[" + k + "].item";
                if (item == null || item.withdrawn()) {
                    return Refusal.at(ITEM_UNKNOWN, place);
                }
                if (item.cat() != c.cat()) {
                    return Refusal.at(CATEGORY_NOT_PERMITTED, place);
                }
            }
        }
        return null;
    }

    private static @Nullable Refusal wards(ProposeExpenditure c, PeriodState state) {
        for (int i = 0; i < c.lines().size(); i++) {
            Id.Ward ward = c.lines().get(i).ward();
            Sub sub = state.books().sub(ward);
            String place = "lines[" + i + "].ward";
            if (sub == null || !sub.open()) {
                return Refusal.at(WARD_NOT_ON_ACCOUNT, place);
            }
            if (sub.blocked()) {
                return Refusal.at(WARD_BLOCKED, place);
            }
            if (!c.confirmed() && c.absent().contains(ward)) {
                return Refusal.at(WARD_ABSENT, place);
            }
        }
        return null;
    }

    private static @Nullable Refusal sums(ProposeExpenditure c) {
        long total = 0;
        for (int i = 0; i < c.lines().size(); i++) {
            PurchaseLine line = c.lines().get(i);
            long items =
                    line.items().stream()
                            .mapToLong(PublicationRule::amountOf)
                            .reduce(0, Math::addExact);
            if (!line.items().isEmpty() && items != line.amt()) {
                return Refusal.at(SUM_DIFFERS, "lines[" + i + "].amt").with("expected", items);
            }
            total = Math.addExact(total, line.amt());
        }
        return total == c.amt() ? null : Refusal.at(SUM_DIFFERS, "amt").with("expected", total);
    }

    private static ExpenditureProposed proposed(ProposeExpenditure c, PeriodState state) {
        int onAccount = state.books().openSubs();
        Crowd crowd = new Crowd(c.facts().forChildren(), onAccount, c.lines().size());
        PublicationRule rule = c.facts().publication();
        MoneyCode.Group group = c.cat().group();
        return new ExpenditureProposed(
                state.known().inst(),
                c.acct(),
                c.exp(),
                c.method(),
                c.amt(),
                c.facts().cur(),
                rule.publishedGroup(crowd, group),
                rule.publishedCategory(crowd, c.cat()),
                rule.publishedItems(crowd, group, c.lines()),
                c.sup(),
                c.contract(),
                c.advance(),
                c.replaces(),
                c.eff(),
                List.of(c.categoryRule()),
                rule.publication(crowd),
                group,
                c.cat(),
                c.text(),
                c.planned(),
                c.documents(),
                c.lines());
    }
}
