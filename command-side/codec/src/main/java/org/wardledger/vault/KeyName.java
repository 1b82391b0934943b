package org.wardledger.vault;

import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Subject;

/// What a key is for: one subject and one class. Stands in memory only; payloads name a key by its
/// handle, and the vault keeps a keyed hash.
///
/// @param id of the subject: a ward, an actor, a supplier, an institution, the ledger or an event
public record KeyName(Subject subject, String id, KeyClass kind) {
    /// Subject of what belongs to no institution.
    public static final String LEDGER = "ledger";

    /// Never the id: it may be a ward's.
    @Override
    public String toString() {
        return subject + "/" + kind;
    }
}
