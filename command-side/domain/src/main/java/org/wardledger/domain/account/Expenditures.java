package org.wardledger.domain.account;

import static org.wardledger.domain.account.ExpenditureRefusal.ALREADY_PAID;
import static org.wardledger.domain.account.ExpenditureRefusal.CLOSED;
import static org.wardledger.domain.account.ExpenditureRefusal.EVIDENCE_KNOWN;
import static org.wardledger.domain.account.ExpenditureRefusal.NOT_APPROVED;
import static org.wardledger.domain.account.ExpenditureRefusal.NOT_EXPIRED;
import static org.wardledger.domain.account.ExpenditureRefusal.NOT_PROPOSED;
import static org.wardledger.domain.account.ExpenditureRefusal.UNKNOWN;
import static org.wardledger.domain.account.ExpenditureRefusal.WARD_NOT_ON_ACCOUNT;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.identifiers.GivenNumber;
import org.wardledger.events.Carried.Step;
import org.wardledger.events.Evidence;
import org.wardledger.events.ExpenditureEvent.ContractLinked;
import org.wardledger.events.ExpenditureEvent.EvidenceAdded;
import org.wardledger.events.ExpenditureEvent.ExpenditureExpired;
import org.wardledger.events.ExpenditureEvent.ExpenditureRejected;
import org.wardledger.events.ExpenditureEvent.ExpenditureVoided;
import org.wardledger.events.ExpenditureEvent.HeardLine;
import org.wardledger.events.ExpenditureEvent.WardHeard;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyEvent;

/// An expenditure until money moves: proposed, heard, approved with a reservation per ward,
/// rejected, voided or expired. What follows is in [Settlements]; the proposal itself in
/// [Proposals].
public final class Expenditures {
    /// Code of a procurement system: public for ever, so no free text.
    private static final Pattern SYSTEM = Pattern.compile("[A-Z][A-Z0-9_-]{0,39}");

    private Expenditures() {}

    /// Commands on an expenditure before money or goods move.
    public sealed interface ExpenditureCommand extends MoneyCommand
            permits Proposals.ProposeExpenditure,
                    HearWards,
                    Approvals.ApproveExpenditure,
                    RejectExpenditure,
                    VoidExpenditure,
                    ExpireExpenditure,
                    LinkContract,
                    AddEvidence {
        Id.Expenditure exp();
    }

    /// Record how the wards wanted it.
    public record HearWards(Id.Account acct, Id.Expenditure exp, List<HeardLine> lines)
            implements ExpenditureCommand {
        @Override
        public String code() {
            return "expenditure.hear";
        }
    }

    /// The commission says no.
    public record RejectExpenditure(
            Id.Account acct,
            Id.Expenditure exp,
            MoneyCode.RefusalReason reason,
            @Nullable UUID decision,
            String text)
            implements ExpenditureCommand {
        @Override
        public String code() {
            return "expenditure.reject";
        }
    }

    /// Take it back before money moved.
    public record VoidExpenditure(
            Id.Account acct, Id.Expenditure exp, MoneyCode.RefusalReason reason, String text)
            implements ExpenditureCommand {
        @Override
        public String code() {
            return "expenditure.void";
        }
    }

    /// The approval ran out.
    public record ExpireExpenditure(Id.Account acct, Id.Expenditure exp)
            implements ExpenditureCommand {
        @Override
        public String code() {
            return "expenditure.expire";
        }
    }

    /// Name the contract.
    public record LinkContract(
            Id.Account acct,
            Id.Expenditure exp,
            String contract,
            @Nullable String system,
            @Nullable String externalId)
            implements ExpenditureCommand {
        @Override
        public String code() {
            return "expenditure.link-contract";
        }
    }

    /// Add a document that came later.
    ///
    /// @param known whether the same document hangs on this expenditure already
    public record AddEvidence(
            Id.Account acct, Id.Expenditure exp, UUID step, Evidence document, boolean known)
            implements ExpenditureCommand {
        @Override
        public String code() {
            return "expenditure.add-evidence";
        }
    }

    static Decision<MoneyEvent> decide(
            ExpenditureCommand command, Envelope envelope, PeriodState state) {
        if (command instanceof Proposals.ProposeExpenditure c) {
            return Proposals.decide(c, envelope, state);
        }
        Spend spend = state.work().spend(command.exp());
        if (spend == null) {
            return Decision.refuse(UNKNOWN, "exp");
        }
        return switch (command) {
            case Proposals.ProposeExpenditure c -> Proposals.decide(c, envelope, state);
            case HearWards c -> hear(c, state, spend);
            case Approvals.ApproveExpenditure c -> Approvals.decide(c, envelope, state, spend);
            case RejectExpenditure c -> reject(c, state, spend);
            case VoidExpenditure c -> take(c, state, spend);
            case ExpireExpenditure c -> expire(c, envelope, state, spend);
            case LinkContract c -> link(c, state, spend);
            case AddEvidence c -> add(c, state, spend);
        };
    }

    private static Decision<MoneyEvent> hear(HearWards c, PeriodState state, Spend spend) {
        if (spend.step() != Step.PROPOSED) {
            return Decision.refuse(NOT_PROPOSED, "exp");
        }
        for (int i = 0; i < c.lines().size(); i++) {
            if (!spend.lines().has(c.lines().get(i).ward())) {
                return Decision.refuse(WARD_NOT_ON_ACCOUNT, "lines[" + i + "].ward");
            }
        }
        return Decision.accept(
                new WardHeard(
                        state.known().inst(),
                        c.acct(),
                        c.exp(),
                        spend.open().publication(),
                        c.lines()));
    }

    private static Decision<MoneyEvent> reject(RejectExpenditure c, PeriodState state, Spend s) {
        if (s.step() != Step.PROPOSED) {
            return Decision.refuse(NOT_PROPOSED, "exp");
        }
        return Decision.accept(
                new ExpenditureRejected(
                        state.known().inst(),
                        c.acct(),
                        c.exp(),
                        c.reason(),
                        s.open().proposedBy(),
                        c.decision(),
                        s.open().publication(),
                        c.text()));
    }

    private static Decision<MoneyEvent> take(VoidExpenditure c, PeriodState state, Spend s) {
        UUID last = lastStep(s);
        return switch (s.step()) {
            case PAID, SETTLED, REVERSED -> Decision.refuse(ALREADY_PAID, "exp");
            case REJECTED, VOIDED, EXPIRED -> Decision.refuse(CLOSED, "exp");
            case PROPOSED, APPROVED, ACCEPTED ->
                    Decision.accept(
                            new ExpenditureVoided(
                                    state.known().inst(),
                                    c.acct(),
                                    c.exp(),
                                    c.reason(),
                                    last,
                                    s.open().publication(),
                                    c.text()));
        };
    }

    private static UUID lastStep(Spend s) {
        UUID accepted = s.open().acceptedBy();
        UUID approved = s.open().approvedBy();
        if (accepted != null) {
            return accepted;
        }
        return approved != null ? approved : s.open().proposedBy();
    }

    private static Decision<MoneyEvent> expire(
            ExpireExpenditure c, Envelope envelope, PeriodState state, Spend s) {
        LocalDate expires = s.open().expires();
        UUID approved = s.open().approvedBy();
        if (s.step() != Step.APPROVED || expires == null || approved == null) {
            return Decision.refuse(NOT_APPROVED, "exp");
        }
        if (!envelope.today().isAfter(expires)) {
            return Decision.refuse(NOT_EXPIRED, "exp");
        }
        return Decision.accept(
                new ExpenditureExpired(
                        state.known().inst(), c.acct(), c.exp(), approved, s.open().publication()));
    }

    private static Decision<MoneyEvent> link(LinkContract c, PeriodState state, Spend s) {
        if (!Carrying.carries(s.step()) && s.step() != Step.SETTLED) {
            return Decision.refuse(CLOSED, "exp");
        }
        if (!GivenNumber.isValid(c.contract())) {
            return Decision.refuse(CommonRefusal.MALFORMED, "contract");
        }
        if (c.system() != null && !SYSTEM.matcher(c.system()).matches()) {
            return Decision.refuse(CommonRefusal.MALFORMED, "system");
        }
        if (c.externalId() != null && !GivenNumber.isValid(c.externalId())) {
            return Decision.refuse(CommonRefusal.MALFORMED, "externalId");
        }
        return Decision.accept(
                new ContractLinked(
                        state.known().inst(),
                        c.acct(),
                        c.exp(),
                        c.contract(),
                        c.system(),
                        c.externalId(),
                        s.open().publication()));
    }

    private static Decision<MoneyEvent> add(AddEvidence c, PeriodState state, Spend s) {
        if (c.known()) {
            return Decision.refuse(EVIDENCE_KNOWN, "document");
        }
        return Decision.accept(
                new EvidenceAdded(
                        state.known().inst(),
                        c.acct(),
                        c.exp(),
                        c.document().kind(),
                        c.step(),
                        s.open().publication(),
                        c.document()));
    }

    /// The failing line by its place: a ward's id is private and stands in no message.
    static String line(Spend spend, Id.Ward ward) {
        return "lines[" + spend.lines().place(ward) + "]";
    }
}
