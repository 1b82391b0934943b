package org.wardledger.command.requests;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Features;
import org.wardledger.command.Known;
import org.wardledger.command.Request;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.lookup.RuleVersion;
import org.wardledger.command.lookup.Space;
import org.wardledger.command.requests.Scope.OfInstitution;
import org.wardledger.domain.Command;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.domain.account.Sub;
import org.wardledger.domain.institution.InstitutionState;
import org.wardledger.domain.ward.WardCommand;
import org.wardledger.events.CarriedWard.SubaccountState;
import org.wardledger.events.Code;
import org.wardledger.events.Code.RuleKind;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Benefit;
import org.wardledger.events.WardEvent.Capacity;
import org.wardledger.events.WardEvent.Representative;
import org.wardledger.events.WardEvent.Sex;

/// Requests about wards. Their home is where their latest stay began.
public interface WardRequests {

    /// About one ward.
    interface OfWard extends Request {
        Id.Ward ward();

        @Override
        default Id.@Nullable Institution institution(Known known) {
            Registers.Stay stay = known.registers().stayOf(ward());
            return stay == null ? null : stay.inst();
        }
    }

    /// A stay begins.
    ///
    /// @param ward null for an id made by the ledger
    record EnrolWard(
            Id.@Nullable Ward ward,
            Id.Institution inst,
            Id.Account acct,
            LocalDate from,
            Code.ServiceForm form,
            Code.Ground ground,
            boolean fullProvision,
            Capacity capacity,
            Representative representative,
            String document)
            implements OfInstitution {
        @Override
        public String code() {
            return "ward.enrol";
        }

        @Override
        public Command toCommand(Known known) {
            InstitutionState home = known.state(Features.INSTITUTION, Streams.of(inst));
            return new WardCommand.EnrolWard(
                    ward != null ? ward : new Id.Ward(known.newId("wrd")),
                    inst,
                    acct,
                    from,
                    form,
                    ground,
                    fullProvision,
                    capacity,
                    representative,
                    document,
                    home instanceof InstitutionState.Open,
                    home instanceof InstitutionState.Open open
                            && open.profile().forms().contains(form),
                    inst.equals(known.registers().institutionOf(acct))
                            && !Facts.closed(known, acct));
        }
    }

    /// Who the person is, or a correction of it.
    record RecordIdentity(
            Id.Ward ward,
            @Nullable String iin,
            @Nullable String otherDocument,
            String name,
            LocalDate birthDate,
            Sex sex,
            String language)
            implements OfWard {
        @Override
        public String code() {
            return "ward.record-identity";
        }

        @Override
        public Command toCommand(Known known) {
            return new WardCommand.RecordIdentity(
                    ward,
                    iin,
                    otherDocument,
                    name,
                    birthDate,
                    sex,
                    language,
                    iin != null && known.taken(Space.WARD_IIN, iin, ward));
        }
    }

    /// @param assigned tiyn a month
    /// @param shareBp share that goes to the account, basis points
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
            Id.Rule rule)
            implements OfWard {
        @Override
        public String code() {
            return "ward.assign-benefit";
        }

        @Override
        public Command toCommand(Known known) {
            return new WardCommand.AssignBenefit(
                    ward,
                    benefit,
                    assigned,
                    shareBp,
                    floor,
                    from,
                    until,
                    payer,
                    document,
                    rule,
                    known.registers().rules(RuleKind.SPLIT).stream()
                            .filter(r -> r.holdsOn(from))
                            .map(RuleVersion::rule)
                            .anyMatch(rule::equals));
        }
    }

    /// An earlier record about the ward was a mistake.
    ///
    /// @param of event id of that record
    record CorrectWard(Id.Ward ward, UUID of, String reason, String document) implements OfWard {
        @Override
        public String code() {
            return "ward.correct";
        }

        @Override
        public Command toCommand(Known known) {
            return new WardCommand.CorrectWard(ward, of, reason, document, settled(known));
        }

        private boolean settled(Known known) {
            Registers.Stay stay = known.registers().stayOf(ward);
            PeriodState period = stay == null ? null : Facts.period(known, stay.acct());
            Sub sub = period == null ? null : period.books().sub(ward);
            boolean before = stay != null && known.registers().closedIn(stay.acct(), ward) != null;
            return sub == null ? before : sub.state() != SubaccountState.OPEN;
        }
    }
}
