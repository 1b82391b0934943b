package org.wardledger.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.domain.Envelopes.TODAY;
import static org.wardledger.domain.Envelopes.actor;
import static org.wardledger.domain.Envelopes.envelope;
import static org.wardledger.domain.Envelopes.id;
import static org.wardledger.domain.GivenWhenThen.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.privacy.PrivacyCommand.AnswerRequest;
import org.wardledger.domain.privacy.PrivacyCommand.BlockData;
import org.wardledger.domain.privacy.PrivacyCommand.MoneyKept;
import org.wardledger.domain.privacy.PrivacyCommand.NotifyBreach;
import org.wardledger.domain.privacy.PrivacyCommand.ReceiveRequest;
import org.wardledger.domain.privacy.PrivacyCommand.ShredData;
import org.wardledger.domain.privacy.PrivacyCommand.UnblockData;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Id;
import org.wardledger.events.PrivacyEvent;
import org.wardledger.events.PrivacyEvent.BreachNotified;
import org.wardledger.events.PrivacyEvent.DataBlocked;
import org.wardledger.events.PrivacyEvent.DataClass;
import org.wardledger.events.PrivacyEvent.DataShredded;
import org.wardledger.events.PrivacyEvent.DataUnblocked;
import org.wardledger.events.PrivacyEvent.PrivacyLaw;
import org.wardledger.events.PrivacyEvent.PrivacyOutcome;
import org.wardledger.events.PrivacyEvent.RequestAnswered;
import org.wardledger.events.PrivacyEvent.RequestReceived;
import org.wardledger.events.PrivacyEvent.Right;

class PrivacyTest {
    private static final Id.PrivacyCase CASE = new Id.PrivacyCase(id("prv", 1));
    private static final Id.Ward WARD = new Id.Ward(id("wrd", 1));
    private static final LocalDate DUE = TODAY.plusDays(1);
    private static final LocalDate BACKUPS = TODAY.plusDays(35);
    private static final UUID KEY = new UUID(1, 1);
    private static final UUID MONEY_KEY = new UUID(1, 2);
    private static final MoneyKept FREE = new MoneyKept(false, false, TODAY.minusDays(1));
    private static final Envelope OPERATOR = envelope(TODAY, actor(Role.OPERATOR, 7), 0);

    private static GivenWhenThen<PrivacyCommand, PrivacyState, PrivacyEvent> request(Right right) {
        return rules(new Privacy()).given(new RequestReceived(CASE, DUE, right, WARD, "passport"));
    }

    private static ReceiveRequest receive(String document, boolean enrolled) {
        return new ReceiveRequest(CASE, WARD, Right.DESTROY, document, enrolled, DUE);
    }

    private static BlockData block(DataClass... classes) {
        return new BlockData(CASE, PrivacyLaw.PD_25, List.of(classes));
    }

    private static UnblockData unblock(DataClass... classes) {
        return new UnblockData(CASE, PrivacyLaw.PD_25, List.of(classes));
    }

    private static ShredData shred(MoneyKept money, DataClass... classes) {
        return new ShredData(
                CASE,
                PrivacyLaw.PD_25,
                List.of(classes),
                Map.of(DataClass.IDENTITY, List.of(KEY), DataClass.MONEY, List.of(MONEY_KEY)),
                money,
                BACKUPS);
    }

    private static AnswerRequest answer(PrivacyOutcome outcome, String text, boolean corrected) {
        return new AnswerRequest(CASE, PrivacyLaw.PD_25, outcome, text, corrected);
    }

    private static DataShredded shredded(@Nullable UUID key, DataClass kind) {
        return new DataShredded(
                CASE,
                PrivacyLaw.PD_25,
                List.of(kind),
                BACKUPS,
                key == null ? List.of() : List.of(key),
                WARD);
    }

    @Test
    void a_request_is_received_once_from_somebody_who_has_shown_who_they_are() {
        rules(new Privacy())
                .when(receive(" ", true))
                .thenRefused(PrivacyRefusal.IDENTITY_UNPROVEN, "document")
                .when(receive("passport", false))
                .thenRefused(PrivacyRefusal.WARD_UNKNOWN, "ward")
                .when(receive("passport", true))
                .thenEvents(new RequestReceived(CASE, DUE, Right.DESTROY, WARD, "passport"))
                .when(receive("passport", true))
                .thenRefused(CommonRefusal.APPEND_ONLY, "privacyCase");
    }

    @Test
    void nothing_is_done_in_a_case_that_nobody_opened() {
        for (PrivacyCommand command :
                List.of(
                        block(DataClass.CARE),
                        unblock(DataClass.CARE),
                        shred(FREE, DataClass.IDENTITY),
                        answer(PrivacyOutcome.REFUSED, "because", false))) {
            rules(new Privacy()).when(command).thenRefused(PrivacyRefusal.CASE_UNKNOWN);
        }
    }

    @Test
    void data_are_blocked_and_unblocked_by_class() {
        request(Right.BLOCK)
                .when(unblock(DataClass.CARE))
                .thenRefused(PrivacyRefusal.NOT_BLOCKED, "classes")
                .when(block(DataClass.CARE, DataClass.MONEY))
                .thenEvents(
                        new DataBlocked(
                                CASE,
                                PrivacyLaw.PD_25,
                                List.of(DataClass.CARE, DataClass.MONEY),
                                WARD))
                .when(block(DataClass.CARE))
                .thenNothing()
                .when(unblock(DataClass.CARE, DataClass.IDENTITY))
                .thenRefused(PrivacyRefusal.NOT_BLOCKED, "classes")
                .when(unblock(DataClass.CARE))
                .thenEvents(
                        new DataUnblocked(CASE, PrivacyLaw.PD_25, List.of(DataClass.CARE), WARD))
                .when(block())
                .thenRefused(CommonRefusal.MALFORMED, "classes")
                .when(block(DataClass.CARE, DataClass.CARE))
                .thenRefused(CommonRefusal.MALFORMED, "classes");
    }

    @Test
    void who_somebody_is_is_destroyed_at_once_by_another_person_than_received_the_request() {
        request(Right.DESTROY)
                .when(shred(FREE, DataClass.IDENTITY))
                .thenRefused(PrivacyRefusal.SAME_PERSON, "privacyCase")
                .when(shred(new MoneyKept(true, true, null), DataClass.IDENTITY), OPERATOR)
                .thenEvents(shredded(KEY, DataClass.IDENTITY))
                .when(shred(FREE, DataClass.IDENTITY), OPERATOR)
                .thenRefused(PrivacyRefusal.ALREADY_SHREDDED, "classes")
                .when(block(DataClass.IDENTITY))
                .thenRefused(PrivacyRefusal.ALREADY_SHREDDED, "classes")
                .when(shred(FREE, DataClass.CARE), OPERATOR)
                .thenRefused(PrivacyRefusal.ALREADY_SHREDDED, "classes");
    }

    @Test
    void money_stays_while_it_moves_while_its_month_is_open_and_while_accounts_must_be_kept() {
        request(Right.DESTROY)
                .when(shred(new MoneyKept(true, true, TODAY), DataClass.MONEY), OPERATOR)
                .thenRefused(PrivacyRefusal.BALANCE_OPEN, "classes")
                .when(shred(new MoneyKept(false, true, TODAY), DataClass.MONEY), OPERATOR)
                .thenRefused(PrivacyRefusal.PERIOD_OPEN, "classes")
                .when(shred(new MoneyKept(false, false, null), DataClass.MONEY), OPERATOR)
                .thenRefused(PrivacyRefusal.RETENTION_RUNNING, "classes");
        assertThat(
                        request(Right.DESTROY)
                                .when(
                                        shred(new MoneyKept(false, false, TODAY), DataClass.MONEY),
                                        OPERATOR)
                                .refusal()
                                .arguments())
                .containsEntry("until", TODAY.toString());
        request(Right.DESTROY)
                .when(shred(FREE, DataClass.MONEY), OPERATOR)
                .thenEvents(shredded(MONEY_KEY, DataClass.MONEY));
    }

    @ParameterizedTest
    @EnumSource(
            value = Right.class,
            names = {"SEE", "CORRECT", "BLOCK"})
    void only_who_asks_for_destruction_or_objects_gets_it(Right right) {
        request(right)
                .when(shred(FREE, DataClass.IDENTITY), OPERATOR)
                .thenRefused(PrivacyRefusal.OTHER_RIGHT, "privacyCase");
    }

    @Test
    void an_answer_says_something_once_and_does_not_say_done_where_nothing_was() {
        request(Right.DESTROY)
                .when(answer(PrivacyOutcome.DONE, "", false))
                .thenRefused(PrivacyRefusal.ANSWER_MISSING, "text")
                .when(answer(PrivacyOutcome.DONE, "done", false))
                .thenRefused(PrivacyRefusal.NOT_DONE, "outcome")
                .when(answer(PrivacyOutcome.REFUSED, "accounts are kept", false))
                .thenEvents(
                        new RequestAnswered(
                                CASE,
                                PrivacyLaw.PD_25,
                                PrivacyOutcome.REFUSED,
                                "accounts are kept"))
                .when(answer(PrivacyOutcome.REFUSED, "again", false))
                .thenRefused(PrivacyRefusal.ALREADY_ANSWERED, "privacyCase");
        request(Right.CORRECT)
                .when(answer(PrivacyOutcome.DONE, "done", false))
                .thenRefused(PrivacyRefusal.NOT_DONE, "outcome")
                .when(answer(PrivacyOutcome.DONE, "done", true))
                .thenEvent(e -> assertThat(e).isInstanceOf(RequestAnswered.class));
        request(Right.BLOCK)
                .when(answer(PrivacyOutcome.DONE, "done", false))
                .thenRefused(PrivacyRefusal.NOT_DONE, "outcome");
        request(Right.SEE)
                .when(answer(PrivacyOutcome.DONE, "handed over", false))
                .thenEvent(e -> assertThat(e).isInstanceOf(RequestAnswered.class));
    }

    @Test
    void money_may_go_years_after_the_answer() {
        request(Right.DESTROY)
                .given(
                        shredded(KEY, DataClass.IDENTITY),
                        new RequestAnswered(
                                CASE, PrivacyLaw.PD_25, PrivacyOutcome.PARTLY, "money later"))
                .when(shred(FREE, DataClass.MONEY), OPERATOR)
                .thenEvents(shredded(MONEY_KEY, DataClass.MONEY));
    }

    @Test
    void where_even_the_ward_is_erased_there_is_nothing_left_to_do_but_to_answer() {
        GivenWhenThen<PrivacyCommand, PrivacyState, PrivacyEvent> erased =
                rules(new Privacy())
                        .given(
                                new RequestReceived(CASE, DUE, Right.DESTROY, null, ""),
                                new DataShredded(
                                        CASE,
                                        PrivacyLaw.PD_25,
                                        List.of(DataClass.MONEY),
                                        BACKUPS,
                                        List.of(MONEY_KEY),
                                        null));
        erased.when(block(DataClass.CARE))
                .thenRefused(PrivacyRefusal.ALREADY_SHREDDED)
                .when(shred(FREE, DataClass.CARE), OPERATOR)
                .thenRefused(PrivacyRefusal.ALREADY_SHREDDED)
                .when(answer(PrivacyOutcome.DONE, "done", false))
                .thenEvent(e -> assertThat(e).isInstanceOf(RequestAnswered.class));
    }

    @Test
    void a_breach_is_reported_once_and_never_before_it_was_found() {
        NotifyBreach known = new NotifyBreach(CASE, TODAY, TODAY, "three wards", "closed");
        rules(new Privacy())
                .when(new NotifyBreach(CASE, TODAY, TODAY.minusDays(1), "three", "closed"))
                .thenRefused(CommonRefusal.MALFORMED, "notified")
                .when(new NotifyBreach(CASE, TODAY, TODAY.plusDays(1), "three", "closed"))
                .thenRefused(CommonRefusal.DATE_IN_FUTURE, "notified")
                .when(known)
                .thenEvents(new BreachNotified(CASE, TODAY, TODAY, "three wards", "closed"))
                .when(known)
                .thenRefused(PrivacyRefusal.BREACH_KNOWN, "privacyCase");
    }
}
