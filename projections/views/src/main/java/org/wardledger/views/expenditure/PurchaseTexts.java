package org.wardledger.views.expenditure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.ExpenditureEvent.ItemRow;
import org.wardledger.events.Id;
import org.wardledger.views.Lookup;
import org.wardledger.views.Shown;
import org.wardledger.views.Texts;
import org.wardledger.views.reference.ItemView;
import org.wardledger.views.reference.SupplierView;

/// What a purchase can be found by: names of its published articles, words for its published head
/// and category, name of its seller where that is no person.
public final class PurchaseTexts {
    private PurchaseTexts() {}

    public static Texts of(ExpenditureProposed e, Lookup lookup) {
        Texts texts = new Texts();
        List<ItemRow> items = Shown.open(e.publication(), e.items());
        for (ItemRow row : items == null ? List.<ItemRow>of() : items) {
            ItemView item = item(row.item(), lookup);
            texts.add(item == null ? null : item.name());
        }
        SupplierView supplier = supplier(Shown.open(e.publication(), e.sup()), lookup);
        return texts.add(Shown.open(e.publication(), e.cat()))
                .add(Shown.coarse(e.publication(), e.group()))
                .add(supplier == null ? null : supplier.name());
    }

    static @Nullable ItemView item(Id.@Nullable Item id, Lookup lookup) {
        return id == null ? null : lookup.get(ItemView.PROJECTION, id.value());
    }

    static @Nullable SupplierView supplier(Id.@Nullable Supplier id, Lookup lookup) {
        return id == null ? null : lookup.get(SupplierView.PROJECTION, id.value());
    }
}
