package org.wardledger.command.lookup;

/// Numbers of which each belongs to one owner at most.
public enum Space {
    INSTITUTION_BIN,
    INSTITUTION_EXTERNAL_ID,
    SUPPLIER_BIN,
    SUPPLIER_IIN,
    ACCOUNT_IBAN,
    WARD_IIN,
    ITEM_NAME;

    /// An owner has one number of this space at a time; a new one frees the old one.
    boolean single() {
        return this != INSTITUTION_EXTERNAL_ID && this != ITEM_NAME;
    }
}
