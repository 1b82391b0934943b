package org.wardledger.transparency.sequencer;

import java.util.Optional;
import org.wardledger.eventstore.StoredEvent;

/// May this entry be made public for ever? The log cannot take anything back, so whoever knows what
/// entries have to look like is asked first. An objection stops the log at this event; nothing is
/// skipped.
@FunctionalInterface
public interface Admission {
    /// Empty when nothing speaks against it; otherwise why not, without quoting the entry.
    Optional<String> objection(StoredEvent event);

    static Admission all() {
        return _ -> Optional.empty();
    }
}
