package org.wardledger.command.requests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardledger.command.Request;
import org.wardledger.domain.Command;
import org.wardledger.domain.access.Reads;
import org.wardledger.domain.account.Acceptances;
import org.wardledger.domain.account.CashDesk;
import org.wardledger.domain.account.Discrepancies;
import org.wardledger.domain.account.Expenditures;
import org.wardledger.domain.account.Payouts;
import org.wardledger.domain.account.Periods;
import org.wardledger.domain.account.Reversals;
import org.wardledger.domain.account.Statements;
import org.wardledger.domain.account.Subaccounts;
import org.wardledger.domain.account.Transfers;
import org.wardledger.domain.body.BodyCommand;
import org.wardledger.domain.institution.InstitutionCommand;
import org.wardledger.domain.item.Item;
import org.wardledger.domain.operator.Operations;
import org.wardledger.domain.privacy.PrivacyCommand;
import org.wardledger.domain.publication.Publishing;
import org.wardledger.domain.register.AccountRegister;
import org.wardledger.domain.rule.Rule;
import org.wardledger.domain.supplier.Supplier;
import org.wardledger.domain.ward.WardCommand;

/// Everything that may be asked for, by code.
public final class Catalogue {

    /// @param body the record whose components are the fields of the request
    /// @param request makes the request of a body
    /// @param reach who may send it at all
    public record Kind(
            String code,
            Class<? extends Record> body,
            Function<Record, Request> request,
            Reach reach) {}

    /// Where a request may come from.
    public enum Reach {
        /// Whoever the policy permits, over the API.
        CLIENTS,
        /// Only through a part of the ledger that knows more than the request says: the import,
        /// the clock.
        LEDGER
    }

    private static final List<Kind> REGISTERS =
            List.of(
                    own("institution.register", InstitutionRequests.RegisterInstitution.class),
                    plain("institution.change-profile", InstitutionCommand.ChangeProfile.class),
                    own("institution.change-bin", InstitutionRequests.ChangeBin.class),
                    plain("institution.relocate", InstitutionCommand.Relocate.class),
                    plain("institution.record-licence", InstitutionCommand.RecordLicence.class),
                    own("institution.link-external-id", InstitutionRequests.LinkExternalId.class),
                    plain("institution.appoint-head", InstitutionCommand.AppointHead.class),
                    inner("institution.report-occupancy", InstitutionCommand.ReportOccupancy.class),
                    own("institution.close", InstitutionRequests.CloseInstitution.class),
                    own("supplier.register", RegisterRequests.RegisterSupplier.class),
                    plain("supplier.change", Supplier.ChangeSupplier.class),
                    plain("supplier.record-status", Supplier.RecordSupplierStatus.class),
                    own("item.list", RegisterRequests.ListItem.class),
                    plain("item.withdraw", Item.WithdrawItem.class),
                    own("rule.adopt", RegisterRequests.AdoptRule.class),
                    plain("rule.withdraw", Rule.WithdrawRule.class),
                    own("account.register", AccountRequests.RegisterAccount.class),
                    own("account.change", AccountRequests.ChangeAccount.class),
                    plain("account.save-mapping", AccountRegister.SaveMapping.class),
                    own("account.close", AccountRequests.CloseAccount.class));

    private static final List<Kind> WARDS =
            List.of(
                    own("ward.enrol", WardRequests.EnrolWard.class),
                    own("ward.record-identity", WardRequests.RecordIdentity.class),
                    own("ward.assign-benefit", WardRequests.AssignBenefit.class),
                    plain("ward.end-benefit", WardCommand.EndBenefit.class),
                    plain("ward.start-absence", WardCommand.StartAbsence.class),
                    plain("ward.end-absence", WardCommand.EndAbsence.class),
                    plain("ward.exit", WardCommand.ExitWard.class),
                    own("ward.correct", WardRequests.CorrectWard.class));

    private static final List<Kind> BODIES =
            List.of(
                    own("body.form", BodyRequests.FormBody.class),
                    plain("body.appoint-member", BodyCommand.AppointMember.class),
                    plain("body.remove-member", BodyCommand.RemoveMember.class),
                    own("decision.adopt", BodyRequests.AdoptDecision.class),
                    own("decision.revoke", BodyRequests.RevokeDecision.class));

    private static final List<Kind> MONTHS =
            List.of(
                    own("period.open", PeriodRequests.OpenFirstPeriod.class),
                    ledger(own("period.carry", PeriodRequests.CarryPeriod.class)),
                    plain("period.check-day", Periods.CheckDay.class),
                    own("period.close", PeriodRequests.ClosePeriod.class),
                    ledger(own("wardstatement.issue", WardStatementRequests.IssueStatements.class)),
                    own(
                            "wardstatement.record-delivery",
                            WardStatementRequests.RecordDelivery.class),
                    ledger(own("subaccount.open", PeriodRequests.OpenSubaccount.class)),
                    plain("subaccount.block", Subaccounts.BlockSubaccount.class),
                    plain("subaccount.unblock", Subaccounts.UnblockSubaccount.class),
                    plain("subaccount.close", Subaccounts.CloseSubaccount.class),
                    inner("statement.import", Statements.ImportStatement.class),
                    inner("statement.record-lines", Statements.RecordLines.class),
                    own("receipt.allocate", ReceiptRequests.AllocateReceipt.class),
                    own("receipt.observe-personal-leg", ReceiptRequests.ObservePersonalLeg.class));

    private static final List<Kind> SPENDING =
            List.of(
                    own("reservation.make", ReservationRequests.MakeReservation.class),
                    ledger(own("reservation.lapse", ReservationRequests.LapseReservation.class)),
                    own("expenditure.propose", ExpenditureRequests.ProposeExpenditure.class),
                    plain("expenditure.hear", Expenditures.HearWards.class),
                    own("expenditure.approve", ExpenditureRequests.ApproveExpenditure.class),
                    plain("expenditure.reject", Expenditures.RejectExpenditure.class),
                    plain("expenditure.void", Expenditures.VoidExpenditure.class),
                    inner("expenditure.expire", Expenditures.ExpireExpenditure.class),
                    plain("expenditure.link-contract", Expenditures.LinkContract.class),
                    own("expenditure.add-evidence", ExpenditureRequests.AddEvidence.class),
                    plain("expenditure.accept", Acceptances.AcceptExpenditure.class),
                    own("expenditure.pay", ExpenditureRequests.PayExpenditure.class),
                    own("expenditure.refund", ExpenditureRequests.RefundExpenditure.class),
                    own("cash.set-float", CashRequests.SetFloat.class),
                    own("cash.withdraw", CashRequests.WithdrawCash.class),
                    own("cash.deposit", CashRequests.DepositCash.class),
                    own("cash.receive", CashRequests.ReceiveCash.class),
                    own("cash.count", CashRequests.CountCash.class),
                    plain("cash.request", CashDesk.RequestCash.class));

    private static final List<Kind> SETTLING =
            List.of(
                    own("transfer.send", TransferRequests.SendTransfer.class),
                    own("transfer.receive", TransferRequests.ReceiveTransfer.class),
                    inner("transfer.complete", Transfers.CompleteTransfer.class),
                    plain("transfer.return", Transfers.ReturnTransfer.class),
                    own("payout.issue-final-account", TransferRequests.IssueFinalAccount.class),
                    plain("payout.suspend", Payouts.SuspendPayout.class),
                    own("payout.resume", TransferRequests.ResumePayout.class),
                    plain("payout.make", Payouts.MakePayout.class),
                    own("posting.reverse", CorrectionRequests.ReversePosting.class),
                    plain("posting.settle-suspense", Reversals.SettleSuspense.class),
                    own("discrepancy.raise", CorrectionRequests.RaiseDiscrepancy.class),
                    plain("discrepancy.reassign", Discrepancies.ReassignDiscrepancy.class),
                    plain("discrepancy.explain", Discrepancies.ExplainDiscrepancy.class),
                    own("discrepancy.resolve", CorrectionRequests.ResolveDiscrepancy.class),
                    plain("discrepancy.reopen", Discrepancies.ReopenDiscrepancy.class));

    private static final List<Kind> PRIVACY =
            List.of(
                    own("privacy.receive-request", PrivacyRequests.ReceiveRequest.class),
                    plain("privacy.block", PrivacyCommand.BlockData.class),
                    plain("privacy.unblock", PrivacyCommand.UnblockData.class),
                    own("privacy.shred", PrivacyRequests.ShredData.class),
                    own("privacy.answer", PrivacyRequests.AnswerRequest.class),
                    own("privacy.notify-breach", PrivacyRequests.NotifyBreach.class),
                    inner("access.record-reads", Reads.RecordReads.class));

    private static final List<Kind> RUNNING =
            List.of(
                    inner("ledger.begin", Operations.BeginLedger.class),
                    inner("ledger.rotate-key", Operations.RotateKey.class),
                    inner("ledger.record-restore", Operations.RecordRestore.class),
                    plain("ledger.declare-outage", Operations.DeclareOutage.class),
                    inner("ledger.record-rebuild", Operations.RecordRebuild.class),
                    inner("publication.record-recount", Publishing.RecordRecount.class));

    private static final Map<String, Kind> BY_CODE =
            Stream.of(REGISTERS, WARDS, PRIVACY, BODIES, MONTHS, SPENDING, SETTLING, RUNNING)
                    .flatMap(List::stream)
                    .collect(Collectors.toUnmodifiableMap(Kind::code, k -> k));

    private static final Set<Class<?>> PLAIN =
            BY_CODE.values().stream()
                    .map(Kind::body)
                    .filter(Command.class::isAssignableFrom)
                    .collect(Collectors.toUnmodifiableSet());

    private Catalogue() {}

    public static Map<String, Kind> byCode() {
        return BY_CODE;
    }

    static boolean isPlain(Class<?> command) {
        return PLAIN.contains(command);
    }

    private static <R extends Record & Request> Kind own(String code, Class<R> body) {
        return new Kind(code, body, body::cast, Reach.CLIENTS);
    }

    private static <C extends Record & Command> Kind plain(String code, Class<C> body) {
        return new Kind(code, body, r -> new Plain(body.cast(r)), Reach.CLIENTS);
    }

    private static <C extends Record & Command> Kind inner(String code, Class<C> body) {
        return ledger(plain(code, body));
    }

    private static Kind ledger(Kind kind) {
        return new Kind(kind.code(), kind.body(), kind.request(), Reach.LEDGER);
    }
}
