package org.wardledger.domain.ward;

import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.Envelopes.id;
import static org.wardledger.domain.GivenWhenThen.rules;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.ward.WardCommand.AssignBenefit;
import org.wardledger.domain.ward.WardCommand.CorrectWard;
import org.wardledger.domain.ward.WardCommand.EnrolWard;
import org.wardledger.domain.ward.WardCommand.ExitWard;
import org.wardledger.domain.ward.WardCommand.RecordIdentity;
import org.wardledger.domain.ward.WardCommand.StartAbsence;
import org.wardledger.events.Code;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Benefit;
import org.wardledger.events.WardEvent;
import org.wardledger.events.WardEvent.BenefitAssigned;
import org.wardledger.events.WardEvent.Capacity;
import org.wardledger.events.WardEvent.Representative;
import org.wardledger.events.WardEvent.Sex;
import org.wardledger.events.WardEvent.WardEnrolled;

/// A made-up ward in a made-up home.
final class WardSamples {
    static final Id.Ward WARD = new Id.Ward(id("wrd", 1));
    static final Id.Institution INST = new Id.Institution(id("ins", 1));
    static final Id.Institution OTHER_INST = new Id.Institution(id("ins", 2));
    static final Id.Account ACCT = new Id.Account(id("acc", 1));
    static final Id.Rule RULE = new Id.Rule("SPLIT-3");
    static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private WardSamples() {}

    static GivenWhenThen<WardCommand, WardState, WardEvent> wards() {
        return rules(new Ward());
    }

    static GivenWhenThen<WardCommand, WardState, WardEvent> enrolled() {
        return wards().given(enrolledOn(MAY));
    }

    static WardEnrolled enrolledOn(LocalDate from) {
        return new WardEnrolled(
                WARD,
                INST,
                ACCT,
                from,
                Code.ServiceForm.INPATIENT,
                Code.Ground.G08,
                true,
                Capacity.FULL,
                Representative.NOBODY,
                "Referral 1");
    }

    static EnrolWard enrol(LocalDate from) {
        return enrol(from, true, true, true);
    }

    static EnrolWard enrol(LocalDate from, boolean instOpen, boolean offered, boolean acctOpen) {
        return new EnrolWard(
                WARD,
                INST,
                ACCT,
                from,
                Code.ServiceForm.INPATIENT,
                Code.Ground.G08,
                true,
                Capacity.FULL,
                Representative.NOBODY,
                "Referral 1",
                instOpen,
                offered,
                acctOpen);
    }

    static RecordIdentity identity(@Nullable String iin, LocalDate born, boolean taken) {
        return new RecordIdentity(WARD, iin, null, "Sample Ward", born, Sex.MALE, "kk", taken);
    }

    static AssignBenefit assign(LocalDate from, @Nullable LocalDate until) {
        return assign(from, until, true);
    }

    static AssignBenefit assign(LocalDate from, @Nullable LocalDate until, boolean ruleKnown) {
        return new AssignBenefit(
                WARD,
                Benefit.OLD_AGE,
                10_000_000,
                7_000,
                "MIN_PENSION",
                from,
                until,
                "State corporation",
                "Decision 1",
                RULE,
                ruleKnown);
    }

    static BenefitAssigned assigned(LocalDate from, @Nullable LocalDate until) {
        return new BenefitAssigned(
                WARD,
                Benefit.OLD_AGE,
                10_000_000,
                7_000,
                "MIN_PENSION",
                from,
                until,
                "State corporation",
                "Decision 1",
                RULE);
    }

    static StartAbsence away(LocalDate from) {
        return new StartAbsence(WARD, Code.Absence.HOSPITAL, from, null);
    }

    static ExitWard exit(LocalDate date, Code.Exit reason) {
        return new ExitWard(WARD, date, null, reason, "Order 1");
    }

    static CorrectWard strike(UUID of) {
        return new CorrectWard(WARD, of, "Entered for the wrong person", "Memo 1", false);
    }

    static CorrectWard strikeSettled(UUID of) {
        return new CorrectWard(WARD, of, "Entered for the wrong person", "Memo 1", true);
    }

    static LocalDate daysAgo(int days) {
        return TODAY.minusDays(days);
    }
}
