package org.wardledger.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.Visibility.KeyClass;
import org.wardledger.events.Visibility.Private;
import org.wardledger.events.Visibility.Subject;

/// What can have happened to a ward. Stream `ward-{ward}`. Nothing here is public, not even the
/// institution; identity stands in events of its own under its own key, so that it can be destroyed
/// while the money history stays.
public sealed interface WardEvent extends LedgerEvent {

    Id.Ward ward();

    @Override
    default @Nullable Id tagScope() {
        return ward();
    }

    /// A person's stay begins.
    @EventType("ward.enrolled.v1")
    record WardEnrolled(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Institution inst,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Account acct,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) LocalDate from,
            @Private(of = Subject.WARD, key = KeyClass.CARE) Code.ServiceForm form,
            @Private(of = Subject.WARD, key = KeyClass.CARE) Code.Ground ground,
            @Private(of = Subject.WARD, key = KeyClass.CARE) boolean fullProvision,
            @Private(of = Subject.WARD, key = KeyClass.CARE) Capacity capacity,
            @Private(of = Subject.WARD, key = KeyClass.CARE) Representative representative,
            @Private(of = Subject.WARD, key = KeyClass.CARE) String document)
            implements WardEvent {}

    /// Legal capacity.
    enum Capacity implements Code {
        FULL,
        LIMITED,
        NONE,
        MINOR
    }

    /// Who speaks for the ward.
    enum Representative implements Code {
        NOBODY,
        PARENT,
        GUARDIAN,
        TRUSTEE,
        INSTITUTION
    }

    /// Who the person is, or a correction of it.
    @EventType("ward.identity-recorded.v1")
    record IdentityRecorded(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.IDENTITY) @Nullable String iin,
            @Private(of = Subject.WARD, key = KeyClass.IDENTITY) @Nullable String otherDocument,
            @Private(of = Subject.WARD, key = KeyClass.IDENTITY) String name,
            @Private(of = Subject.WARD, key = KeyClass.IDENTITY) LocalDate birthDate,
            @Private(of = Subject.WARD, key = KeyClass.IDENTITY) Sex sex,
            @Private(of = Subject.WARD, key = KeyClass.IDENTITY) String language)
            implements WardEvent {}

    /// Sex as the document gives it.
    enum Sex implements Code {
        MALE,
        FEMALE
    }

    /// A pension or benefit with its assigned amount and its split, from a first of a month.
    ///
    /// @param shareBp share that goes to the account, in basis points: 7000, or 0 where paid in
    /// full
    @EventType("ward.benefit-assigned.v1")
    record BenefitAssigned(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) MoneyCode.Benefit benefit,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) long assigned,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) int shareBp,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) String floor,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) LocalDate from,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) @Nullable LocalDate until,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) String payer,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) String document,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Rule rule)
            implements WardEvent {}

    /// It stops or is suspended.
    @EventType("ward.benefit-ended.v1")
    record BenefitEnded(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) MoneyCode.Benefit benefit,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) YearMonth lastMonth,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) String reason)
            implements WardEvent {}

    /// Away from a date.
    @EventType("ward.absence-started.v1")
    record AbsenceStarted(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.CARE) Code.Absence kind,
            @Private(of = Subject.WARD, key = KeyClass.CARE) LocalDate from,
            @Private(of = Subject.WARD, key = KeyClass.CARE) @Nullable LocalDate expected)
            implements WardEvent {}

    /// Back on a date.
    @EventType("ward.absence-ended.v1")
    record AbsenceEnded(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.CARE) LocalDate to)
            implements WardEvent {}

    /// The stay ends: discharge, move or death, one type for all.
    @EventType("ward.exited.v1")
    record WardExited(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) LocalDate date,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.@Nullable Institution next,
            @Private(of = Subject.WARD, key = KeyClass.CARE) Code.Exit reason,
            @Private(of = Subject.WARD, key = KeyClass.CARE) String document)
            implements WardEvent {}

    /// An earlier ward event is struck out: it was recorded by mistake.
    @EventType("ward.corrected.v1")
    record WardCorrected(
            @Private(of = Subject.WARD, key = KeyClass.MONEY) Id.Ward ward,
            @Private(of = Subject.WARD, key = KeyClass.MONEY) UUID of,
            @Private(of = Subject.WARD, key = KeyClass.CARE) String reason,
            @Private(of = Subject.WARD, key = KeyClass.CARE) String document)
            implements WardEvent {}
}
