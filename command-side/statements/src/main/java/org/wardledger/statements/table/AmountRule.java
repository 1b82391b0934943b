package org.wardledger.statements.table;

/// How a table tells money in from money out.
public enum AmountRule {
    /// Two columns, one of them filled.
    IN_AND_OUT,
    /// One column; below zero is out.
    SIGNED,
    /// One column above zero, and another that says debit or credit.
    DIRECTION_COLUMN
}
