package org.wardledger.views.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Code;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Name3;
import org.wardledger.events.Recorded;
import org.wardledger.events.SupplierEvent;
import org.wardledger.events.SupplierEvent.SupplierChanged;
import org.wardledger.events.SupplierEvent.SupplierRegistered;
import org.wardledger.events.SupplierEvent.SupplierStatusRecorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.View;

/// Keeps sellers; what an event says in private about a trader is not even read.
final class SupplierFold extends Fold<SupplierView> {
    SupplierFold() {
        super(SupplierView.class, Audience.PUBLIC);
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return event.event() instanceof SupplierEvent e ? List.of(e.sup().value()) : List.of();
    }

    @Override
    public SupplierView fold(
            @Nullable SupplierView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        return switch ((SupplierEvent) event.event()) {
            case SupplierRegistered e -> registered(e, id, event.position());
            case SupplierChanged e -> changed(known(before, event), e, event.position());
            case SupplierStatusRecorded e -> status(known(before, event), e, event.position());
        };
    }

    private static SupplierView registered(SupplierRegistered e, String id, long at) {
        SupplierEvent.Entity entity = e.kind() == Code.SupplierKind.SOLE_TRADER ? null : e.entity();
        return new SupplierView(
                id,
                at,
                View.CURRENT,
                e.kind(),
                entity == null ? null : entity.bin(),
                entity == null ? null : entity.name(),
                entity == null ? null : entity.registeredOn(),
                null,
                null,
                null);
    }

    private static SupplierView changed(SupplierView v, SupplierChanged e, long at) {
        Name3 name = e.name();
        if (name == null || v.kind() == Code.SupplierKind.SOLE_TRADER) {
            return v;
        }
        return new SupplierView(
                v.id(),
                at,
                View.CURRENT,
                v.kind(),
                v.bin(),
                name,
                v.registeredOn(),
                v.status(),
                v.statusDate(),
                v.statusList());
    }

    private static SupplierView status(SupplierView v, SupplierStatusRecorded e, long at) {
        return new SupplierView(
                v.id(),
                at,
                View.CURRENT,
                v.kind(),
                v.bin(),
                v.name(),
                v.registeredOn(),
                e.status(),
                e.statusDate(),
                e.list());
    }
}
