package org.wardledger.domain.institution;

import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.notFuture;
import static org.wardledger.domain.Checks.unless;
import static org.wardledger.domain.Checks.when;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Checks;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.identifiers.Bin;
import org.wardledger.domain.identifiers.GivenNumber;
import org.wardledger.domain.identifiers.Kato;
import org.wardledger.domain.institution.InstitutionCommand.AppointHead;
import org.wardledger.domain.institution.InstitutionCommand.ChangeBin;
import org.wardledger.domain.institution.InstitutionCommand.ChangeProfile;
import org.wardledger.domain.institution.InstitutionCommand.CloseInstitution;
import org.wardledger.domain.institution.InstitutionCommand.LinkExternalId;
import org.wardledger.domain.institution.InstitutionCommand.RecordLicence;
import org.wardledger.domain.institution.InstitutionCommand.RegisterInstitution;
import org.wardledger.domain.institution.InstitutionCommand.Relocate;
import org.wardledger.domain.institution.InstitutionCommand.ReportOccupancy;
import org.wardledger.events.Code.Ownership;
import org.wardledger.events.Code.PublicBasis;
import org.wardledger.events.Code.Role;

/// What is wrong with a command whatever the home's state is.
final class InstitutionInput {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_-]{0,39}");

    private InstitutionInput() {}

    static @Nullable Refusal wrong(InstitutionCommand command, Envelope envelope) {
        return switch (command) {
            case RegisterInstitution c -> registration(c, envelope);
            case ChangeProfile c -> notFuture(c.eff(), envelope, "eff");
            case ChangeBin c ->
                    first(
                            unless(Bin.isValid(c.to()), InstitutionRefusal.BIN_INVALID, "to"),
                            notFuture(c.eff(), envelope, "eff"));
            case Relocate c ->
                    first(place(c.to(), c.eff(), "to"), notFuture(c.eff(), envelope, "eff"));
            case RecordLicence c -> licence(c);
            case LinkExternalId c ->
                    first(
                            code(c.system(), "system"),
                            unless(
                                    GivenNumber.isValid(c.externalId()),
                                    CommonRefusal.MALFORMED,
                                    "externalId"));
            case AppointHead c ->
                    first(
                            unless(c.head().role() == Role.HEAD, CommonRefusal.MALFORMED, "head"),
                            Checks.text(c.name(), "name"),
                            Checks.text(c.act(), "act"),
                            notFuture(c.from(), envelope, "from"));
            case ReportOccupancy c -> occupancy(c, envelope);
            case CloseInstitution c ->
                    first(
                            when(
                                    c.inst().equals(c.successor()),
                                    CommonRefusal.MALFORMED,
                                    "successor"),
                            notFuture(c.eff(), envelope, "eff"));
        };
    }

    private static @Nullable Refusal registration(RegisterInstitution c, Envelope envelope) {
        boolean byLaw = c.publicBasis() == PublicBasis.LAW;
        return first(
                unless(Bin.isValid(c.bin()), InstitutionRefusal.BIN_INVALID, "bin"),
                place(c.kato(), c.eff(), "kato"),
                c.profile().wrong(),
                when(
                        byLaw && c.profile().ownership() != Ownership.STATE,
                        CommonRefusal.MALFORMED,
                        "publicBasis"),
                Checks.text(c.sourceDocument(), "sourceDocument"),
                notFuture(c.eff(), envelope, "eff"));
    }

    private static @Nullable Refusal place(String kato, LocalDate on, String field) {
        return Kato.isKnown(kato, on)
                ? null
                : Refusal.at(InstitutionRefusal.KATO_UNKNOWN, field).with("date", on);
    }

    private static @Nullable Refusal licence(RecordLicence c) {
        LocalDate to = c.to();
        return first(
                unless(GivenNumber.isValid(c.number()), CommonRefusal.MALFORMED, "number"),
                when(c.services().isEmpty(), CommonRefusal.MALFORMED, "services"),
                when(to != null && to.isBefore(c.from()), InstitutionRefusal.LICENCE_DATES, "to"));
    }

    private static @Nullable Refusal occupancy(ReportOccupancy c, Envelope envelope) {
        boolean staffCounted = c.staff().stream().allMatch(s -> s.count() >= 0);
        return first(
                unless(c.wards() >= 0, CommonRefusal.MALFORMED, "wards"),
                unless(staffCounted, CommonRefusal.MALFORMED, "staff"),
                first(
                        c.staff().stream()
                                .map(s -> code(s.position(), "staff"))
                                .toArray(Refusal[]::new)),
                notFuture(c.month().atDay(1), envelope, "month"));
    }

    private static @Nullable Refusal code(String text, String field) {
        return unless(CODE.matcher(text).matches(), CommonRefusal.MALFORMED, field);
    }
}
