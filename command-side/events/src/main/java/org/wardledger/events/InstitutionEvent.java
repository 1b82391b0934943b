package org.wardledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.Place;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;

/// What can have happened to an institution's entry in the register. Stream `institution-{inst}`.
public sealed interface InstitutionEvent extends LedgerEvent {

    Id.Institution inst();

    @Override
    default @Nullable Id tagScope() {
        return inst();
    }

    /// Office contacts of a legal entity; never a person's.
    record Contact(String address, String phone, String mail, String site) {}

    /// Head-count of one kind of work, rounded for publication.
    record Staffing(String position, String rounded) {}

    /// A home enters the register under an id that outlives its BIN.
    @EventType("institution.registered.v1")
    record InstitutionRegistered(
            @Public Id.Institution inst,
            @Public String bin,
            @Public Name3 name,
            @Public List<Name3> aliases,
            @Public Code.InstitutionKind kind,
            @Public List<Code.ServiceForm> forms,
            @Public Code.Ownership ownership,
            @Public String kato,
            @Public int capacity,
            @Public Contact contact,
            @Public Code.PublicBasis publicBasis,
            @Public(at = Place.EFFECTIVE) LocalDate eff,
            @Private String sourceDocument)
            implements InstitutionEvent {}

    /// Some register fields have new values from a date; null means unchanged.
    @EventType("institution.profile-changed.v1")
    record ProfileChanged(
            @Public Id.Institution inst,
            @Public @Nullable Name3 name,
            @Public @Nullable List<Name3> aliases,
            @Public Code.@Nullable InstitutionKind kind,
            @Public @Nullable List<Code.ServiceForm> forms,
            @Public Code.@Nullable Ownership ownership,
            @Public @Nullable Integer capacity,
            @Public @Nullable Contact contact,
            @Public(at = Place.EFFECTIVE) LocalDate eff)
            implements InstitutionEvent {}

    /// The legal entity behind the home changed.
    @EventType("institution.bin-changed.v1")
    record BinChanged(
            @Public Id.Institution inst,
            @Public String from,
            @Public String to,
            @Public BinReason reason,
            @Public(at = Place.EFFECTIVE) LocalDate eff)
            implements InstitutionEvent {}

    /// Why a BIN changed.
    enum BinReason implements Code {
        REORGANISED,
        CORRECTED
    }

    /// The home moved, or its territory changed its code.
    @EventType("institution.relocated.v1")
    record Relocated(
            @Public Id.Institution inst,
            @Public String from,
            @Public String to,
            @Public MoveReason reason,
            @Public(at = Place.EFFECTIVE) LocalDate eff)
            implements InstitutionEvent {}

    /// Why a KATO code changed.
    enum MoveReason implements Code {
        MOVED,
        TERRITORY_REFORM
    }

    /// State of a licence as its issuer gives it.
    @EventType("institution.licence-recorded.v1")
    record LicenceRecorded(
            @Public Id.Institution inst,
            @Public String number,
            @Public List<Code.ServiceKind> services,
            @Public LocalDate from,
            @Public @Nullable LocalDate to,
            @Public Code.LicenceStatus status)
            implements InstitutionEvent {}

    /// Its number in another system.
    @EventType("institution.external-id-linked.v1")
    record ExternalIdLinked(
            @Public Id.Institution inst, @Public String system, @Public String externalId)
            implements InstitutionEvent {}

    /// Who answers for the home from a date.
    @EventType("institution.head-appointed.v1")
    record HeadAppointed(
            @Public Id.Institution inst,
            @Public ActorMark head,
            @Public LocalDate from,
            @Private(of = Visibility.Subject.ACTOR, key = Visibility.KeyClass.ACTOR) String name,
            @Private(of = Visibility.Subject.ACTOR, key = Visibility.KeyClass.ACTOR) String act)
            implements InstitutionEvent {}

    /// Month figures without persons; `wards` is rounded to 5, below 10 it is `<10`.
    @EventType("institution.occupancy-reported.v1")
    record OccupancyReported(
            @Public Id.Institution inst,
            @Public YearMonth month,
            @Public String wards,
            @Public List<Staffing> staff,
            @Private int exactWards)
            implements InstitutionEvent {}

    /// The home ends.
    @EventType("institution.closed.v1")
    record InstitutionClosed(
            @Public Id.Institution inst,
            @Public Id.@Nullable Institution successor,
            @Public(at = Place.EFFECTIVE) LocalDate eff)
            implements InstitutionEvent {}
}
