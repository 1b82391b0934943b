package org.wardledger.views.expenditure;

import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.Name3;

/// One row of a purchase as published. What fewer wards than the threshold got is one row without
/// article, price and quantity.
///
/// @param price tiyn for one unit
/// @param quantity decimal, in the unit of the article
/// @param amount tiyn
public record ItemLine(
        @Nullable String item,
        @Nullable Name3 name,
        Code.@Nullable Unit unit,
        @Nullable Long price,
        @Nullable String quantity,
        long amount) {}
