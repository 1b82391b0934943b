package org.wardledger.statements.table;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.text.Amount;

/// A row that sums up instead of being a movement, told by the label at its front.
enum SummaryLabel {
    OPENING(
            "входящий остаток",
            "входящее сальдо",
            "остаток на начало",
            "сальдо на начало",
            "остаток входящий",
            "кіріс қалдық",
            "кезең басындағы қалдық",
            "opening balance"),
    CLOSING(
            "исходящий остаток",
            "исходящее сальдо",
            "остаток на конец",
            "сальдо на конец",
            "остаток исходящий",
            "шығыс қалдық",
            "кезең соңындағы қалдық",
            "closing balance"),
    TOTAL("итого", "всего", "обороты", "оборот за", "жиыны", "барлығы", "total");

    /// An amount of money inside other text: with two decimals, so that dates are not taken for it.
    private static final Pattern MONEY =
            Pattern.compile("-?\\d{1,3}(?:[ \\u00A0']?\\d{3})*[.,]\\d{2}(?![.\\d])");

    private final List<String> labels;

    SummaryLabel(String... labels) {
        this.labels = List.of(labels);
    }

    /// The column of the label too, so that amounts are looked for behind it.
    record Found(SummaryLabel label, int column) {}

    static @Nullable Found of(TableRow row) {
        for (int column = 0; column < row.cells().size(); column++) {
            String text = TableHeadings.normal(row.text(column));
            if (text.isEmpty()) {
                continue;
            }
            for (SummaryLabel label : values()) {
                if (label.labels.stream().anyMatch(text::startsWith)) {
                    return new Found(label, column);
                }
            }
            return null;
        }
        return null;
    }

    /// The amount a summary row states: in the first cell behind the label that is one, or within
    /// the label's own cell. Null if there is none.
    static @Nullable Long amount(TableRow row, int labelColumn, Amount.DecimalMark mark) {
        for (int column = labelColumn + 1; column < row.cells().size(); column++) {
            Amount amount = TableAmount.of(row.cell(column), mark);
            if (!row.cell(column).isEmpty() && amount instanceof Amount.Tiyn(long tiyn)) {
                return tiyn;
            }
        }
        Matcher money = MONEY.matcher(row.text(labelColumn));
        String last = null;
        while (money.find()) {
            last = money.group();
        }
        return last != null && Amount.parse(last, mark) instanceof Amount.Tiyn(long tiyn)
                ? Long.valueOf(tiyn)
                : null;
    }
}
