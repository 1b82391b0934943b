package org.wardledger.views.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.COARSE;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.OPEN;
import static org.wardledger.views.Ids.SEALED;
import static org.wardledger.views.Ids.head;
import static org.wardledger.views.Ids.ward;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.AccountEvent.MappingSaved;
import org.wardledger.events.AttemptEvent.AttemptRefused;
import org.wardledger.events.Code;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.PeriodEvent.DayChecked;
import org.wardledger.events.PostingEvent.PostingReversed;
import org.wardledger.events.SubaccountEvent.SubaccountOpened;
import org.wardledger.events.Visibility.Tier;
import org.wardledger.events.WardEvent.WardExited;
import org.wardledger.views.Home;
import org.wardledger.views.Ids;
import org.wardledger.views.ViewJson;

class AuditViewTest {
    private final Home home = Home.registered().on(10, 5);

    private AuditView view(UUID event) {
        return home.view(AuditView.PROJECTION, event);
    }

    @Test
    void every_event_is_a_record() {
        home.line(Direction.IN, 100);

        assertThat(home.folding.all(AuditView.PROJECTION)).hasSize((int) home.folding.position());
    }

    @Test
    void an_open_proposal_is_found_by_all_it_names() {
        AuditView v = view(home.proposes(1, OPEN, Group.GOODS, 300));

        assertThat(v.feature()).isEqualTo("expenditure");
        assertThat(v.institution()).isEqualTo(HOME.value());
        assertThat(v.region()).isEqualTo("550000000");
        assertThat(v.expenditure()).isEqualTo(Ids.purchase(1).value());
        assertThat(v.subjects()).contains(Ids.SELLER.value(), "PR-1");
        assertThat(v.codes()).contains("group.GOODS", "cat.FOOTWEAR", "method.BANK");
        assertThat(v.amount()).isEqualTo(300);
        assertThat(v.date()).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(v.textEn()).contains("winter boots", "Sample shoes");
    }

    @Test
    void tiers_hide_here_what_they_hide_in_the_entry() {
        AuditView coarse = view(home.proposes(1, COARSE, Group.PERSONAL, 300));
        assertThat(coarse.amount()).isEqualTo(300);
        assertThat(coarse.date()).isNull();
        assertThat(coarse.month()).isEqualTo(YearMonth.of(2026, 10));
        assertThat(coarse.subjects()).doesNotContain(Ids.SELLER.value());

        AuditView sealed = view(home.proposes(2, SEALED, Group.GOODS, 300));
        assertThat(sealed.amount()).isNull();
        assertThat(sealed.month()).isNull();
        assertThat(sealed.tier()).isEqualTo(Tier.SEALED);
        assertThat(sealed.codes()).containsExactly("method.BANK");
        assertThat(sealed.textEn()).isEmpty();
    }

    @Test
    void an_event_of_a_ward_shows_type_day_and_place_only() {
        AuditView v =
                view(
                        home.record(
                                new WardExited(
                                        ward(1),
                                        LocalDate.of(2026, 10, 4),
                                        null,
                                        Code.Exit.DECEASED,
                                        "canary")));

        assertThat(ViewJson.text(v))
                .isEqualTo(
                        """
                        {"codes":[],"day":"2026-10-05","feature":"ward","from":%d,"id":"%s",\
                        "position":%d,"refs":[],"subjects":[],"textEn":"","textKk":"",\
                        "textRu":"","to":9223372036854775807,"type":"ward.exited.v1"}"""
                                .formatted(v.position(), v.id(), v.position()));
    }

    @Test
    void money_of_one_ward_names_neither_account_nor_actor() {
        AuditView opened = view(home.record(new SubaccountOpened(ACCOUNT, ward(1), 1)));
        AuditView undone =
                view(
                        home.record(
                                new PostingReversed(
                                        null,
                                        null,
                                        null,
                                        1000,
                                        "KZT",
                                        MoneyCode.ReversalReason.BANK_RETURNED,
                                        head(),
                                        LocalDate.of(2026, 10, 5),
                                        new UUID(9, 9),
                                        null,
                                        OPEN,
                                        ACCOUNT,
                                        null,
                                        "canary",
                                        List.of(),
                                        List.of(),
                                        List.of())));

        for (AuditView v : List.of(opened, undone)) {
            assertThat(v.account()).isNull();
            assertThat(v.role()).isNull();
            assertThat(v.tag()).isNull();
            assertThat(v.amount()).isNull();
            assertThat(v.refs()).isEmpty();
        }
    }

    @Test
    void a_refused_attempt_shows_the_command_and_the_kind_of_rule() {
        AuditView v =
                view(
                        home.record(
                                new AttemptRefused(
                                        "expenditure.approve",
                                        MoneyCode.AttemptKind.FUNDS,
                                        HOME,
                                        ACCOUNT,
                                        ACCOUNT,
                                        "canary.ward-blocked",
                                        "canary",
                                        Map.of("canary", "canary"))));

        assertThat(v.command()).isEqualTo("expenditure.approve");
        assertThat(v.codes()).containsExactly("kind.FUNDS");
        assertThat(ViewJson.text(v)).doesNotContain("canary");
    }

    @Test
    void a_checked_day_is_found_by_date_and_result() {
        AuditView v =
                view(
                        home.record(
                                new DayChecked(
                                        HOME,
                                        ACCOUNT,
                                        LocalDate.of(2026, 10, 4),
                                        MoneyCode.DayResult.BROKEN,
                                        1,
                                        2,
                                        3,
                                        4,
                                        5)));

        assertThat(v.date()).isEqualTo(LocalDate.of(2026, 10, 4));
        assertThat(v.codes()).containsExactly("result.BROKEN");
        assertThat(v.amount()).isNull();
    }

    @Test
    void an_entry_that_names_only_the_account_is_found_under_its_home() {
        AuditView v = view(home.record(new MappingSaved(ACCOUNT, "canary")));

        assertThat(v.institution()).isEqualTo(HOME.value());
        assertThat(v.region()).isEqualTo("550000000");
    }

    @Test
    void later_steps_are_found_by_the_words_of_their_purchase() {
        home.proposes(1, OPEN, Group.GOODS, 300);
        AuditView v = view(home.approves(1, OPEN, 300));

        assertThat(v.textKk()).contains("winter boots kk");
        assertThat(v.role()).isEqualTo(Code.Role.ACCOUNTANT);
    }
}
