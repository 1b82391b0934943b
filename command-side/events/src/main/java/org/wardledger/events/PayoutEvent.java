package org.wardledger.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Public;
import org.wardledger.events.Visibility.Subject;
import org.wardledger.events.Visibility.WardLines;

/// What is done with a ward's money after the stay. One public type for all reasons, without
/// institution, so that nobody can tell a death from a move.
public sealed interface PayoutEvent extends MoneyEvent {

    Id.Ward ward();

    @Override
    default @Nullable Id tagScope() {
        return ward();
    }

    /// Final statement after an exit, with its term.
    @EventType("payout.final-account-issued.v1")
    record FinalAccountIssued(
            @Public LocalDate due,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) long bal,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) @Nullable Evidence document)
            implements PayoutEvent {}

    /// It cannot be paid yet: inheritance, court.
    @EventType("payout.suspended.v1")
    record PayoutSuspended(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.CASE) String reason,
            @Private(of = Subject.WARD, key = KeyClass.CASE) @Nullable Evidence document,
            @Private(of = Subject.WARD, key = KeyClass.CASE) LocalDate review)
            implements PayoutEvent {}

    /// What stood in the way is settled: a certificate of inheritance, a ruling. The term runs
    /// anew.
    @EventType("payout.resumed.v1")
    record PayoutResumed(
            @Public LocalDate due,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.CASE) String reason,
            @Private(of = Subject.WARD, key = KeyClass.CASE) Evidence document)
            implements PayoutEvent {}

    /// A ward's money left other than for a purchase.
    ///
    /// @param uses bank lines; empty when paid from the cash box
    /// @param lines the one line of the ward, in the numbering of all postings
    @EventType("payout.made.v1")
    record PayoutMade(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) MoneyCode.Payout kind,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) long amt,
            @Private(of = Subject.WARD, key = KeyClass.CASE) String payee,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) List<LineUse> uses,
            @Private(of = Subject.WARD, key = KeyClass.CASE) List<Evidence> documents,
            @Private(of = Subject.ACTOR, key = KeyClass.ACTOR) Id.Actor approver,
            @WardLines List<WardLine> lines)
            implements PayoutEvent {}
}
