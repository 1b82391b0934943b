package org.wardledger.transparency.sequencer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wardledger.transparency.note.SignedCheckpoint;

/// A place of agreement in memory, with the rules of the real one, and whatever can go wrong with
/// it.
final class Board {
    final List<SignedCheckpoint> everSigned = new ArrayList<>();
    private Agreement.Agreed agreed = Agreement.Agreed.NOTHING;
    private long youngest;
    private long turns;

    synchronized void lose() {
        agreed = Agreement.Agreed.NOTHING;
        youngest = 0;
    }

    synchronized void put(SignedCheckpoint signed) {
        agreed = new Agreement.Agreed(Optional.of(signed), agreed.witnessed());
    }

    synchronized Agreement.Agreed agreed() {
        return agreed;
    }

    /// One node's view of it.
    final class Seat implements Agreement {
        private OptionalLong turn = OptionalLong.empty();
        private Runnable beforeSigning = () -> {};
        private boolean losesAnswers;

        /// From now on it is this node's turn; another one that has it does not notice.
        void take() {
            synchronized (Board.this) {
                turn = OptionalLong.of(++turns);
            }
        }

        void leave() {
            turn = OptionalLong.empty();
        }

        void beforeSigning(Runnable what) {
            beforeSigning = what;
        }

        void loseAnswers(boolean lose) {
            losesAnswers = lose;
        }

        @Override
        public Agreed read() {
            return agreed();
        }

        @Override
        public OptionalLong turn() {
            return turn;
        }

        @Override
        public boolean sign(Optional<SignedCheckpoint> before, SignedCheckpoint next, long token)
                throws IOException {
            beforeSigning.run();
            synchronized (Board.this) {
                boolean same =
                        before.map(SignedCheckpoint::head)
                                .equals(agreed.signed().map(SignedCheckpoint::head));
                if (!same || token < youngest) {
                    return false;
                }
                youngest = token;
                everSigned.add(next);
                agreed = new Agreed(Optional.of(next), agreed.witnessed());
            }
            if (losesAnswers) {
                throw new IOException("no answer");
            }
            return true;
        }

        @Override
        public boolean witness(SignedCheckpoint cosigned, long token) {
            synchronized (Board.this) {
                long before = agreed.witnessed().map(SignedCheckpoint::size).orElse(0L);
                if (token < youngest || cosigned.size() < before) {
                    return false;
                }
                agreed = new Agreed(agreed.signed(), Optional.of(cosigned));
                return true;
            }
        }
    }
}
