package org.wardledger.transparency.sequencer;

import java.io.IOException;

/// Whoever makes a public log longer, one step at a time, for [LogFollower].
public interface Sequencer extends AutoCloseable {

    /// Adds what is new, if anything is.
    ///
    /// @return whether there may be more at once
    /// @throws LogContradiction when nothing may be published any more
    /// @throws IOException when something does not answer; calling again is safe
    boolean advance() throws IOException;

    /// Goes on no more, not even after a new start, until a human has looked. May be called by
    /// another thread; what is under way is still finished.
    void halt(String reason) throws IOException;

    @Override
    void close() throws IOException;
}
