package org.wardledger.views;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.events.Trace;

/// One kind of read document: its name, its mapping and its fold. Stateless and pure: the same
/// events give the same documents, byte for byte.
public interface Projection<V extends View> {

    /// Alias of its index, such as `expenditure-view`.
    String name();

    /// Class of its documents; [ViewJson] writes and reads them.
    Class<V> type();

    /// Who may read it.
    Audience audience();

    /// Mapping as JSON (the value of `mappings`): dynamic strict, no settings. Text fields name the
    /// analyzers `text_kk`, `text_ru` and `text_en`, which the index settings must define.
    default String mapping() {
        return Mappings.read(type());
    }

    /// A number that each document has: the index lays its documents out by it, the largest first,
    /// so that those from some number on are read in one go. Empty where they lie as they come.
    default Optional<String> laidOutBy() {
        return Optional.empty();
    }

    /// Ids of the documents an event concerns; mostly none or one, in a fixed order, without
    /// repetition.
    List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup);

    /// Next version of a document. Called only for ids that [#touches] named for this event. Gives
    /// back `before` itself where nothing changes: then no version is to be written. Otherwise the
    /// result starts at the event's position and is current; the caller ends `before` there.
    ///
    /// @throws IllegalStateException when the history is broken: the reader has to stop there
    V fold(@Nullable V before, String id, Recorded<? extends LedgerEvent> event, Lookup lookup);

    /// Whether folds of other documents look its documents up. A worker that writes a part of all
    /// documents has to follow those as well that others write; what nobody looks up it passes by.
    /// A look-up of what says no here is refused.
    default boolean isLookedUp() {
        return true;
    }

    /// The document of an event that is erased altogether; null where this view keeps none of it.
    default @Nullable V erased(Trace trace) {
        return null;
    }
}
