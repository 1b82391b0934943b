package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Public;

/// What those who run the ledger did to the ledger itself. One stream, `ledger`, in the same public
/// log as the money: an operator leaves a trace like everybody else.
public sealed interface OperatorEvent extends LedgerEvent {

    /// The ledger begins, at position 1; or its public log begins again under another name, after
    /// the old one was frozen.
    ///
    /// @param origin name of the public log from here on
    /// @param layout of the public entries
    /// @param previous the last checkpoint of the frozen log, with its signatures; null at position
    ///     1
    @EventType("ledger.genesis.v1")
    record LedgerBegun(@Public String origin, @Public int layout, @Public @Nullable String previous)
            implements OperatorEvent {}

    /// From the next checkpoint on the log is signed with another key under the same name.
    ///
    /// @param vkey the new public key, `name+id+base64`
    @EventType("ledger.key-rotated.v1")
    record KeyRotated(@Public String vkey) implements OperatorEvent {}

    /// The store was put back from a backup.
    ///
    /// @param position of the last event that the backup held
    @EventType("ledger.restored.v1")
    record StoreRestored(@Public long position) implements OperatorEvent {}

    /// Days on which nothing could be recorded: what came late because of that is not back-dated.
    ///
    /// @param until last day, both included
    @EventType("ledger.outage-declared.v1")
    record OutageDeclared(@Public LocalDate from, @Public LocalDate until)
            implements OperatorEvent {}

    /// The search indices were built anew from the events and compared with the ones in use.
    ///
    /// @param position of the last event that went into them
    @EventType("ledger.rebuild-compared.v1")
    record RebuildCompared(@Public long position, @Public List<Compared> views)
            implements OperatorEvent {}

    /// One view, built twice.
    ///
    /// @param live digest of what was in use, hexadecimal; null where nothing was
    /// @param rebuilt digest of what the events give
    record Compared(String view, @Nullable String live, String rebuilt, boolean equal) {}
}
