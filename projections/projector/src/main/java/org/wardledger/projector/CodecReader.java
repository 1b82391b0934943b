package org.wardledger.projector;

import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.StoredEvent;
import org.wardledger.eventstore.codec.ActorTags;
import org.wardledger.eventstore.codec.EntryReader;

/// Reads events in the published language of this program.
///
/// @param tags made with the secret of the store, as those in the public entries are
public record CodecReader(ActorTags tags) implements EventReader {

    @Override
    public Recorded<LedgerEvent> read(StoredEvent event) {
        return EntryReader.decode(event);
    }

    /// Empty for the clock, which is nobody.
    @Override
    public String tag(ActorMark person, Recorded<? extends LedgerEvent> event) {
        if (person.role() == Code.Role.CLOCK) {
            return "";
        }
        Id scope = event.event().tagScope();
        String record = scope == null ? event.fact().id().toString() : scope.value();
        return tags.tag(person.actor(), record);
    }
}
