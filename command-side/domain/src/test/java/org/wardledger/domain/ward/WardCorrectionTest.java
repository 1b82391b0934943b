package org.wardledger.domain.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.Envelopes.actor;
import static org.wardledger.domain.Envelopes.envelope;
import static org.wardledger.domain.GivenWhenThen.idOf;
import static org.wardledger.domain.ward.WardSamples.MAY;
import static org.wardledger.domain.ward.WardSamples.WARD;
import static org.wardledger.domain.ward.WardSamples.assign;
import static org.wardledger.domain.ward.WardSamples.assigned;
import static org.wardledger.domain.ward.WardSamples.away;
import static org.wardledger.domain.ward.WardSamples.daysAgo;
import static org.wardledger.domain.ward.WardSamples.enrol;
import static org.wardledger.domain.ward.WardSamples.enrolled;
import static org.wardledger.domain.ward.WardSamples.enrolledOn;
import static org.wardledger.domain.ward.WardSamples.exit;
import static org.wardledger.domain.ward.WardSamples.strike;
import static org.wardledger.domain.ward.WardSamples.strikeSettled;
import static org.wardledger.domain.ward.WardSamples.wards;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.ward.WardCommand.EndAbsence;
import org.wardledger.domain.ward.WardCommand.EndBenefit;
import org.wardledger.events.Code;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Fact;
import org.wardledger.events.MoneyCode.Benefit;
import org.wardledger.events.WardEvent;
import org.wardledger.events.WardEvent.BenefitEnded;
import org.wardledger.events.WardEvent.WardCorrected;
import org.wardledger.events.WardEvent.WardExited;

class WardCorrectionTest {
    private static final WardExited EXITED =
            new WardExited(WARD, daysAgo(9), null, Code.Exit.DECEASED, "Act 1");

    @Test
    void an_exit_recorded_by_mistake_is_struck_out_and_the_stay_goes_on() {
        var ward = enrolled().given(EXITED);
        ward.when(strike(idOf(1)))
                .thenEvents(
                        new WardCorrected(WARD, idOf(1), "Entered for the wrong person", "Memo 1"))
                .when(enrol(TODAY))
                .thenRefused(WardRefusal.ALREADY_ENROLLED, "ward")
                .when(exit(TODAY, Code.Exit.DISCHARGED))
                .thenEvents(new WardExited(WARD, TODAY, null, Code.Exit.DISCHARGED, "Order 1"));
    }

    @Test
    void striking_out_twice_changes_nothing() {
        enrolled()
                .given(EXITED)
                .givenDone(strike(idOf(1)), envelope())
                .when(strike(idOf(1)))
                .thenNothing();
    }

    @Test
    void a_correction_can_be_corrected() {
        Envelope first = envelope(TODAY, actor(Role.ACCOUNTANT, 1), 1);
        var ward = enrolled().given(EXITED).givenDone(strike(idOf(1)), first);
        assertThat(ward.state().life().openStay()).isPresent();
        ward.givenDone(strike(first.eventId(0)), envelope(TODAY, actor(Role.HEAD, 2), 2));
        assertThat(ward.state().life().openStay()).isEmpty();
    }

    @Test
    void what_others_build_on_is_not_struck_out_from_under_them() {
        enrolled().given(EXITED).when(strike(idOf(0))).thenRefused(WardRefusal.EVENT_IN_USE, "of");
        enrolled()
                .given(
                        assigned(MAY, null),
                        new BenefitEnded(WARD, Benefit.OLD_AGE, YearMonth.of(2026, 7), "Changed"),
                        assigned(LocalDate.of(2026, 8, 1), null))
                .when(strike(idOf(2)))
                .thenRefused(WardRefusal.EVENT_IN_USE, "of")
                .givenDone(strike(idOf(3)), envelope())
                .when(strike(idOf(2)))
                .thenEvent(e -> assertThat(e).isInstanceOf(WardCorrected.class));
    }

    @Test
    void a_whole_enrolment_by_mistake_leaves_nobody() {
        wards().given(enrolledOn(MAY))
                .givenDone(strike(idOf(0)), envelope())
                .when(assign(MAY, null))
                .thenRefused(WardRefusal.NOT_ENROLLED, "ward")
                .when(enrol(TODAY))
                .thenEvents(enrolledOn(TODAY));
    }

    @Test
    void an_event_of_somebody_else_is_unknown() {
        enrolled().when(strike(new UUID(1, 2))).thenRefused(WardRefusal.EVENT_UNKNOWN, "of");
    }

    @Test
    void after_the_final_account_money_fields_stand() {
        var ward =
                enrolled()
                        .given(assigned(MAY, null), EXITED)
                        .when(strikeSettled(idOf(1)))
                        .thenRefused(WardRefusal.SETTLED, "of")
                        .when(strikeSettled(idOf(2)))
                        .thenRefused(WardRefusal.SETTLED, "of");
        assertThat(ward.state().life().openStay()).isEmpty();
    }

    @Property
    void whatever_is_asked_one_life_stays_one_life(
            @ForAll @Size(max = 40) List<@IntRange(max = 500) Integer> choices) {
        Ward rules = new Ward();
        WardState state = rules.initial();
        List<Fact<WardEvent>> facts = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Envelope envelope = envelope(TODAY, actor(Role.ACCOUNTANT, 1), i);
            Decision<WardEvent> decision =
                    rules.decide(command(choices.get(i), facts), envelope, state);
            if (decision instanceof Decision.Accepted<WardEvent> a) {
                for (WardEvent event : a.events()) {
                    Fact<WardEvent> fact =
                            new Fact<>(
                                    envelope.eventId(0),
                                    envelope.now(),
                                    TODAY,
                                    envelope.by(),
                                    envelope.key(),
                                    envelope.digest(),
                                    event);
                    facts.add(fact);
                    state = rules.evolve(state, fact);
                }
            }
            assertOneLife(state.life());
        }
    }

    private static WardCommand command(int choice, List<Fact<WardEvent>> facts) {
        LocalDate day = daysAgo(choice / 9);
        return switch (choice % 9) {
            case 0, 1 -> enrol(day);
            case 2 -> assign(day.withDayOfMonth(1), null);
            case 3 -> new EndBenefit(WARD, Benefit.OLD_AGE, YearMonth.from(day), "Suspended");
            case 4 -> away(day);
            case 5 -> new EndAbsence(WARD, day);
            case 6 -> exit(day, Code.Exit.DISCHARGED);
            default ->
                    strike(
                            facts.isEmpty()
                                    ? new UUID(0, 0)
                                    : facts.get(choice / 9 % facts.size()).id());
        };
    }

    private static void assertOneLife(WardLife life) {
        assertThat(life.stays().stream().filter(s -> s.exit() == null).count()).isLessThan(2);
        assertThat(life.absences().stream().filter(a -> a.to() == null).count()).isLessThan(2);
        assertThat(IntStream.range(0, 12).mapToObj(i -> YearMonth.of(2026, 1).plusMonths(i)))
                .allSatisfy(m -> assertThat(life.benefitsIn(m)).hasSizeLessThan(2));
    }
}
