package org.wardledger.views.reference;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.Name3;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// An article that may be bought; its names are the searchable text of purchases.
public record ItemView(
        String id,
        long from,
        long to,
        Name3 name,
        Code.Unit unit,
        MoneyCode.Category category,
        boolean durable,
        @Nullable String norm,
        boolean withdrawn)
        implements View {
    public static final Projection<ItemView> PROJECTION = new ItemFold();

    @Override
    public ItemView until(long to) {
        return new ItemView(id, from, to, name, unit, category, durable, norm, withdrawn);
    }
}
