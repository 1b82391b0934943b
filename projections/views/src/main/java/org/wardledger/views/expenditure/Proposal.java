package org.wardledger.views.expenditure;

import java.util.List;
import java.util.Objects;
import org.wardledger.events.ExpenditureEvent.ExpenditureProposed;
import org.wardledger.events.ExpenditureEvent.ItemRow;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.views.Lookup;
import org.wardledger.views.Shown;
import org.wardledger.views.Step;
import org.wardledger.views.Texts;
import org.wardledger.views.View;
import org.wardledger.views.account.Place;
import org.wardledger.views.reference.ItemView;
import org.wardledger.views.reference.SupplierView;

/// The first version of a purchase: everything that is fixed by its proposal.
record Proposal(ExpenditureProposed e, Recorded<? extends LedgerEvent> event, Lookup lookup) {

    ExpenditureView view() {
        Place place = Place.of(e.inst(), e.acct(), event, lookup);
        List<ItemLine> items = items();
        Id.Supplier sup = Shown.open(e.publication(), e.sup());
        SupplierView supplier = PurchaseTexts.supplier(sup, lookup);
        Texts texts = PurchaseTexts.of(e, lookup);
        return new ExpenditureView(
                e.exp().value(),
                event.position(),
                View.CURRENT,
                event.position(),
                event.fact().id(),
                place.institution(),
                place.account(),
                place.kato(),
                place.region(),
                e.publication().tier(),
                e.publication().rule().value(),
                e.method(),
                e.advance(),
                Shown.coarse(e.publication(), e.cur()),
                Shown.coarse(e.publication(), e.amt()),
                Shown.coarse(e.publication(), e.group()),
                Shown.open(e.publication(), e.cat()),
                items,
                items.stream().map(ItemLine::item).filter(Objects::nonNull).distinct().toList(),
                sup == null ? null : sup.value(),
                supplier == null ? null : supplier.name(),
                event.fact().day(),
                Shown.open(e.publication(), e.eff()),
                Shown.month(e.publication(), e.eff()),
                e.replaces() == null ? null : e.replaces().value(),
                Progress.proposed(Shown.open(e.publication(), e.contract())),
                List.of(step()),
                texts.kk(),
                texts.ru(),
                texts.en());
    }

    private Step step() {
        return Step.of(event)
                .amount(Shown.coarse(e.publication(), e.amt()))
                .effective(
                        Shown.open(e.publication(), e.eff()),
                        Shown.month(e.publication(), e.eff()));
    }

    private List<ItemLine> items() {
        List<ItemRow> shown = Shown.open(e.publication(), e.items());
        return shown == null ? List.of() : shown.stream().map(this::line).toList();
    }

    private ItemLine line(ItemRow row) {
        ItemView item = PurchaseTexts.item(row.item(), lookup);
        return new ItemLine(
                row.item() == null ? null : row.item().value(),
                item == null ? null : item.name(),
                item == null ? null : item.unit(),
                row.price(),
                row.qty(),
                row.amt());
    }
}
