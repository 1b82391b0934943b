package org.wardledger.command.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.wardledger.codec.EntryReader;
import org.wardledger.codec.KeyRing;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PrivacyEvent.DataShredded;
import org.wardledger.events.Recorded;
import org.wardledger.eventstore.EventStore;
import org.wardledger.eventstore.StoredEvent;

/// Destroys the keys that `privacy.data-shredded` names. The event comes first: a crash between it
/// and the destruction is repaired at the next start, before anything is read for anybody, and so
/// is a vault that was restored from a backup older than the event.
public final class Shredder {
    private static final String TYPE = LedgerEvent.typeOf(DataShredded.class);
    private static final int PAGE = 2_000;

    private final KeyRing keys;

    public Shredder(KeyRing keys) {
        this.keys = keys;
    }

    /// Repeats what the vault has not heard of yet. The vault itself remembers how far it got, so
    /// an older vault starts earlier.
    ///
    /// @return handles of the keys destroyed now
    public List<UUID> catchUp(EventStore store) {
        long known = keys.destroyedTo();
        // A store that is shorter than the vault remembers was restored: nothing is taken for done.
        long from = known > store.head() ? 0 : known;
        List<UUID> destroyed = new ArrayList<>();
        EntryReader reader = new EntryReader(keys);
        List<StoredEvent> page = store.readAll(from, PAGE);
        while (!page.isEmpty()) {
            for (StoredEvent stored : page) {
                if (stored.type().equals(TYPE)) {
                    destroyed.addAll(carryOut(event(reader, stored)));
                }
            }
            from = page.getLast().position();
            page = store.readAll(from, PAGE);
        }
        if (from != known) {
            keys.destroyedTo(from);
        }
        return List.copyOf(destroyed);
    }

    private static DataShredded event(EntryReader reader, StoredEvent stored) {
        Recorded<LedgerEvent> event = reader.read(stored).foldable();
        if (event != null && event.event() instanceof DataShredded e) {
            return e;
        }
        throw new IllegalStateException(
                "the keys to destroy at position %d cannot be read".formatted(stored.position()));
    }

    /// May be repeated.
    ///
    /// @return handles of the keys destroyed now
    public List<UUID> carryOut(DataShredded event) {
        return keys.destroyHandles(event.keys());
    }
}
