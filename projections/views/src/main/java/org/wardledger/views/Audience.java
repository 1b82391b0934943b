package org.wardledger.views;

/// Who may read the documents of a view at all. What a publication tier hides stands in no document
/// of either kind; a staff document adds amounts of the account, never texts and never wards.
public enum Audience {
    /// Everybody: each field of each document is in a public entry or computed from public entries.
    PUBLIC,
    /// Signed-in staff of the institution the document belongs to, and those who oversee it.
    STAFF
}
