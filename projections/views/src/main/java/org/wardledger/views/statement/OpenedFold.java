package org.wardledger.views.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.CashEvent.CashDeposited;
import org.wardledger.events.CashEvent.CashWithdrawn;
import org.wardledger.events.ExpenditureEvent.ExpenditurePaid;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.PublicationEvent.FieldsOpened;
import org.wardledger.events.Recorded;
import org.wardledger.events.Revealed;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.View;

/// Collects what events open of earlier ones.
final class OpenedFold extends Fold<OpenedView> {
    OpenedFold() {
        super(OpenedView.class, Audience.PUBLIC);
    }

    private record Opener(Id.@Nullable Institution inst, List<Revealed> open) {}

    private static @Nullable Opener opener(LedgerEvent event) {
        return switch (event) {
            case ExpenditurePaid e -> of(e.inst(), e.open());
            case CashWithdrawn e -> of(e.inst(), e.open());
            case CashDeposited e -> of(e.inst(), e.open());
            case FieldsOpened e -> of(e.inst(), e.open());
            case LedgerEvent _ -> null;
        };
    }

    private static @Nullable Opener of(
            Id.@Nullable Institution inst, @Nullable List<Revealed> open) {
        return open == null ? null : new Opener(inst, open);
    }

    @Override
    public boolean isLookedUp() {
        return false;
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        Opener opener = opener(event.event());
        return opener == null
                ? List.of()
                : opener.open.stream().map(r -> r.of().toString()).distinct().toList();
    }

    @Override
    public OpenedView fold(
            @Nullable OpenedView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        Opener opener = opener(event.event());
        if (opener == null) {
            throw new IllegalStateException(event.event().getClass() + " opens nothing");
        }
        List<UUID> by = new ArrayList<>(before == null ? List.of() : before.by());
        List<OpenedView.Value> values =
                new ArrayList<>(before == null ? List.of() : before.values());
        by.add(event.fact().id());
        for (Revealed revealed : opener.open) {
            if (revealed.of().toString().equals(id)) {
                for (Revealed.Field field : revealed.fields()) {
                    values.add(
                            new OpenedView.Value(
                                    field.name(),
                                    field.value(),
                                    event.fact().day(),
                                    event.position()));
                }
            }
        }
        return new OpenedView(
                id,
                event.position(),
                View.CURRENT,
                opener.inst == null ? null : opener.inst.value(),
                List.copyOf(by),
                List.copyOf(values));
    }
}
