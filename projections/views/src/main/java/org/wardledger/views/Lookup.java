package org.wardledger.views;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.ActorMark;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;

/// What a fold may know beside its own document: the other documents as all events *before* the one
/// being folded left them. What the event itself changes elsewhere is not in it yet, so the order
/// in which views are folded does not matter and a rebuild gives the same bytes.
public interface Lookup {

    /// Version of another document in force just before the event; null where there is none.
    <V extends View> @Nullable V get(Projection<V> projection, String id);

    /// Public tag of a person named inside an event, as it stands in the event's public entry.
    String tag(ActorMark person, Recorded<? extends LedgerEvent> event);
}
