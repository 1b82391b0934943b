package org.wardledger.statements.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Currencies;
import org.wardledger.statements.Iban;
import org.wardledger.statements.text.Amount;
import org.wardledger.statements.text.Dates;

/// What stands around the movements of a table: account, currency, period and balances in labelled
/// rows above and below them. The first opening and the last closing balance count.
final class TableFrame {

    private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b");
    private static final Pattern DATE =
            Pattern.compile("\\b(\\d{2}[./-]\\d{2}[./-]\\d{4}|\\d{4}-\\d{2}-\\d{2})\\b");

    private final Amount.DecimalMark mark;
    private @Nullable String account;
    private @Nullable String currency;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable Long opening;
    private @Nullable Long closing;
    private @Nullable TableRow total;

    TableFrame(Amount.DecimalMark mark) {
        this.mark = mark;
    }

    @Nullable String account() {
        return account;
    }

    @Nullable String currency() {
        return currency;
    }

    @Nullable LocalDate from() {
        return from;
    }

    @Nullable LocalDate to() {
        return to;
    }

    @Nullable Long opening() {
        return opening;
    }

    @Nullable Long closing() {
        return closing;
    }

    /// The row of grand totals, if there is one.
    @Nullable TableRow total() {
        return total;
    }

    /// A row above the movements.
    void above(TableRow row) {
        if (summary(row)) {
            return;
        }
        List<LocalDate> days = new ArrayList<>();
        for (int column = 0; column < row.cells().size(); column++) {
            String text = row.text(column);
            Matcher iban = IBAN.matcher(text);
            if (account == null && iban.find()) {
                account = Iban.normal(iban.group());
            }
            if (currency == null && TableHeadings.field(text) == TableField.CURRENCY) {
                currency = Currencies.normal(row.text(column + 1));
            }
            Matcher date = DATE.matcher(text);
            while (date.find()) {
                LocalDate day = Dates.parse(date.group());
                if (day != null) {
                    days.add(day);
                }
            }
        }
        if (days.size() == 2 && from == null) {
            from = days.getFirst();
            to = days.getLast();
        }
    }

    /// Takes a row that sums up; false if it is none.
    boolean summary(TableRow row) {
        SummaryLabel.Found found = SummaryLabel.of(row);
        if (found == null) {
            return false;
        }
        Long amount = SummaryLabel.amount(row, found.column(), mark);
        switch (found.label()) {
            case OPENING -> opening = opening == null ? amount : opening;
            case CLOSING -> closing = amount == null ? closing : amount;
            case TOTAL -> total = row;
        }
        return true;
    }
}
