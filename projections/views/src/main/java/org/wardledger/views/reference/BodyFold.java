package org.wardledger.views.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.BodyEvent;
import org.wardledger.events.BodyEvent.BodyFormed;
import org.wardledger.events.BodyEvent.MemberAppointed;
import org.wardledger.events.BodyEvent.MemberRemoved;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.Recorded;
import org.wardledger.views.Audience;
import org.wardledger.views.Fold;
import org.wardledger.views.Lookup;
import org.wardledger.views.Person;
import org.wardledger.views.View;

/// Keeps bodies and their seats.
final class BodyFold extends Fold<BodyView> {
    BodyFold() {
        super(BodyView.class, Audience.PUBLIC);
    }

    @Override
    public List<String> touches(Recorded<? extends LedgerEvent> event, Lookup lookup) {
        return event.event() instanceof BodyEvent e ? List.of(e.body().value()) : List.of();
    }

    @Override
    public BodyView fold(
            @Nullable BodyView before,
            String id,
            Recorded<? extends LedgerEvent> event,
            Lookup lookup) {
        return switch ((BodyEvent) event.event()) {
            case BodyFormed e -> formed(e, id, event.position());
            case MemberAppointed e -> {
                BodyView v = known(before, event);
                List<BodyView.Seat> seats = new ArrayList<>(v.seats());
                seats.add(seat(e, Person.of(e.member(), event, lookup)));
                yield with(v, seats, event.position());
            }
            case MemberRemoved e -> {
                BodyView v = known(before, event);
                Person gone = Person.of(e.member(), event, lookup);
                yield with(
                        v,
                        v.seats().stream().map(s -> ended(s, gone, e)).toList(),
                        event.position());
            }
        };
    }

    private static BodyView formed(BodyFormed e, String id, long at) {
        return new BodyView(
                id,
                at,
                View.CURRENT,
                e.kind(),
                e.name(),
                e.inst() == null ? null : e.inst().value(),
                e.kato(),
                e.legalBasis(),
                e.rules(),
                e.eff(),
                List.of());
    }

    private static BodyView.Seat seat(MemberAppointed e, Person member) {
        return new BodyView.Seat(member, e.seat(), e.from(), e.until(), e.voting(), null, null);
    }

    /// Only the mandate that runs ends; an earlier one of the same person stays as it was.
    private static BodyView.Seat ended(BodyView.Seat s, Person gone, MemberRemoved e) {
        if (s.removedOn() != null || !s.member().tag().equals(gone.tag())) {
            return s;
        }
        return new BodyView.Seat(
                s.member(), s.seat(), s.from(), s.until(), s.voting(), e.eff(), e.reason());
    }

    private static BodyView with(BodyView v, List<BodyView.Seat> seats, long at) {
        return new BodyView(
                v.id(),
                at,
                View.CURRENT,
                v.kind(),
                v.name(),
                v.institution(),
                v.kato(),
                v.legalBasis(),
                v.rules(),
                v.formedOn(),
                List.copyOf(seats));
    }
}
