package org.wardledger.views.institution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.views.View;
import org.wardledger.views.institution.InstitutionView.Entry;
import org.wardledger.views.institution.InstitutionView.ExternalId;
import org.wardledger.views.institution.InstitutionView.Head;
import org.wardledger.views.institution.InstitutionView.Licence;
import org.wardledger.views.institution.InstitutionView.Occupancy;

/// The next version of an institution while one event is folded into it.
final class Draft {
    private final InstitutionView before;
    private final Recorded<? extends LedgerEvent> event;
    private Register register;
    private List<Licence> licences;
    private List<ExternalId> externalIds;
    private List<Entry> history;
    @Nullable LocalDate closedOn;
    @Nullable String successor;
    @Nullable Head head;
    @Nullable Occupancy occupancy;

    Draft(InstitutionView before, Recorded<? extends LedgerEvent> event) {
        this.before = before;
        this.event = event;
        this.register = before.register();
        this.licences = before.licences();
        this.externalIds = before.externalIds();
        this.history = before.history();
        this.closedOn = before.closedOn();
        this.successor = before.successor();
        this.head = before.head();
        this.occupancy = before.occupancy();
    }

    void enter(Register.Fields fields, LocalDate effective, @Nullable Enum<?> why) {
        register = register.with(fields);
        history = added(history, entry(event, fields, effective, why));
    }

    void licence(Licence licence) {
        List<Licence> others =
                licences.stream().filter(l -> !l.number().equals(licence.number())).toList();
        licences = added(others, licence);
    }

    void link(ExternalId externalId) {
        externalIds = added(externalIds, externalId);
    }

    InstitutionView view() {
        return new InstitutionView(
                before.id(),
                event.position(),
                View.CURRENT,
                register,
                before.publicBasis(),
                before.registeredOn(),
                closedOn,
                successor,
                head,
                licences,
                externalIds,
                occupancy,
                history);
    }

    static Entry entry(
            Recorded<? extends LedgerEvent> event,
            Register.Fields fields,
            LocalDate effective,
            @Nullable Enum<?> why) {
        return new Entry(
                event.position(),
                event.fact().id(),
                LedgerEvent.typeOf(event.event().getClass()),
                event.fact().day(),
                effective,
                why == null ? null : why.name(),
                fields);
    }

    private static <T> List<T> added(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
