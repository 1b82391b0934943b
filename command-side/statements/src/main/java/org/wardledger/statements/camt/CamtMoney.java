package org.wardledger.statements.camt;

import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountAndCurrencyExchange3;
import com.prowidesoftware.swift.model.mx.dic.AmountAndCurrencyExchangeDetails3;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.wardledger.statements.Direction;
import org.wardledger.statements.ProblemCode;
import org.wardledger.statements.text.Amount;

/// Amounts and directions of camt elements. The library has no nullness marks: everything it gives
/// may be null.
final class CamtMoney {

    private CamtMoney() {}

    static Amount amount(@Nullable ActiveOrHistoricCurrencyAndAmount amount) {
        BigDecimal value = amount == null ? null : amount.getValue();
        return value == null ? new Amount.Bad(ProblemCode.AMOUNT_MALFORMED) : Amount.of(value);
    }

    static @Nullable String currency(@Nullable ActiveOrHistoricCurrencyAndAmount amount) {
        return amount == null ? null : amount.getCcy();
    }

    static @Nullable Direction direction(@Nullable CreditDebitCode code) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case CRDT -> Direction.IN;
            case DBIT -> Direction.OUT;
        };
    }

    /// What one transaction of an entry contributes; version 2 has it only in the details.
    static @Nullable ActiveOrHistoricCurrencyAndAmount amountOf(EntryTransaction10 transaction) {
        if (transaction.getAmt() != null) {
            return transaction.getAmt();
        }
        AmountAndCurrencyExchange3 details = transaction.getAmtDtls();
        AmountAndCurrencyExchangeDetails3 amount = details == null ? null : details.getTxAmt();
        return amount == null ? null : amount.getAmt();
    }
}
