package org.wardledger.domain.body;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Command;
import org.wardledger.events.ActorMark;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.BodyEvent.RemovalReason;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.Code.Seat;
import org.wardledger.events.Id;
import org.wardledger.events.Name3;

/// What may be asked of the register of bodies.
public sealed interface BodyCommand extends Command {

    Id.Body body();

    /// @param inst the home it belongs to; null for a statutory council
    /// @param kato the territory of a statutory council; null where it is the whole country
    /// @param legalBasis code of the act; null for the one of the preset
    /// @param rules null for those of the preset
    /// @param institutionOpen the home is in the register and has not ended
    record FormBody(
            Id.Body body,
            BodyKind kind,
            Id.@Nullable Institution inst,
            @Nullable String kato,
            @Nullable String legalBasis,
            @Nullable BodyRules rules,
            Name3 name,
            LocalDate eff,
            boolean institutionOpen)
            implements BodyCommand {
        @Override
        public String code() {
            return "body.form";
        }
    }

    /// @param until last day of the mandate
    /// @param eligible the certificates of the Law's article 10 were seen and say nothing against
    record AppointMember(
            Id.Body body,
            ActorMark member,
            Seat seat,
            LocalDate from,
            LocalDate until,
            boolean voting,
            String name,
            String organisation,
            boolean eligible)
            implements BodyCommand {
        @Override
        public String code() {
            return "body.appoint-member";
        }
    }

    /// @param eff first day without the mandate
    record RemoveMember(
            Id.Body body, ActorMark member, RemovalReason reason, LocalDate eff, String text)
            implements BodyCommand {
        @Override
        public String code() {
            return "body.remove-member";
        }
    }
}
