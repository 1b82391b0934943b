package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything the next accounting period needs to know of the ones before it, apart from the wards'
/// own lines ([CarriedWard]). Closing the books: a period never reads an earlier stream.
///
/// @param cur currency of every amount, ISO 4217
/// @param bank balance by the bank's lines, tiyn
/// @param cash expected content of the cash box, tiyn
/// @param transit sent to another account and not yet confirmed, tiyn
/// @param coveredTo last day covered by an imported statement; after an opening act the eve of the
/// first day of the books
/// @param reversed postings that stand reversed; a posting may be reversed after its period closed
/// @param lineKeys keys of recent bank lines, so that an overlapping statement adds nothing
public record Carried(
        String cur,
        long bank,
        long cash,
        long transit,
        List<SuspenseItem> suspense,
        List<OpenExpenditure> expenditures,
        List<OpenDiscrepancy> discrepancies,
        List<OpenTransfer> transfers,
        List<OpenReservation> reservations,
        @Nullable CashBox box,
        @Nullable LocalDate coveredTo,
        @Nullable LocalDate countedOn,
        List<UUID> reversed,
        List<KnownLine> lineKeys) {

    /// A bank line or cash difference not matched in full. `amt` is what is open, signed: positive
    /// came in, negative went out.
    ///
    /// @param date of the bank line; of the end of its month for a cash difference
    /// @param statement event id of the statement the bank line came with; null for a cash
    /// difference
    /// @param untouched true for a bank line of which nothing was ever used; else null
    public record SuspenseItem(
            UUID item,
            long amt,
            LocalDate date,
            @Nullable UUID statement,
            Id.@Nullable Discrepancy discrepancy,
            @Nullable Boolean untouched) {}

    /// An expenditure that is neither settled nor ended. The wards' lines are in [CarriedWard].
    ///
    /// @param group head of spending as published
    /// @param accepted what the acts so far cover, tiyn
    /// @param paid what left, tiyn
    /// @param refunded what the supplier gave back, tiyn
    /// @param approvedOn day of the approval; a bank line older than it makes the payment late
    public record OpenExpenditure(
            Id.Expenditure exp,
            Step step,
            Publication publication,
            MoneyCode.Group group,
            MoneyCode.Group exactGroup,
            MoneyCode.Method method,
            boolean advance,
            long amt,
            long accepted,
            long paid,
            long refunded,
            @Nullable LocalDate approvedOn,
            @Nullable LocalDate expires,
            Id.@Nullable Reservation reservation,
            UUID proposedBy,
            @Nullable UUID approvedBy,
            @Nullable UUID acceptedBy,
            @Nullable UUID paidBy,
            List<Hand> hands) {}

    /// Where an expenditure stands.
    public enum Step implements Code {
        PROPOSED,
        APPROVED,
        ACCEPTED,
        PAID,
        SETTLED,
        REJECTED,
        VOIDED,
        EXPIRED,
        REVERSED
    }

    /// Who did what on a record: duties stay separate across periods.
    public record Hand(Duty duty, Id.Actor actor) {}

    /// Duties that must lie in different hands.
    public enum Duty implements Code {
        ENTERED,
        APPROVED,
        ACCEPTED,
        WITNESSED,
        PAID
    }

    /// A discrepancy not yet resolved.
    ///
    /// @param raised event id of `discrepancy.raised`
    public record OpenDiscrepancy(
            Id.Discrepancy disc,
            MoneyCode.DiscrepancyKind kind,
            Id.Actor owner,
            LocalDate due,
            long amt,
            @Nullable UUID about,
            UUID raised) {}

    /// Money between two accounts, seen by the sender. Whose it is stands in [CarriedWard].
    public record OpenTransfer(Id.Transfer transfer, Id.Account to, long amt) {}

    /// A standing reservation still running. What is left per ward is in [CarriedWard].
    public record OpenReservation(
            Id.Reservation reservation, UUID decision, LocalDate from, LocalDate to, UUID made) {}

    /// The cash box: upper limit in tiyn and who keeps it.
    public record CashBox(long limit, Id.Actor keeper) {}

    /// A bank line already recorded, by its line key and value date.
    public record KnownLine(String key, LocalDate date) {}
}
