package org.wardledger.domain.ward;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Command;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Benefit;
import org.wardledger.events.WardEvent.Capacity;
import org.wardledger.events.WardEvent.Representative;
import org.wardledger.events.WardEvent.Sex;

/// What may be asked about a ward. Facts of other records are part of the command, looked up when
/// it is asked.
public sealed interface WardCommand extends Command {

    Id.Ward ward();

    /// @param institutionOpen the home is in the register and has not ended
    /// @param formOffered the home offers this form of service
    /// @param accountOpen the account is the home's own and not closed
    record EnrolWard(
            Id.Ward ward,
            Id.Institution inst,
            Id.Account acct,
            LocalDate from,
            Code.ServiceForm form,
            Code.Ground ground,
            boolean fullProvision,
            Capacity capacity,
            Representative representative,
            String document,
            boolean institutionOpen,
            boolean formOffered,
            boolean accountOpen)
            implements WardCommand {
        @Override
        public String code() {
            return "ward.enrol";
        }
    }

    /// Who the person is, or a correction of it. At least one of `iin` and `otherDocument`.
    ///
    /// @param iinTaken another ward has this number, by the blind index
    record RecordIdentity(
            Id.Ward ward,
            @Nullable String iin,
            @Nullable String otherDocument,
            String name,
            LocalDate birthDate,
            Sex sex,
            String language,
            boolean iinTaken)
            implements WardCommand {
        @Override
        public String code() {
            return "ward.record-identity";
        }
    }

    /// @param assigned tiyn a month
    /// @param shareBp share that goes to the account, basis points
    /// @param ruleKnown the split rule exists and holds on `from`
    record AssignBenefit(
            Id.Ward ward,
            Benefit benefit,
            long assigned,
            int shareBp,
            String floor,
            LocalDate from,
            @Nullable LocalDate until,
            String payer,
            String document,
            Id.Rule rule,
            boolean ruleKnown)
            implements WardCommand {
        @Override
        public String code() {
            return "ward.assign-benefit";
        }
    }

    /// It stops or is suspended after a month.
    record EndBenefit(Id.Ward ward, Benefit benefit, YearMonth lastMonth, String reason)
            implements WardCommand {
        @Override
        public String code() {
            return "ward.end-benefit";
        }
    }

    /// Away from a date.
    record StartAbsence(
            Id.Ward ward, Code.Absence kind, LocalDate from, @Nullable LocalDate expected)
            implements WardCommand {
        @Override
        public String code() {
            return "ward.start-absence";
        }
    }

    /// Back on a date.
    record EndAbsence(Id.Ward ward, LocalDate to) implements WardCommand {
        @Override
        public String code() {
            return "ward.end-absence";
        }
    }

    /// The stay ends: discharge, move or death.
    ///
    /// @param next the home moved to, where it is known; only for a move
    record ExitWard(
            Id.Ward ward,
            LocalDate date,
            Id.@Nullable Institution next,
            Code.Exit reason,
            String document)
            implements WardCommand {
        @Override
        public String code() {
            return "ward.exit";
        }
    }

    /// An earlier record about the ward, or a correction of one, was a mistake.
    ///
    /// @param of event id of that record
    /// @param settled a final account of the ward has been issued, so money fields stand
    record CorrectWard(Id.Ward ward, UUID of, String reason, String document, boolean settled)
            implements WardCommand {
        @Override
        public String code() {
            return "ward.correct";
        }
    }
}
