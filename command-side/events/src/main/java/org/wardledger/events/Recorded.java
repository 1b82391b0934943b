package org.wardledger.events;

/// A fact at its place in the ledger: what projections fold.
///
/// @param position place in the total order, from 1, without gaps
/// @param revision place in its stream, from 0
/// @param tag public tag of the actor in the scope of the record acted on; empty for CLOCK
public record Recorded<E extends LedgerEvent>(
        long position, String stream, long revision, String tag, Fact<E> fact) {

    public E event() {
        return fact.event();
    }
}
