package org.wardledger.statements.table;

/// What a column of a statement table can hold.
public enum TableField {
    BOOKING_DATE,
    VALUE_DATE,
    /// Money that came in, with [AmountRule#IN_AND_OUT].
    AMOUNT_IN,
    /// Money that went out, with [AmountRule#IN_AND_OUT].
    AMOUNT_OUT,
    /// The one amount of [AmountRule#SIGNED] and [AmountRule#DIRECTION_COLUMN].
    AMOUNT,
    DIRECTION,
    DOCUMENT_NUMBER,
    BANK_REFERENCE,
    COUNTERPARTY_NAME,
    COUNTERPARTY_ID,
    COUNTERPARTY_IBAN,
    COUNTERPARTY_KBE,
    KNP,
    PURPOSE,
    CURRENCY
}
