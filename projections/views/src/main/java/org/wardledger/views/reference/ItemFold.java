package org.wardledger.views.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ItemEvent;
import org.wardledger.events.ItemEvent.ItemListed;
import org.wardledger.events.ItemEvent.ItemWithdrawn;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.View;

/// Keeps the list of articles.
final class ItemFold extends Fold<ItemView> {
    ItemFold() {
        super(ItemView.class, Audience.PUBLIC);
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return event.event() instanceof ItemEvent e ? List.of(e.item().value()) : List.of();
    }

    @Override
    public ItemView fold(
            @Nullable ItemView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        return switch ((ItemEvent) event.event()) {
            case ItemListed e ->
                    new ItemView(
                            id,
                            event.position(),
                            View.CURRENT,
                            e.name(),
                            e.unit(),
                            e.cat(),
                            e.durable(),
                            e.norm(),
                            false);
            case ItemWithdrawn _ -> withdrawn(known(before, event), event.position());
        };
    }

    private static ItemView withdrawn(ItemView v, long at) {
        return new ItemView(
                v.id(),
                at,
                View.CURRENT,
                v.name(),
                v.unit(),
                v.category(),
                v.durable(),
                v.norm(),
                true);
    }
}
