package org.wardledger.statements.text;

import java.math.BigDecimal;
import org.wardledger.statements.ProblemCode;

/// An amount read from a file: tiyn with a sign, or the reason why it is none. No floating point is
/// involved and nothing is rounded.
public sealed interface Amount {

    /// A hundred billion tenge: far above these accounts, and low enough that 200,000 such amounts
    /// can be added up in a `long`.
    long MAX_TIYN = 10_000_000_000_000L;

    record Tiyn(long value) implements Amount {}

    record Bad(ProblemCode code) implements Amount {}

    /// Which sign separates tenge from tiyn; [#ANY] finds out per value and refuses what can be
    /// read two ways, such as `1,234`.
    enum DecimalMark {
        DOT,
        COMMA,
        ANY
    }

    /// As text for a problem or a written file: `-1234.50`.
    static String text(long tiyn) {
        return BigDecimal.valueOf(tiyn, 2).toPlainString();
    }

    /// From a number of a typed format. Refuses an exponent form before doing arithmetic with it:
    /// `1E999999999` would otherwise fill the memory.
    static Amount of(BigDecimal number) {
        if (number.scale() < 0 || number.scale() > 20 || number.precision() > 40) {
            return new Bad(ProblemCode.AMOUNT_MALFORMED);
        }
        BigDecimal tiyn = number.movePointRight(2).stripTrailingZeros();
        if (tiyn.scale() > 0) {
            return new Bad(ProblemCode.AMOUNT_DECIMALS);
        }
        return tiyn.abs().compareTo(BigDecimal.valueOf(MAX_TIYN)) > 0
                ? new Bad(ProblemCode.AMOUNT_TOO_LARGE)
                : new Tiyn(tiyn.longValueExact());
    }

    static Amount parse(String text, DecimalMark mark) {
        return AmountText.parse(text, mark);
    }
}
