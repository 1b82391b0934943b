package org.wardledger.statements;

/// Which way the money went, as seen from the account of the statement.
public enum Direction {
    IN,
    OUT
}
