package org.wardledger.views.institution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.InstitutionEvent;
import org.wardledger.events.InstitutionEvent.BinChanged;
import org.wardledger.events.InstitutionEvent.ExternalIdLinked;
import org.wardledger.events.InstitutionEvent.HeadAppointed;
import org.wardledger.events.InstitutionEvent.InstitutionClosed;
import org.wardledger.events.InstitutionEvent.InstitutionRegistered;
import org.wardledger.events.InstitutionEvent.LicenceRecorded;
import org.wardledger.events.InstitutionEvent.OccupancyReported;
import org.wardledger.events.InstitutionEvent.ProfileChanged;
import org.wardledger.events.InstitutionEvent.Relocated;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.View;
import org.wardledger.views.institution.InstitutionView.ExternalId;
import org.wardledger.views.institution.InstitutionView.Head;
import org.wardledger.views.institution.InstitutionView.Licence;
import org.wardledger.views.institution.InstitutionView.Occupancy;
import org.wardledger.views.institution.Register.Fields;

/// Keeps the register of institutions.
final class InstitutionFold extends Fold<InstitutionView> {
    InstitutionFold() {
        super(InstitutionView.class, Audience.PUBLIC);
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return event.event() instanceof InstitutionEvent e ? List.of(e.inst().value()) : List.of();
    }

    @Override
    public InstitutionView fold(
            @Nullable InstitutionView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        InstitutionEvent news = (InstitutionEvent) event.event();
        if (news instanceof InstitutionRegistered e) {
            return registered(e, id, event);
        }
        Draft next = new Draft(known(before, event), event);
        switch (news) {
            case InstitutionRegistered _ -> {}
            case ProfileChanged e -> next.enter(fields(e), e.eff(), null);
            case BinChanged e -> next.enter(Fields.ofBin(e.to()), e.eff(), e.reason());
            case Relocated e -> next.enter(Fields.ofKato(e.to()), e.eff(), e.reason());
            case LicenceRecorded e -> next.licence(licence(e));
            case ExternalIdLinked e -> next.link(new ExternalId(e.system(), e.externalId()));
            case HeadAppointed e -> next.head = new Head(lookup.tag(e.head(), event), e.from());
            case OccupancyReported e ->
                    next.occupancy = new Occupancy(e.month(), e.wards(), e.staff());
            case InstitutionClosed e -> {
                next.enter(Fields.NONE, e.eff(), null);
                next.closedOn = e.eff();
                next.successor = e.successor() == null ? null : e.successor().value();
            }
        }
        return next.view();
    }

    private static InstitutionView registered(
            InstitutionRegistered e, String id, Recorded<? extends LedgerEvent> event) {
        return new InstitutionView(
                id,
                event.position(),
                View.CURRENT,
                Register.of(e),
                e.publicBasis(),
                e.eff(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(Draft.entry(event, Fields.of(e), e.eff(), null)));
    }

    private static Fields fields(ProfileChanged e) {
        return new Fields(
                null,
                e.name(),
                e.aliases(),
                e.kind(),
                e.forms(),
                e.ownership(),
                null,
                e.capacity(),
                e.contact());
    }

    private static Licence licence(LicenceRecorded e) {
        return new Licence(e.number(), e.services(), e.from(), e.to(), e.status());
    }
}
