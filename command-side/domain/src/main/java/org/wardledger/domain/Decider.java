package org.wardledger.domain;

import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;

/// The rules of one kind of stream. `decide` says what a command makes happen, or which rule says
/// no; `evolve` says what the stream is after a fact. Both are pure: same input, same answer, for
/// ever.
///
/// @param <C> commands
/// @param <S> state, immutable
/// @param <E> events
public interface Decider<C extends Command, S, E extends LedgerEvent> {

    /// State of a stream without events.
    S initial();

    Decision<E> decide(C command, Envelope envelope, S state);

    S evolve(S state, Fact<? extends E> fact);
}
