package org.wardledger.projector;

import org.wardledger.codec.ActorTags;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.Opened;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.StoredEvent;

/// Reads events in the published language of this program.
///
/// @param tags made with the secret of the store, as those in the public entries are
/// @param events opens what is sealed, as far as its keys exist
/// @param verify whether all commitments are made anew and compared too, as a rebuild does
public record CodecReader(ActorTags tags, EntryReader events, boolean verify)
        implements EventReader {

    @Override
    public Opened read(StoredEvent event) {
        return verify ? events.verify(event) : events.read(event);
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
