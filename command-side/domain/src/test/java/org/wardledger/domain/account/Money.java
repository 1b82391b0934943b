package org.wardledger.domain.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.PublicationRule;
import org.wardledger.domain.account.Proposals.ItemFacts;
import org.wardledger.domain.account.Proposals.ProposeExpenditure;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Carried;
import org.wardledger.events.CarriedWard;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.ExpenditureEvent.WardItem;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.StatementEvent.LineRecorded;
import org.wardledger.events.StatementEvent.StatementImported;

/// A synthetic account of a synthetic home, and short words for what happens on it.
public final class Money {
    static final Id.Institution HOME = new Id.Institution("ins_0000000000000001");
    static final Id.Account ACCOUNT = new Id.Account("acc_0000000000000001");
    static final Id.Account OTHER = new Id.Account("acc_0000000000000002");
    static final Id.Item SHOES = new Id.Item("itm_0000000000000001");
    static final Id.Supplier SHOP = new Id.Supplier("sup_0000000000000001");
    static final Id.Rule CATEGORIES = new Id.Rule("CAT-1");
    static final YearMonth MONTH = YearMonth.of(2026, 10);
    static final LocalDate TODAY = LocalDate.of(2026, 10, 20);

    static final ActorMark CLERK = actor(Role.ACCOUNTANT, 1);
    static final ActorMark CASHIER = actor(Role.ACCOUNTANT, 2);
    static final ActorMark HEAD = actor(Role.HEAD, 3);
    static final ActorMark SECRETARY = actor(Role.SECRETARY, 4);
    static final ActorMark MEMBER = actor(Role.COMMISSION_MEMBER, 5);
    static final ActorMark WITNESS = actor(Role.COUNCIL_MEMBER, 6);
    static final ActorMark KEEPER = actor(Role.STOREKEEPER, 7);

    private Money() {}

    static ActorMark actor(Role role, int n) {
        return new ActorMark(role, new Id.Actor("act_%016d".formatted(n)));
    }

    static Id.Ward ward(int n) {
        return new Id.Ward("wrd_%016d".formatted(n));
    }

    static Id.Expenditure exp(int n) {
        return new Id.Expenditure("exp_%016d".formatted(n));
    }

    static Envelope by(ActorMark actor, int command) {
        return by(actor, command, TODAY);
    }

    static Envelope by(ActorMark actor, int command, LocalDate day) {
        Instant now = day.atTime(10, 0).toInstant(ZoneOffset.ofHours(5));
        return new Envelope(
                actor, now, day, new UUID(7, command), "digest", index -> new UUID(command, index));
    }

    static AccountFacts facts(MoneyCode.AccountKind kind) {
        return new AccountFacts(
                kind, "KZT", false, new PublicationRule(new Id.Rule("PR-1"), 10, 20));
    }

    static Carried nothing(long bank) {
        return new Carried(
                "KZT", bank, 0, 0, List.of(), List.of(), List.of(), List.of(), List.of(), null,
                null, null, List.of(), List.of());
    }

    /// The first period of the account: `wards` wards with `each` tiyn.
    static Periods.OpenPeriod opening(int wards, long each) {
        List<CarriedWard> lines = new ArrayList<>();
        for (int i = 1; i <= wards; i++) {
            lines.add(
                    new CarriedWard(
                            ward(i),
                            1,
                            each,
                            SubaccountState.OPEN,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            null,
                            false));
        }
        return new Periods.OpenPeriod(
                ACCOUNT,
                HOME,
                MONTH,
                null,
                nothing(wards * each),
                lines,
                document(MoneyCode.Document.OPENING_ACT),
                false);
    }

    static Evidence document(MoneyCode.Document kind) {
        return new Evidence(kind, "12/3", null, null);
    }

    static StatementImported statement(LocalDate from, LocalDate to, int lines, String hash) {
        return new StatementImported(
                HOME,
                ACCOUNT,
                from,
                to,
                MoneyCode.StatementFormat.ONE_C,
                hash,
                null,
                null,
                0,
                0,
                lines,
                "statement.txt");
    }

    static LineRecorded line(UUID statement, Direction dir, long amt, String key) {
        return new LineRecorded(
                HOME,
                ACCOUNT,
                statement,
                dir,
                amt,
                TODAY,
                MoneyCode.Party.LEGAL,
                "Synthetic counterparty",
                null,
                null,
                null,
                null,
                "synthetic purpose",
                key);
    }

    /// A pair of shoes at `price` for each of these wards.
    static ProposeExpenditure shoes(
            int n, MoneyCode.AccountKind kind, MoneyCode.Method method, long price, int... wards) {
        List<PurchaseLine> lines = new ArrayList<>();
        for (int ward : wards) {
            lines.add(
                    new PurchaseLine(
                            ward(ward),
                            price,
                            List.of(new WardItem(SHOES, price, "1", "42")),
                            "NEED"));
        }
        return new ProposeExpenditure(
                ACCOUNT,
                exp(n),
                facts(kind),
                method,
                price * wards.length,
                Category.FOOTWEAR,
                SHOP,
                true,
                null,
                false,
                null,
                TODAY,
                null,
                "winter is coming",
                List.of(),
                lines,
                Map.of(SHOES, new ItemFacts(Category.FOOTWEAR, false)),
                Set.of(Category.FOOTWEAR),
                CATEGORIES,
                Set.of(),
                false);
    }

    /// The commission's decision on one proposal.
    static DecisionFacts decision(UUID proposal) {
        return new DecisionFacts(
                new UUID(9, 9),
                HOME,
                true,
                true,
                List.of(MEMBER, HEAD),
                MONTH.atDay(1),
                MONTH.atEndOfMonth(),
                proposal,
                false,
                List.of());
    }

    static Approvals.ApproveExpenditure approve(int n, UUID proposal) {
        return new Approvals.ApproveExpenditure(
                ACCOUNT,
                exp(n),
                decision(proposal),
                null,
                List.of(),
                MONTH.atEndOfMonth(),
                List.of());
    }
}
