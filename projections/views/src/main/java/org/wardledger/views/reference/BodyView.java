package org.wardledger.views.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.BodyEvent;
import org.wardledger.events.Code;
import org.wardledger.events.Name3;
import org.wardledger.views.Person;
import org.wardledger.views.Projection;
import org.wardledger.views.View;

/// A council, board or commission with its seats. Members' names are private; a seat shows role,
/// tag and mandate.
public record BodyView(
        String id,
        long from,
        long to,
        Code.BodyKind kind,
        Name3 name,
        @Nullable String institution,
        @Nullable String kato,
        String legalBasis,
        BodyEvent.BodyRules rules,
        LocalDate formedOn,
        List<Seat> seats)
        implements View {
    public static final Projection<BodyView> PROJECTION = new BodyFold();

    /// One mandate.
    ///
    /// @param until last day as appointed
    /// @param removedOn day the mandate ended early, with its reason
    public record Seat(
            Person member,
            Code.Seat seat,
            LocalDate from,
            LocalDate until,
            boolean voting,
            @Nullable LocalDate removedOn,
            BodyEvent.@Nullable RemovalReason reason) {}

    @Override
    public BodyView until(long to) {
        return new BodyView(
                id, from, to, kind, name, institution, kato, legalBasis, rules, formedOn, seats);
    }
}
