package org.wardledger.launcher;

import org.wardledger.codec.EntryReader;
import org.wardledger.codec.KeyRing;
import org.wardledger.eventstore.EventStore;

/// What everything else in a process stands on.
sealed interface Ground extends AutoCloseable permits OpenLedger, OpenStore {
    EventStore store();

    /// Ids and tags are made with it.
    byte[] secret();

    KeyRing ring();

    /// Opens what is stored.
    EntryReader reader();

    @Override
    void close();
}
