package org.wardledger.domain.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.Envelopes.actor;
import static org.wardledger.domain.Envelopes.envelope;
import static org.wardledger.domain.Envelopes.id;
import static org.wardledger.domain.GivenWhenThen.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.body.BodyCommand.AppointMember;
import org.wardledger.domain.body.BodyCommand.FormBody;
import org.wardledger.domain.body.BodyCommand.RemoveMember;
import org.wardledger.events.ActorMark;
import org.wardledger.events.BodyEvent;
import org.wardledger.events.BodyEvent.BodyFormed;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.BodyEvent.MemberAppointed;
import org.wardledger.events.BodyEvent.MemberRemoved;
import org.wardledger.events.BodyEvent.RemovalReason;
import org.wardledger.events.Code.BodyKind;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Code.Seat;
import org.wardledger.events.Id;
import org.wardledger.events.Name3;

class BodyTest {
    private static final Id.Body BODY = new Id.Body(id("bod", 1));
    private static final Id.Institution INST = new Id.Institution(id("ins", 1));
    private static final Name3 NAME = new Name3("Кеңес", "Совет", "Board");
    private static final BodyRules LAW = new BodyRules(6666, 5000, 36, 6666, 10);

    @ParameterizedTest
    @EnumSource(BodyKind.class)
    void every_kind_has_a_preset_that_says_whose_choice_it_is(BodyKind kind) {
        BodyPresets.Preset preset = BodyPresets.of(kind);
        assertThat(preset.byLaw()).isEqualTo(kind == BodyKind.STATUTORY_COUNCIL);
        assertThat(preset.legalBasis())
                .isEqualTo(preset.byLaw() ? "LAW-383-V-2015" : "OPERATORS-OWN-CHOICE");
        assertThat(preset.rules().majorityBp()).isGreaterThanOrEqualTo(5000);
    }

    @Test
    void a_statutory_council_is_formed_under_the_law() {
        bodies().when(form(BodyKind.STATUTORY_COUNCIL, null, null))
                .thenEvents(
                        new BodyFormed(
                                BODY,
                                BodyKind.STATUTORY_COUNCIL,
                                null,
                                "550000000",
                                "LAW-383-V-2015",
                                LAW,
                                NAME,
                                TODAY))
                .when(form(BodyKind.STATUTORY_COUNCIL, null, null))
                .thenRefused(CommonRefusal.APPEND_ONLY, "body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Общественный совет при центре",
                "Состав общественного  совета",
                "ОБЩЕСТВЕННЫЙ-СОВЕТ",
                "Орталықтың қоғамдық кеңесі",
                "Public Council of the centre"
            })
    void a_body_outside_the_law_is_not_called_public_council(String text) {
        FormBody named =
                new FormBody(
                        BODY,
                        BodyKind.INSTITUTION_COUNCIL,
                        INST,
                        null,
                        null,
                        null,
                        new Name3(text, text, text),
                        TODAY,
                        true);
        bodies().when(named).thenRefused(BodyRefusal.NAME_RESERVED, "name");
    }

    @Test
    void a_statutory_council_belongs_to_no_home_and_the_others_to_one() {
        bodies().when(form(BodyKind.STATUTORY_COUNCIL, INST, null))
                .thenRefused(CommonRefusal.MALFORMED, "inst")
                .when(form(BodyKind.FUND_USE_COMMISSION, null, null))
                .thenRefused(CommonRefusal.MALFORMED, "inst")
                .when(
                        new FormBody(
                                BODY,
                                BodyKind.TRUSTEES,
                                INST,
                                null,
                                null,
                                null,
                                NAME,
                                TODAY,
                                false))
                .thenRefused(BodyRefusal.INSTITUTION_UNKNOWN, "inst");
    }

    @Test
    void rules_of_a_statutory_council_do_not_fall_below_the_law() {
        bodies().when(
                        form(
                                BodyKind.STATUTORY_COUNCIL,
                                null,
                                new BodyRules(6666, 5000, 36, 6665, 10)))
                .thenRefused(BodyRefusal.CIVIL_SHARE, "rules")
                .when(
                        form(
                                BodyKind.STATUTORY_COUNCIL,
                                null,
                                new BodyRules(6000, 5000, 36, 6666, 10)))
                .thenRefused(BodyRefusal.RULES_BELOW_LAW, "rules.quorumBp")
                .when(
                        form(
                                BodyKind.STATUTORY_COUNCIL,
                                null,
                                new BodyRules(6666, 5000, 37, 6666, 10)))
                .thenRefused(BodyRefusal.RULES_BELOW_LAW, "rules.termMonths")
                .when(
                        form(
                                BodyKind.STATUTORY_COUNCIL,
                                null,
                                new BodyRules(6666, 5000, 36, 6666, 9)))
                .thenRefused(BodyRefusal.RULES_BELOW_LAW, "rules.noticeDays")
                .when(
                        form(
                                BodyKind.STATUTORY_COUNCIL,
                                null,
                                new BodyRules(7500, 6666, 24, 8000, 14)))
                .accepted();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5000, 36, 0, 1, rules.quorumBp",
        "5000, 4999, 36, 0, 1, rules.majorityBp",
        "5000, 10000, 36, 0, 1, rules.majorityBp",
        "5000, 5000, 0, 0, 1, rules.termMonths",
        "5000, 5000, 36, 10001, 1, rules.civilShareBp",
        "5000, 5000, 36, 0, -1, rules.noticeDays"
    })
    void rules_under_which_two_contrary_decisions_pass_or_none_are_refused(
            int quorum, int majority, int term, int civil, int notice, String field) {
        BodyRules rules = new BodyRules(quorum, majority, term, civil, notice);
        bodies().when(form(BodyKind.TRUSTEES, INST, rules))
                .thenRefused(CommonRefusal.MALFORMED, field);
    }

    @Test
    void a_seat_is_filled() {
        commission()
                .when(appoint(1, Seat.STAFF, TODAY))
                .thenEvents(
                        new MemberAppointed(
                                BODY,
                                member(1),
                                Seat.STAFF,
                                TODAY,
                                TODAY.plusYears(1),
                                true,
                                "Sample Member",
                                ""))
                .when(appoint(1, Seat.STAFF, TODAY.plusDays(1)))
                .thenRefused(BodyRefusal.SEAT_LIMIT, "member");
    }

    @Test
    void a_body_has_one_chair_and_one_secretary_who_does_not_vote() {
        commission()
                .givenDone(appoint(1, Seat.CHAIR, TODAY), envelope())
                .when(appoint(2, Seat.CHAIR, TODAY))
                .thenRefused(BodyRefusal.SEAT_LIMIT, "seat")
                .when(appoint(2, Seat.SECRETARY, TODAY))
                .thenRefused(BodyRefusal.SECRETARY_VOTES, "voting")
                .when(secretary())
                .accepted();
    }

    @Test
    void who_may_not_sit_is_refused() {
        commission()
                .when(
                        new AppointMember(
                                BODY,
                                member(1),
                                Seat.STAFF,
                                TODAY,
                                TODAY.plusYears(1),
                                true,
                                "Sample Member",
                                "",
                                false))
                .thenRefused(BodyRefusal.NOT_ELIGIBLE, "member")
                .when(
                        new AppointMember(
                                BODY,
                                actor(Role.ACCOUNTANT, 1),
                                Seat.STAFF,
                                TODAY,
                                TODAY.plusYears(1),
                                true,
                                "Sample Member",
                                "",
                                true))
                .thenRefused(CommonRefusal.MALFORMED, "member");
    }

    @Test
    void two_mandates_in_a_row_are_the_limit_and_a_short_pause_does_not_count() {
        LocalDate first = LocalDate.of(2020, 1, 1);
        var council =
                statutory()
                        .given(
                                mandate(1, Seat.CIVIL, first, first.plusMonths(36).minusDays(1)),
                                mandate(
                                        1,
                                        Seat.CIVIL,
                                        first.plusMonths(36),
                                        first.plusMonths(72).minusDays(1)));
        council.when(appoint(1, Seat.CIVIL, first.plusMonths(72)))
                .thenRefused(BodyRefusal.TERM_LIMIT, "member")
                .when(appoint(1, Seat.CIVIL, first.plusMonths(84)))
                .thenRefused(BodyRefusal.TERM_LIMIT, "member")
                .when(appoint(1, Seat.CIVIL, first.plusMonths(108)))
                .accepted();
        council.when(appoint(2, Seat.CIVIL, first.plusMonths(72))).accepted();
    }

    @Test
    void a_mandate_is_no_longer_than_the_term() {
        statutory()
                .when(until(TODAY.plusMonths(36)))
                .thenRefused(BodyRefusal.TERM_LIMIT, "until")
                .when(until(TODAY.minusDays(1)))
                .thenRefused(CommonRefusal.MALFORMED, "until")
                .when(until(TODAY.plusMonths(36).minusDays(1)))
                .accepted();
    }

    @Test
    void two_thirds_of_a_statutory_council_are_civil_society() {
        statutory()
                .when(appoint(1, Seat.STATE, TODAY))
                .thenRefused(BodyRefusal.CIVIL_SHARE, "seat")
                .given(mandate(2, Seat.CIVIL, TODAY, TODAY.plusYears(1)))
                .when(appoint(1, Seat.STATE, TODAY))
                .thenRefused(BodyRefusal.CIVIL_SHARE, "seat")
                .given(mandate(3, Seat.RELATIVE, TODAY, TODAY.plusYears(1)))
                .when(appoint(1, Seat.STATE, TODAY))
                .accepted();
    }

    @Test
    void a_mandate_ends_once() {
        RemoveMember remove =
                new RemoveMember(BODY, member(1), RemovalReason.RESIGNED, TODAY, "Letter 1");
        var body =
                commission()
                        .when(remove)
                        .thenRefused(BodyRefusal.NOT_MEMBER, "member")
                        .given(mandate(1, Seat.STAFF, TODAY.minusYears(1), TODAY.plusYears(1)))
                        .when(remove)
                        .thenEvents(
                                new MemberRemoved(
                                        BODY, member(1), RemovalReason.RESIGNED, TODAY, "Letter 1"))
                        .when(remove)
                        .thenRefused(BodyRefusal.NOT_MEMBER, "member");
        BodyState.Formed formed = (BodyState.Formed) body.state();
        assertThat(formed.votingOn(TODAY.minusDays(1))).containsExactly(member(1));
        assertThat(formed.votingOn(TODAY)).isEmpty();
    }

    @Test
    void a_body_that_was_not_formed_is_unknown() {
        bodies().when(secretary()).thenRefused(BodyRefusal.UNKNOWN, "body");
    }

    private static GivenWhenThen<BodyCommand, BodyState, BodyEvent> bodies() {
        return rules(new Body());
    }

    private static GivenWhenThen<BodyCommand, BodyState, BodyEvent> commission() {
        return formed(BodyKind.FUND_USE_COMMISSION, INST);
    }

    private static GivenWhenThen<BodyCommand, BodyState, BodyEvent> statutory() {
        return formed(BodyKind.STATUTORY_COUNCIL, null);
    }

    private static GivenWhenThen<BodyCommand, BodyState, BodyEvent> formed(
            BodyKind kind, Id.@Nullable Institution inst) {
        BodyPresets.Preset preset = BodyPresets.of(kind);
        return bodies().given(
                        new BodyFormed(
                                BODY,
                                kind,
                                inst,
                                null,
                                preset.legalBasis(),
                                preset.rules(),
                                NAME,
                                TODAY));
    }

    private static FormBody form(
            BodyKind kind, Id.@Nullable Institution inst, @Nullable BodyRules rules) {
        String kato = kind == BodyKind.STATUTORY_COUNCIL ? "550000000" : null;
        return new FormBody(BODY, kind, inst, kato, null, rules, NAME, TODAY, true);
    }

    private static AppointMember appoint(int who, Seat seat, LocalDate from) {
        return new AppointMember(
                BODY, member(who), seat, from, from.plusYears(1), true, "Sample Member", "", true);
    }

    private static AppointMember until(LocalDate until) {
        return new AppointMember(
                BODY, member(1), Seat.CIVIL, TODAY, until, true, "Sample Member", "", true);
    }

    private static AppointMember secretary() {
        return new AppointMember(
                BODY,
                actor(Role.SECRETARY, 9),
                Seat.SECRETARY,
                TODAY,
                TODAY.plusYears(1),
                false,
                "Sample Secretary",
                "",
                true);
    }

    private static MemberAppointed mandate(int who, Seat seat, LocalDate from, LocalDate until) {
        return new MemberAppointed(BODY, member(who), seat, from, until, true, "Sample", "");
    }

    private static ActorMark member(int n) {
        return actor(Role.COUNCIL_MEMBER, n);
    }
}
