package org.wardledger.domain.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.ward.WardSamples.INST;
import static org.wardledger.domain.ward.WardSamples.MAY;
import static org.wardledger.domain.ward.WardSamples.OTHER_INST;
import static org.wardledger.domain.ward.WardSamples.RULE;
import static org.wardledger.domain.ward.WardSamples.WARD;
import static org.wardledger.domain.ward.WardSamples.assign;
import static org.wardledger.domain.ward.WardSamples.assigned;
import static org.wardledger.domain.ward.WardSamples.away;
import static org.wardledger.domain.ward.WardSamples.daysAgo;
import static org.wardledger.domain.ward.WardSamples.enrol;
import static org.wardledger.domain.ward.WardSamples.enrolled;
import static org.wardledger.domain.ward.WardSamples.enrolledOn;
import static org.wardledger.domain.ward.WardSamples.exit;
import static org.wardledger.domain.ward.WardSamples.identity;
import static org.wardledger.domain.ward.WardSamples.wards;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.ward.WardCommand.AssignBenefit;
import org.wardledger.domain.ward.WardCommand.EndAbsence;
import org.wardledger.domain.ward.WardCommand.EndBenefit;
import org.wardledger.domain.ward.WardCommand.ExitWard;
import org.wardledger.domain.ward.WardCommand.RecordIdentity;
import org.wardledger.domain.ward.WardCommand.StartAbsence;
import org.wardledger.domain.ward.WardLife.Assigned;
import org.wardledger.domain.ward.WardLife.Stay;
import org.wardledger.events.Code;
import org.wardledger.events.MoneyCode.Benefit;
import org.wardledger.events.WardEvent.AbsenceEnded;
import org.wardledger.events.WardEvent.AbsenceStarted;
import org.wardledger.events.WardEvent.BenefitEnded;
import org.wardledger.events.WardEvent.IdentityRecorded;
import org.wardledger.events.WardEvent.Sex;
import org.wardledger.events.WardEvent.WardExited;

class WardTest {
    private static final LocalDate BORN = LocalDate.of(2099, 1, 1);
    private static final String IIN = "990101500016";

    @Test
    void a_stay_begins_once() {
        wards().when(enrol(MAY))
                .thenEvents(enrolledOn(MAY))
                .when(enrol(TODAY))
                .thenRefused(WardRefusal.ALREADY_ENROLLED, "ward");
    }

    @Test
    void a_stay_needs_an_open_home_that_offers_it_and_its_account() {
        wards().when(enrol(MAY, false, false, false))
                .thenRefused(WardRefusal.INSTITUTION_CLOSED, "inst")
                .when(enrol(MAY, true, false, false))
                .thenRefused(WardRefusal.FORM_NOT_OFFERED, "form")
                .when(enrol(MAY, true, true, false))
                .thenRefused(WardRefusal.ACCOUNT_CLOSED, "acct")
                .when(enrol(TODAY.plusDays(1)))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "from");
    }

    @Test
    void a_refusal_tells_no_date_of_a_ward() {
        assertThat(wards().when(enrol(TODAY.plusDays(1))).refusal().arguments()).isEmpty();
    }

    @Test
    void a_new_stay_does_not_begin_within_the_old_one() {
        enrolled()
                .given(new WardExited(WARD, daysAgo(10), null, Code.Exit.DISCHARGED, "Order 1"))
                .when(enrol(daysAgo(11)))
                .thenRefused(WardRefusal.ALREADY_ENROLLED, "from")
                .when(enrol(daysAgo(10)))
                .thenEvents(enrolledOn(daysAgo(10)));
    }

    @Test
    void nobody_is_enrolled_after_death() {
        enrolled()
                .given(new WardExited(WARD, daysAgo(10), null, Code.Exit.DECEASED, "Act 1"))
                .when(enrol(TODAY))
                .thenRefused(WardRefusal.DECEASED, "ward");
    }

    @Test
    void identity_is_recorded_and_kept_out_of_the_state() {
        var ward =
                enrolled()
                        .when(identity(null, MAY, false))
                        .thenRefused(CommonRefusal.MALFORMED, "iin")
                        .when(
                                new RecordIdentity(
                                        WARD,
                                        null,
                                        "Passport 1",
                                        "Sample Ward",
                                        MAY,
                                        Sex.FEMALE,
                                        "ru",
                                        false))
                        .thenEvents(
                                new IdentityRecorded(
                                        WARD,
                                        null,
                                        "Passport 1",
                                        "Sample Ward",
                                        MAY,
                                        Sex.FEMALE,
                                        "ru"));
        assertThat(ward.state().toString()).doesNotContain("Sample").doesNotContain("Passport");
    }

    @ParameterizedTest
    @ValueSource(strings = {"990101500017", "991240000003", "", "99010150001"})
    void a_wrong_personal_number_is_refused(String iin) {
        enrolled().when(identity(iin, BORN, true)).thenRefused(WardRefusal.IIN_INVALID, "iin");
    }

    @Test
    void a_personal_number_of_another_ward_or_birth_date_is_refused() {
        enrolled()
                .when(identity(IIN, BORN.minusDays(1), true))
                .thenRefused(WardRefusal.BIRTHDATE_DIFFERS, "birthDate")
                .when(identity(IIN, BORN, true))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "birthDate");
        enrolled()
                .when(identity(null, MAY, true))
                .thenRefused(CommonRefusal.MALFORMED, "iin")
                .when(
                        new RecordIdentity(
                                WARD, null, "Passport 1", "Sample", MAY, Sex.MALE, "kk", true))
                .thenRefused(WardRefusal.IIN_TAKEN, "iin")
                .when(
                        new RecordIdentity(
                                WARD, null, "Passport 1", "Sample", MAY, Sex.MALE, "Kazakh", false))
                .thenRefused(CommonRefusal.MALFORMED, "language");
    }

    @Test
    void a_benefit_starts_on_the_first_of_a_month() {
        enrolled()
                .when(assign(MAY.plusDays(1), null))
                .thenRefused(WardRefusal.NOT_FIRST_OF_MONTH, "from")
                .when(assign(MAY, null))
                .thenEvents(assigned(MAY, null));
    }

    @Test
    void after_an_exit_benefits_change_from_the_first_of_the_next_month() {
        enrolled()
                .given(
                        assigned(MAY, null),
                        new WardExited(
                                WARD,
                                LocalDate.of(2026, 9, 14),
                                null,
                                Code.Exit.DISCHARGED,
                                "Order 1"))
                .when(new EndBenefit(WARD, Benefit.OLD_AGE, YearMonth.of(2026, 9), "Exit"))
                .thenEvents(new BenefitEnded(WARD, Benefit.OLD_AGE, YearMonth.of(2026, 9), "Exit"))
                .when(assign(LocalDate.of(2026, 9, 15), null))
                .thenRefused(WardRefusal.NOT_FIRST_OF_MONTH, "from")
                .when(assign(LocalDate.of(2026, 9, 1), null))
                .thenRefused(WardRefusal.BENEFIT_OVERLAPS, "from")
                .when(assign(LocalDate.of(2026, 10, 1), null))
                .thenEvents(assigned(LocalDate.of(2026, 10, 1), null));
    }

    @Test
    void two_amounts_of_one_benefit_do_not_hold_for_one_month() {
        enrolled()
                .given(assigned(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 7, 31)))
                .when(assign(LocalDate.of(2026, 7, 1), null))
                .thenRefused(WardRefusal.BENEFIT_OVERLAPS, "from")
                .when(assign(MAY, null))
                .thenRefused(WardRefusal.BENEFIT_OVERLAPS, "from")
                .when(assign(MAY, LocalDate.of(2026, 6, 1)))
                .thenRefused(WardRefusal.BENEFIT_OVERLAPS, "from")
                .when(assign(MAY, LocalDate.of(2026, 5, 31)))
                .thenEvents(assigned(MAY, LocalDate.of(2026, 5, 31)))
                .when(assign(LocalDate.of(2026, 8, 1), null))
                .thenEvents(assigned(LocalDate.of(2026, 8, 1), null));
    }

    @Test
    void a_benefit_names_a_rule_that_holds() {
        enrolled().when(assign(MAY, null, false)).thenRefused(WardRefusal.RULE_UNKNOWN, "rule");
    }

    @Test
    void figures_of_a_benefit_make_sense() {
        enrolled()
                .when(benefit(0, 7_000))
                .thenRefused(CommonRefusal.MALFORMED, "assigned")
                .when(benefit(1, 10_001))
                .thenRefused(CommonRefusal.MALFORMED, "shareBp")
                .when(assign(MAY, MAY.minusDays(1)))
                .thenRefused(CommonRefusal.MALFORMED, "until");
    }

    @Test
    void a_benefit_that_does_not_run_cannot_end() {
        EndBenefit end = new EndBenefit(WARD, Benefit.OLD_AGE, YearMonth.of(2026, 7), "Suspended");
        enrolled()
                .when(end)
                .thenRefused(WardRefusal.BENEFIT_UNKNOWN, "benefit")
                .given(assigned(MAY, null))
                .when(new EndBenefit(WARD, Benefit.BASIC, YearMonth.of(2026, 7), "Suspended"))
                .thenRefused(WardRefusal.BENEFIT_UNKNOWN, "benefit")
                .when(end)
                .thenEvents(
                        new BenefitEnded(WARD, Benefit.OLD_AGE, YearMonth.of(2026, 7), "Suspended"))
                .when(end)
                .thenRefused(WardRefusal.BENEFIT_UNKNOWN, "benefit");
    }

    @Test
    void benefits_are_known_by_month_and_end_with_the_month_of_death() {
        WardLife life =
                enrolled()
                        .given(
                                assigned(MAY, null),
                                new WardExited(
                                        WARD,
                                        LocalDate.of(2026, 9, 3),
                                        null,
                                        Code.Exit.DECEASED,
                                        "Act 1"))
                        .state()
                        .life();
        assertThat(life.benefitsIn(YearMonth.of(2026, 4))).isEmpty();
        assertThat(life.benefitsIn(YearMonth.of(2026, 9)))
                .containsExactly(
                        new Assigned(
                                Benefit.OLD_AGE,
                                10_000_000,
                                7_000,
                                "MIN_PENSION",
                                YearMonth.of(2026, 5),
                                null,
                                RULE));
        assertThat(life.benefitsIn(YearMonth.of(2026, 10))).isEmpty();
    }

    @Test
    void somebody_is_away_once_at_a_time_and_only_during_a_stay() {
        enrolled()
                .when(away(MAY.minusDays(1)))
                .thenRefused(WardRefusal.NOT_PRESENT, "from")
                .when(new EndAbsence(WARD, TODAY))
                .thenRefused(WardRefusal.NOT_ABSENT, "to")
                .when(away(daysAgo(5)))
                .thenEvents(new AbsenceStarted(WARD, Code.Absence.HOSPITAL, daysAgo(5), null))
                .when(away(daysAgo(4)))
                .thenRefused(WardRefusal.ABSENCE_OPEN, "from")
                .when(new EndAbsence(WARD, daysAgo(6)))
                .thenRefused(WardRefusal.NOT_ABSENT, "to")
                .when(new EndAbsence(WARD, daysAgo(3)))
                .thenEvents(new AbsenceEnded(WARD, daysAgo(3)))
                .when(away(daysAgo(4)))
                .thenRefused(WardRefusal.ABSENCE_OPEN, "from")
                .when(new StartAbsence(WARD, Code.Absence.TRIP, TODAY, daysAgo(1)))
                .thenRefused(CommonRefusal.MALFORMED, "expected");
    }

    @Test
    void presence_follows_from_stays_and_absences() {
        WardLife life =
                enrolled()
                        .given(
                                new AbsenceStarted(WARD, Code.Absence.TRIP, daysAgo(9), null),
                                new WardExited(
                                        WARD, daysAgo(5), OTHER_INST, Code.Exit.MOVED, "Order 1"))
                        .state()
                        .life();
        assertThat(life.presentOn(MAY.minusDays(1))).isFalse();
        assertThat(life.presentOn(daysAgo(10))).isTrue();
        assertThat(life.presentOn(daysAgo(9))).isFalse();
        assertThat(life.presentOn(daysAgo(6))).isFalse();
        assertThat(life.presentOn(daysAgo(4))).isFalse();
        assertThat(life.openAbsence()).isEmpty();
        assertThat(life.stayOn(daysAgo(5))).map(Stay::inst).contains(INST);
    }

    @Test
    void a_stay_ends_once_and_not_before_it_began() {
        enrolled()
                .when(exit(MAY.minusDays(1), Code.Exit.DISCHARGED))
                .thenRefused(WardRefusal.EXIT_BEFORE_START, "date")
                .when(exit(TODAY.plusDays(1), Code.Exit.DISCHARGED))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "date")
                .when(new ExitWard(WARD, TODAY, OTHER_INST, Code.Exit.DECEASED, "Act 1"))
                .thenRefused(CommonRefusal.MALFORMED, "next")
                .when(exit(MAY, Code.Exit.DECEASED))
                .thenEvents(new WardExited(WARD, MAY, null, Code.Exit.DECEASED, "Order 1"))
                .when(exit(TODAY, Code.Exit.DISCHARGED))
                .thenRefused(WardRefusal.NOT_ENROLLED, "ward");
    }

    @Test
    void a_stay_does_not_end_before_an_absence_that_began() {
        enrolled()
                .given(new AbsenceStarted(WARD, Code.Absence.TRIP, daysAgo(3), null))
                .when(exit(daysAgo(4), Code.Exit.DISCHARGED))
                .thenRefused(WardRefusal.EXIT_BEFORE_START, "date");
    }

    @Test
    void who_was_never_enrolled_has_no_record() {
        wards().when(assign(MAY, null)).thenRefused(WardRefusal.NOT_ENROLLED, "ward");
    }

    private static AssignBenefit benefit(long assigned, int shareBp) {
        return new AssignBenefit(
                WARD,
                Benefit.OLD_AGE,
                assigned,
                shareBp,
                "MIN_PENSION",
                MAY,
                null,
                "State corporation",
                "Decision 1",
                RULE,
                true);
    }
}
