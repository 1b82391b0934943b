package org.wardledger.views.expenditure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Carried;
import org.wardledger.events.MoneyCode;

/// How far a purchase has come. Amounts in tiyn, null where the tier hides them; days are those of
/// recording.
///
/// @param refunded what came back and still stands; null where hidden
/// @param refunds number of refunds that stand
/// @param reversed the payment is undone at the moment
/// @param replacedBy purchase that stands in for this one after a reversal
/// @param documents kinds of documents on record, oldest first
public record Progress(
        Carried.Step step,
        @Nullable Approval approval,
        @Nullable Acceptance acceptance,
        @Nullable Payment payment,
        @Nullable Ending ending,
        @Nullable Long refunded,
        int refunds,
        boolean reversed,
        @Nullable String contract,
        @Nullable String replacedBy,
        List<MoneyCode.Document> documents) {

    /// The commission's consent.
    ///
    /// @param voters members who voted
    /// @param decision event of the decision
    /// @param reservation event that set aside the money it draws on
    public record Approval(
            UUID event,
            LocalDate day,
            @Nullable Long amount,
            LocalDate expires,
            int voters,
            UUID decision,
            @Nullable UUID reservation) {}

    /// Delivery or works act.
    public record Acceptance(
            UUID event,
            LocalDate day,
            @Nullable Long amount,
            MoneyCode.Document act,
            boolean complete,
            @Nullable LocalDate date,
            @Nullable YearMonth month) {}

    /// Money left.
    ///
    /// @param late the bank's date is before the approval
    public record Payment(
            UUID event,
            LocalDate day,
            @Nullable Long amount,
            MoneyCode.Method method,
            boolean late,
            @Nullable LocalDate date,
            @Nullable YearMonth month) {}

    /// It ended without payment: rejected, voided or expired, as the step says.
    public record Ending(UUID event, LocalDate day, MoneyCode.@Nullable RefusalReason reason) {}

    static Progress proposed(@Nullable String contract) {
        return new Progress(
                Carried.Step.PROPOSED,
                null,
                null,
                null,
                null,
                null,
                0,
                false,
                contract,
                null,
                List.of());
    }

    Progress approved(Approval now) {
        return with(Carried.Step.APPROVED, now, acceptance, payment, ending);
    }

    Progress accepted(Acceptance now) {
        return with(stepOf(now, payment), approval, now, payment, ending).document(now.act());
    }

    Progress paid(Payment now) {
        return with(stepOf(acceptance, now), approval, acceptance, now, ending);
    }

    Progress ended(Carried.Step how, Ending now) {
        return with(how, approval, acceptance, payment, now);
    }

    /// The payment is undone, or counts again.
    Progress reversed(boolean undone) {
        return new Progress(
                undone ? Carried.Step.REVERSED : stepOf(acceptance, payment),
                approval,
                acceptance,
                payment,
                ending,
                refunded,
                refunds,
                undone,
                contract,
                replacedBy,
                documents);
    }

    /// A refund came, or went away with its reversal: then both are negative.
    Progress refunded(@Nullable Long amount, int number) {
        Long sum = amount == null ? null : (refunded == null ? 0 : refunded) + amount;
        return rest(sum, refunds + number, contract, replacedBy, documents);
    }

    Progress contract(@Nullable String number) {
        return rest(refunded, refunds, number, replacedBy, documents);
    }

    Progress replacedBy(String successor) {
        return rest(refunded, refunds, contract, successor, documents);
    }

    Progress document(MoneyCode.Document kind) {
        List<MoneyCode.Document> more = new ArrayList<>(documents);
        more.add(kind);
        return rest(refunded, refunds, contract, replacedBy, List.copyOf(more));
    }

    private static Carried.Step stepOf(@Nullable Acceptance act, @Nullable Payment money) {
        if (act != null && money != null) {
            return Carried.Step.SETTLED;
        }
        return money != null ? Carried.Step.PAID : Carried.Step.ACCEPTED;
    }

    private Progress with(
            Carried.Step now,
            @Nullable Approval consent,
            @Nullable Acceptance act,
            @Nullable Payment money,
            @Nullable Ending end) {
        return new Progress(
                now,
                consent,
                act,
                money,
                end,
                refunded,
                refunds,
                reversed,
                contract,
                replacedBy,
                documents);
    }

    private Progress rest(
            @Nullable Long back,
            int number,
            @Nullable String contractNumber,
            @Nullable String successor,
            List<MoneyCode.Document> papers) {
        return new Progress(
                step,
                approval,
                acceptance,
                payment,
                ending,
                back,
                number,
                reversed,
                contractNumber,
                successor,
                papers);
    }
}
