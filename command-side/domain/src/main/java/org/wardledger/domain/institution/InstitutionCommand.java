package org.wardledger.domain.institution;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Command;
import org.wardledger.events.ActorMark;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.BinReason;
import org.wardledger.events.InstitutionEvent.Contact;
import org.wardledger.events.InstitutionEvent.MoveReason;
import org.wardledger.events.Name3;

/// What may be asked of the register of homes. What other records say is part of the command:
/// components named `…Taken` and `open…` are such facts, looked up when it is asked.
public sealed interface InstitutionCommand extends Command {

    Id.Institution inst();

    /// @param binTaken another institution has this BIN
    record RegisterInstitution(
            Id.Institution inst,
            String bin,
            String kato,
            InstitutionProfile profile,
            Code.PublicBasis publicBasis,
            LocalDate eff,
            String sourceDocument,
            boolean binTaken)
            implements InstitutionCommand {
        @Override
        public String code() {
            return "institution.register";
        }
    }

    /// Null means unchanged.
    record ChangeProfile(
            Id.Institution inst,
            @Nullable Name3 name,
            @Nullable List<Name3> aliases,
            Code.@Nullable InstitutionKind kind,
            @Nullable List<Code.ServiceForm> forms,
            Code.@Nullable Ownership ownership,
            @Nullable Integer capacity,
            @Nullable Contact contact,
            LocalDate eff)
            implements InstitutionCommand {
        @Override
        public String code() {
            return "institution.change-profile";
        }
    }

    /// @param binTaken another institution has this BIN
    record ChangeBin(
            Id.Institution inst, String to, BinReason reason, LocalDate eff, boolean binTaken)
            implements InstitutionCommand {
        @Override
        public String code() {
            return "institution.change-bin";
        }
    }

    /// To another place, or the same place under another code.
    record Relocate(Id.Institution inst, String to, MoveReason reason, LocalDate eff)
            implements InstitutionCommand {
        @Override
        public String code() {
            return "institution.relocate";
        }
    }

    /// Licence state as its issuer gives it.
    record RecordLicence(
            Id.Institution inst,
            String number,
            List<Code.ServiceKind> services,
            LocalDate from,
            @Nullable LocalDate to,
            Code.LicenceStatus status)
            implements InstitutionCommand {
        @Override
        public String code() {
            return "institution.record-licence";
        }
    }

    /// @param externalIdTaken another institution has this number in that system
    record LinkExternalId(
            Id.Institution inst, String system, String externalId, boolean externalIdTaken)
            implements InstitutionCommand {
        @Override
        public String code() {
            return "institution.link-external-id";
        }
    }

    /// Who answers for the home from a date.
    record AppointHead(Id.Institution inst, ActorMark head, LocalDate from, String name, String act)
            implements InstitutionCommand {
        @Override
        public String code() {
            return "institution.appoint-head";
        }
    }

    /// Month figures, exact; the rules round what becomes public.
    record ReportOccupancy(Id.Institution inst, YearMonth month, int wards, List<StaffCount> staff)
            implements InstitutionCommand {
        @Override
        public String code() {
            return "institution.report-occupancy";
        }
    }

    /// How many people do one kind of work.
    ///
    /// @param position code such as `NURSE`, never a person
    record StaffCount(String position, int count) {}

    /// @param openAccounts accounts of the home that are not closed
    /// @param presentWards wards whose stay has not ended
    record CloseInstitution(
            Id.Institution inst,
            Id.@Nullable Institution successor,
            LocalDate eff,
            int openAccounts,
            int presentWards)
            implements InstitutionCommand {
        @Override
        public String code() {
            return "institution.close";
        }
    }
}
