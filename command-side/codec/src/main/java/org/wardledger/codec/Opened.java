package org.wardledger.codec;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.Trace;

/// A stored event as far as its keys still exist. An erased part is no error; anything else that
/// cannot be read is an [UnreadableEntry].
public sealed interface Opened {
    /// Stands for a person whose key is destroyed.
    Id.Actor ERASED = new Id.Actor("act_0000000000000000");

    /// Nothing is erased.
    record Whole(Recorded<LedgerEvent> event) implements Opened {}

    /// Some of it is erased: the event without those lines, and with blanks for those fields: empty
    /// texts and lists, zero, `false`, [#ERASED], and null for codes. Money that is not
    /// settled is never erased, so what a fold needs for sums is there.
    ///
    /// @param erased names of the components that are blank
    /// @param lines number of wards' lines that are left out
    record Partly(Recorded<LedgerEvent> event, Set<String> erased, int lines) implements Opened {}

    /// What it was about, or when, is erased: nothing to fold, but it stands at its place.
    record Gone(Trace trace) implements Opened {}

    /// The event to fold, whole or with blanks; null where nothing is left to fold.
    default @Nullable Recorded<LedgerEvent> foldable() {
        return switch (this) {
            case Whole whole -> whole.event;
            case Partly partly -> partly.event;
            case Gone _ -> null;
        };
    }
}
