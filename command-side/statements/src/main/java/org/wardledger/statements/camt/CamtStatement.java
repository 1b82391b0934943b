package org.wardledger.statements.camt;

import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.CashAccount39;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Currencies;
import org.wardledger.statements.ParsedLine;
import org.wardledger.statements.ParsedStatement;
import org.wardledger.statements.Place;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.Problems;
import org.wardledger.statements.StatementFormat;
import org.wardledger.statements.text.Amount;

/// One `Stmt` while it is read: account first, then balances, then entries, in the order that the
/// schema has them.
final class CamtStatement {

    private final int ordinal;
    private final Problems problems;
    private final int fieldCharsMax;
    private final List<CamtBalance> balances = new ArrayList<>();
    private final List<ParsedLine> lines = new ArrayList<>();
    private @Nullable String account;
    private @Nullable String currency;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable Long totalIn;
    private @Nullable Long totalOut;

    CamtStatement(int ordinal, int fieldCharsMax, Problems problems) {
        this.ordinal = ordinal;
        this.fieldCharsMax = fieldCharsMax;
        this.problems = problems;
    }

    int lineCount() {
        return lines.size();
    }

    void period(Subtree frToDt) {
        from = CamtDates.parse(frToDt.leaf("FrDtTm"));
        to = CamtDates.parse(frToDt.leaf("ToDtTm"));
    }

    void page(Subtree pagination) {
        String page = pagination.leaf("PgNb");
        String mark = pagination.leaf("LastPgInd");
        boolean last = "true".equals(mark) || "1".equals(mark);
        if (page != null && (!page.equals("1") || !last)) {
            boolean number = page.length() <= 5 && page.chars().allMatch(Character::isDigit);
            problems.add(
                    ProblemCode.PAGE_MISSING,
                    ordinal,
                    Place.FILE,
                    "StmtPgntn",
                    null,
                    number ? page : "?");
        }
    }

    void account(CashAccount39 owner) {
        account = CamtParty.account(owner.getId());
        currency = Currencies.normal(owner.getCcy());
    }

    void summary(Subtree totals) {
        totalIn = total(totals, "TtlCdtNtries/Sum");
        totalOut = total(totals, "TtlDbtNtries/Sum");
    }

    void balance(CashBalance8 element, Subtree source) {
        CamtBalance balance = CamtBalance.of(element);
        if (balance == null) {
            return;
        }
        ActiveOrHistoricCurrencyAndAmount amount = element.getAmt();
        if (balance.tiyn() == null) {
            ProblemCode code =
                    CamtMoney.amount(amount) instanceof Amount.Bad(ProblemCode bad)
                            ? bad
                            : ProblemCode.DIRECTION_UNCLEAR;
            problems.add(code, ordinal, Place.FILE, balance.type(), source.leaf("Amt"));
            return;
        }
        if (currency == null) {
            currency = balance.currency();
        }
        balances.add(balance);
    }

    void entry(ReportEntry10 element, Subtree source, Place place) {
        String entryCurrency = Currencies.normal(CamtMoney.currency(element.getAmt()));
        if (currency == null) {
            currency = entryCurrency;
        }
        CamtEntry entry =
                new CamtEntry(element, source, ordinal, place, account, fieldCharsMax, problems);
        List<ParsedLine> found = entry.lines();
        if (!found.isEmpty() && !Objects.equals(entryCurrency, currency)) {
            problems.add(ProblemCode.LINE_CURRENCY_DIFFERS, ordinal, place, "Ccy", null);
        } else {
            lines.addAll(found);
        }
    }

    /// Null if nothing in the statement tells which days it covers.
    @Nullable ParsedStatement finished() {
        for (CamtBalance balance : balances) {
            String own = currency;
            if (own != null && !own.equals(balance.currency())) {
                String found = Objects.requireNonNullElse(balance.currency(), "?");
                problems.add(
                        ProblemCode.BALANCE_CURRENCY_DIFFERS,
                        ordinal,
                        Place.FILE,
                        balance.type(),
                        null,
                        found,
                        own);
            }
        }
        settlePeriod();
        LocalDate first = from;
        LocalDate last = to;
        if (first == null || last == null) {
            problems.add(ProblemCode.PERIOD_MISSING, ordinal, Place.FILE, "FrToDt", null);
            return null;
        }
        return new ParsedStatement(
                StatementFormat.CAMT053,
                ordinal,
                account,
                currency,
                first,
                last,
                CamtBalance.opening(balances, currency),
                CamtBalance.closing(balances, currency),
                totalIn,
                totalOut,
                lines);
    }

    /// Balances are dated by the bank's books, the period by whoever set up the export: where they
    /// contradict each other the balances are taken and the reader is told.
    private void settlePeriod() {
        LocalDate last = CamtBalance.lastDay(balances);
        LocalDate first = CamtBalance.firstDay(balances, last);
        if (first == null || last == null) {
            for (ParsedLine line : lines) {
                LocalDate day = line.bookingDate();
                first = first == null || day.isBefore(first) ? day : first;
                last = last == null || day.isAfter(last) ? day : last;
            }
        }
        LocalDate statedFrom = from;
        LocalDate statedTo = to;
        boolean stated = statedFrom != null && statedTo != null;
        if (stated && last != null && (last.isBefore(statedFrom) || last.isAfter(statedTo))) {
            problems.add(
                    ProblemCode.PERIOD_DIFFERS,
                    ordinal,
                    Place.FILE,
                    "FrToDt",
                    null,
                    String.valueOf(statedFrom),
                    String.valueOf(statedTo),
                    String.valueOf(first),
                    last.toString());
            stated = false;
        }
        from = stated ? statedFrom : first;
        to = stated ? statedTo : last;
    }

    private @Nullable Long total(Subtree totals, String path) {
        String text = totals.leaf(path);
        if (text == null) {
            return null;
        }
        return switch (Amount.parse(text, Amount.DecimalMark.DOT)) {
            case Amount.Tiyn(long value) -> value;
            case Amount.Bad(ProblemCode code) -> {
                problems.add(code, ordinal, Place.FILE, path, text);
                yield null;
            }
        };
    }
}
