package org.wardledger.transparency.witness;

import org.wardledger.transparency.note.NoteSignature;

/// What a witness says to a checkpoint, and the HTTP status that stands for it.
public sealed interface Answer {
    int status();

    record Cosigned(NoteSignature cosignature) implements Answer {
        @Override
        public int status() {
            return 200;
        }
    }

    /// Not of the form, or an old size beyond the new one.
    record Malformed(String code) implements Answer {
        @Override
        public int status() {
            return 400;
        }
    }

    /// No key that the witness trusts for this log has signed it.
    record Forbidden() implements Answer {
        @Override
        public int status() {
            return 403;
        }
    }

    record UnknownLog() implements Answer {
        @Override
        public int status() {
            return 404;
        }
    }

    /// The log starts from another size than the witness has on record.
    record Conflict(long recordedSize) implements Answer {
        @Override
        public int status() {
            return 409;
        }
    }

    /// The proof fails: this is not the history that the witness has cosigned before.
    record Inconsistent() implements Answer {
        @Override
        public int status() {
            return 422;
        }
    }
}
