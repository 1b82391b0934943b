package org.wardledger.statements;

/// What a problem does to the statement it concerns.
public enum Severity {
    /// It can not be imported; the file has to be fetched or mapped anew.
    ERROR,
    /// Every line is sound, but the file contradicts itself or hides something: not imported unless
    /// a person takes it over as a discrepancy with an owner and a date.
    QUESTION,
    /// Good to know; does not stop anything.
    NOTICE
}
