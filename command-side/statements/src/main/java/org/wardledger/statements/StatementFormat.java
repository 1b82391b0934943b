package org.wardledger.statements;

/// The family of file a statement came from; [#stored()] is the name the ledger keeps.
public enum StatementFormat {
    ONE_C("1C"),
    CAMT053("CAMT053"),
    TABLE("TABLE");

    private final String stored;

    StatementFormat(String stored) {
        this.stored = stored;
    }

    public String stored() {
        return stored;
    }
}
