package org.wardledger.command;

import static org.wardledger.command.Samples.ACCT;
import static org.wardledger.command.Samples.BINS;
import static org.wardledger.command.Samples.HEAD;
import static org.wardledger.command.Samples.INST;
import static org.wardledger.command.Samples.MINISTRY;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardledger.command.requests.ExpenditureRequests.ProposeExpenditure;
import org.wardledger.command.requests.PeriodRequests.OpenFirstPeriod;
import org.wardledger.command.requests.PeriodRequests.OpeningBalance;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.ExpenditureEvent.WardItem;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;

/// A home with wards and an open month, made by requests as everything else is.
public final class Home {
    public static final YearMonth MONTH = YearMonth.of(2026, 10);
    public static final long BALANCE = 5_000_000;

    private Home() {}

    /// Rules, articles, one home with one account and `wards` wards who have [#BALANCE] each.
    public static void found(TestLedger ledger, int wards) {
        rules(ledger);
        ledger.done(Samples.institution(INST, BINS.getFirst()), MINISTRY);
        ledger.done(Samples.account(INST, ACCT, Samples.iban(1)), MINISTRY);
        for (int i = 0; i < wards; i++) {
            ledger.done(Samples.enrol(Samples.ward(i)), Samples.ACCOUNTANT);
        }
        ledger.done(opening(ACCT, wards), HEAD);
    }

    public static void rules(TestLedger ledger) {
        rules().forEach(request -> ledger.done(request, MINISTRY));
    }

    /// Through another door.
    public static void rules(CommandCore core) {
        rules().forEach(request -> core.ledger().execute(request, MINISTRY, UUID.randomUUID()));
    }

    private static List<Request> rules() {
        return List.of(
                Samples.rule("PR-1", RuleKind.TIER, Map.of("k", "10", "kChildren", "20")),
                Samples.rule(
                        "CAT-1", RuleKind.CATEGORY_LIST, Map.of("categories", "FOOTWEAR,FOOD")),
                Samples.rule(
                        "SPLIT-1", RuleKind.SPLIT, Map.of("shareBp", "7000", "floorCode", "NONE")),
                Samples.item());
    }

    public static OpenFirstPeriod opening(Id.Account acct, int wards) {
        List<OpeningBalance> balances = new ArrayList<>();
        for (int i = 0; i < wards; i++) {
            balances.add(new OpeningBalance(Samples.ward(i), BALANCE));
        }
        return new OpenFirstPeriod(acct, MONTH, BALANCE * wards, 0, balances, act());
    }

    private static Evidence act() {
        return new Evidence(MoneyCode.Document.OPENING_ACT, "1", null, null);
    }

    /// Shoes for the first `wards` wards, `price` each.
    public static ProposeExpenditure shoes(Id.Account acct, int wards, long price) {
        List<PurchaseLine> lines = new ArrayList<>();
        for (int i = 0; i < wards; i++) {
            lines.add(
                    new PurchaseLine(
                            Samples.ward(i),
                            price,
                            List.of(new WardItem(Samples.SHOES, price, "1", "42")),
                            "WORN_OUT"));
        }
        return new ProposeExpenditure(
                acct,
                null,
                MoneyCode.Method.BANK,
                price * wards,
                MoneyCode.Category.FOOTWEAR,
                null,
                "2026-10/17",
                false,
                null,
                LocalDate.of(2026, 10, 5),
                null,
                "winter",
                List.of(),
                lines,
                false);
    }
}
