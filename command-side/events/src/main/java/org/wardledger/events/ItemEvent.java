package org.wardledger.events;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Public;

/// What can have happened to an article that may be bought. Stream `item-{item}`. Its names are the
/// searchable text of purchases.
public sealed interface ItemEvent extends LedgerEvent {

    Id.Item item();

    @Override
    default @Nullable Id tagScope() {
        return item();
    }

    /// An article enters the list.
    @EventType("item.listed.v1")
    record ItemListed(
            @Public Id.Item item,
            @Public Name3 name,
            @Public Code.Unit unit,
            @Public MoneyCode.Category cat,
            @Public boolean durable,
            @Public @Nullable String norm)
            implements ItemEvent {}

    /// It may not be bought any more.
    @EventType("item.withdrawn.v1")
    record ItemWithdrawn(@Public Id.Item item) implements ItemEvent {}
}
