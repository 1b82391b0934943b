package org.wardledger.command;

/// Takes an order to its rules and its events to the disk; orders about the same stream one after
/// the other, in the order in which they came.
public interface CommandBus extends States {

    /// Returns when the order is answered.
    ///
    /// @throws StaleState where somebody else wrote to the stream in between, or where the events
    ///     stand there already; nothing was written
    void dispatch(Order order);
}
