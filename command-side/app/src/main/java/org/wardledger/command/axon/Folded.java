package org.wardledger.command.axon;

import org.wardledger.domain.Weighed;

/// A stream as its rules see it.
///
/// @param revision of the last event folded; -1 for none
/// @param bytes about what the state takes in memory
/// @param weighed revision at which it was last looked at in full
record Folded<S>(S state, long revision, long bytes, long weighed) {
    /// To look at a state takes as long as it is large, so it may grow by this part of its events
    /// in between.
    private static final int GROWTH = 16;

    /// @param events bytes of all events of the stream: small states seldom exceed it
    static <S> Folded<S> of(S state, long revision, long events) {
        long bytes = state instanceof Weighed large ? large.bytes() : events;
        return new Folded<>(state, revision, bytes, revision);
    }

    /// After one more event.
    ///
    /// @param event its bytes, counted in full until the state is looked at again
    Folded<S> then(S next, long event) {
        long now = revision + 1;
        return next instanceof Weighed large && now - weighed > weighed / GROWTH
                ? new Folded<>(next, now, large.bytes(), now)
                : new Folded<>(next, now, bytes + event, weighed);
    }
}
