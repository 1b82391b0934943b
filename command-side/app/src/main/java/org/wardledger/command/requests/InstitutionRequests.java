package org.wardledger.command.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Known;
import org.wardledger.command.lookup.Space;
import org.wardledger.command.requests.Scope.OfInstitution;
import org.wardledger.domain.Command;
import org.wardledger.domain.institution.InstitutionCommand;
import org.wardledger.domain.institution.InstitutionProfile;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.InstitutionEvent.BinReason;

/// Requests to the register of homes.
public interface InstitutionRequests {

    /// @param inst null for an id made by the ledger
    record RegisterInstitution(
            Id.@Nullable Institution inst,
            String bin,
            String kato,
            InstitutionProfile profile,
            Code.PublicBasis publicBasis,
            LocalDate eff,
            String sourceDocument)
            implements OfInstitution {
        @Override
        public String code() {
            return "institution.register";
        }

        @Override
        public Command toCommand(Known known) {
            Id.Institution id = inst != null ? inst : new Id.Institution(known.newId("ins"));
            return new InstitutionCommand.RegisterInstitution(
                    id,
                    bin,
                    kato,
                    profile,
                    publicBasis,
                    eff,
                    sourceDocument,
                    known.taken(Space.INSTITUTION_BIN, bin, id));
        }
    }

    /// Another legal entity stands behind the home.
    record ChangeBin(Id.Institution inst, String to, BinReason reason, LocalDate eff)
            implements OfInstitution {
        @Override
        public String code() {
            return "institution.change-bin";
        }

        @Override
        public Command toCommand(Known known) {
            boolean taken = known.taken(Space.INSTITUTION_BIN, to, inst);
            return new InstitutionCommand.ChangeBin(inst, to, reason, eff, taken);
        }
    }

    /// Its number in another system.
    record LinkExternalId(Id.Institution inst, String system, String externalId)
            implements OfInstitution {
        @Override
        public String code() {
            return "institution.link-external-id";
        }

        @Override
        public Command toCommand(Known known) {
            boolean taken = known.linked(system, externalId, inst);
            return new InstitutionCommand.LinkExternalId(inst, system, externalId, taken);
        }
    }

    /// The home ends.
    record CloseInstitution(Id.Institution inst, Id.@Nullable Institution successor, LocalDate eff)
            implements OfInstitution {
        @Override
        public String code() {
            return "institution.close";
        }

        @Override
        public Command toCommand(Known known) {
            return new InstitutionCommand.CloseInstitution(
                    inst, successor, eff, openAccounts(known, inst), presentWards(known, inst));
        }
    }

    private static int openAccounts(Known known, Id.Institution inst) {
        return (int)
                known.registers().accounts().stream()
                        .filter(a -> a.inst().equals(inst) && !Facts.closed(known, a.acct()))
                        .count();
    }

    private static int presentWards(Known known, Id.Institution inst) {
        return (int)
                known.registers().wardsOf(inst).stream()
                        .filter(w -> Wards.present(known, w))
                        .count();
    }
}
