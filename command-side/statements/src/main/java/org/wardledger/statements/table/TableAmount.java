package org.wardledger.statements.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.Amount;

/// Amounts of cells. A spreadsheet keeps `1234.56` as the nearest binary fraction and may write
/// `1234.5599999999999`; it shows and means 15 digits, so that many are read, and no more rounding
/// is done than the spreadsheet did itself.
final class TableAmount {

    private static final MathContext SHEET_DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int EXPONENT_MAX = 15;

    private TableAmount() {}

    static Amount of(TableCell cell, Amount.DecimalMark mark) {
        return switch (cell) {
            case TableCell.Text(String value) -> Amount.parse(value, mark);
            case TableCell.Number(BigDecimal value) -> ofSheet(value);
            case TableCell.Broken() -> new Amount.Bad(ProblemCode.CELL_ERROR);
        };
    }

    private static Amount ofSheet(BigDecimal value) {
        BigDecimal meant = value.round(SHEET_DIGITS);
        if (meant.scale() < -EXPONENT_MAX || meant.scale() > 400) {
            return new Amount.Bad(ProblemCode.AMOUNT_MALFORMED);
        }
        BigDecimal plain = meant.stripTrailingZeros();
        return Amount.of(plain.scale() < 0 ? plain.setScale(0) : plain);
    }
}
