package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.wardledger.transparency.note.SignedCheckpoint;

/// What the nodes of a cluster agree on about their one log, in a place that all of them see and
/// that changes in one step. A checkpoint that stands there is signed and final; one that does not
/// was never signed, whatever a node has written on its own disk.
public interface Agreement {

    /// What stands there.
    ///
    /// @param signed newest checkpoint of the log
    /// @param witnessed newest one that enough witnesses have cosigned
    record Agreed(Optional<SignedCheckpoint> signed, Optional<SignedCheckpoint> witnessed) {
        public static final Agreed NOTHING = new Agreed(Optional.empty(), Optional.empty());
    }

    Agreed read() throws IOException;

    /// The token of this node's turn to sign; empty while it is another's. Asking is what keeps it:
    /// a node that asks no more loses it.
    OptionalLong turn();

    /// Puts a checkpoint in the place of the one that stood there, if that is still so and nobody
    /// with a younger token was there.
    ///
    /// @param before what has to stand there
    /// @return whether it stands there now
    /// @throws IOException where that is not known; [#read] tells
    boolean sign(Optional<SignedCheckpoint> before, SignedCheckpoint next, long token)
            throws IOException;

    /// The same for what the witnesses said; never a shorter one than before.
    boolean witness(SignedCheckpoint cosigned, long token) throws IOException;
}
