package org.wardledger.views.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardledger.views.Ids.BOOTS;
import static org.wardledger.views.Ids.COARSE;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.OPEN;
import static org.wardledger.views.Ids.SEALED;
import static org.wardledger.views.Ids.SELLER;
import static org.wardledger.views.Ids.TRADER;
import static org.wardledger.views.Ids.head;
import static org.wardledger.views.Ids.member;
import static org.wardledger.views.Ids.name;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardledger.events.BodyEvent.BodyFormed;
import org.wardledger.events.BodyEvent.BodyRules;
import org.wardledger.events.BodyEvent.MemberAppointed;
import org.wardledger.events.BodyEvent.MemberRemoved;
import org.wardledger.events.BodyEvent.RemovalReason;
import org.wardledger.events.Code;
import org.wardledger.events.DecisionEvent.DecisionAdopted;
import org.wardledger.events.DecisionEvent.DecisionRevoked;
import org.wardledger.events.DecisionEvent.RevokeReason;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.ItemEvent.ItemWithdrawn;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.Publication;
import org.wardledger.events.RuleEvent.Citation;
import org.wardledger.events.RuleEvent.RuleAdopted;
import org.wardledger.events.RuleEvent.RuleWithdrawn;
import org.wardledger.events.SupplierEvent.SupplierChanged;
import org.wardledger.events.SupplierEvent.SupplierStatusRecorded;
import org.wardledger.views.Home;
import org.wardledger.views.Ids;
import org.wardledger.views.ViewJson;

class ReferenceViewsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final Id.Body BODY = new Id.Body("bod_0000000000000001");
    private static final Id.Decision DECISION = new Id.Decision("dec_0000000000000001");
    private final Home home = Home.registered().on(10, 5);

    @Test
    void a_legal_entity_shows_bin_name_and_state() {
        home.record(new SupplierChanged(SELLER, name("New shoes"), null, "canary"));
        home.record(
                new SupplierStatusRecorded(SELLER, Code.SupplierStatus.UNRELIABLE, DAY, "LIST"));

        SupplierView v = home.view(SupplierView.PROJECTION, SELLER);
        assertThat(v.bin()).isEqualTo("991240000402");
        assertThat(v.name()).isEqualTo(name("New shoes"));
        assertThat(v.status()).isEqualTo(Code.SupplierStatus.UNRELIABLE);
    }

    @Test
    void a_sole_trader_never_has_a_name_not_even_by_mistake() {
        home.record(new SupplierChanged(TRADER, name("canary"), "canary", null));

        SupplierView v = home.view(SupplierView.PROJECTION, TRADER);
        assertThat(v.name()).isNull();
        assertThat(v.bin()).isNull();
        assertThat(ViewJson.text(v)).doesNotContain("canary");
    }

    @Test
    void a_private_change_of_a_seller_makes_no_version() {
        SupplierView before = home.view(SupplierView.PROJECTION, SELLER);
        home.record(new SupplierChanged(SELLER, null, null, "canary"));

        assertThat(home.view(SupplierView.PROJECTION, SELLER)).isSameAs(before);
    }

    @Test
    void a_withdrawn_article_keeps_its_names() {
        home.record(new ItemWithdrawn(BOOTS));

        ItemView v = home.view(ItemView.PROJECTION, BOOTS);
        assertThat(v.withdrawn()).isTrue();
        assertThat(v.name()).isEqualTo(name("winter boots"));
    }

    @Test
    void a_rule_keeps_its_citation_and_what_ended_it() {
        Id.Rule rule = new Id.Rule("SPLIT-3");
        Citation law = new Citation("SC", "202(3)", "2023-07-01");
        home.record(
                new RuleAdopted(
                        rule,
                        Code.RuleKind.SPLIT,
                        Map.of("share", "7000", "floor", "none"),
                        DAY,
                        null,
                        law,
                        name("Split")));
        home.record(new RuleWithdrawn(rule, DAY.plusDays(9), new Citation("SC", "202(4)", "2026")));

        RuleView v = home.view(RuleView.PROJECTION, rule);
        assertThat(v.params())
                .containsExactly(Map.entry("floor", "none"), Map.entry("share", "7000"));
        assertThat(v.validTo()).isEqualTo(DAY.plusDays(9));
        assertThat(v.citation()).isEqualTo(law);
        assertThat(v.withdrawnBy().article()).isEqualTo("202(4)");
    }

    @Test
    void a_seat_ends_and_may_be_filled_again_by_the_same_person() {
        home.record(formed());
        home.record(appointed());
        home.record(new MemberRemoved(BODY, member(), RemovalReason.RESIGNED, DAY, "canary"));
        home.record(appointed());

        BodyView v = home.view(BodyView.PROJECTION, BODY);
        assertThat(v.seats()).hasSize(2);
        assertThat(v.seats().getFirst().removedOn()).isEqualTo(DAY);
        assertThat(v.seats().getLast().removedOn()).isNull();
        assertThat(ViewJson.text(v)).doesNotContain("canary");
    }

    @Test
    void a_decision_shows_its_limits_by_tier() {
        home.record(formed());
        home.record(adopted(COARSE));
        DecisionView v = home.view(DecisionView.PROJECTION, DECISION);
        assertThat(v.max()).containsExactly(new GroupAmount(Group.GOODS, 5000));
        assertThat(v.voters()).hasSize(2);

        home.record(adopted(SEALED));
        assertThat(home.view(DecisionView.PROJECTION, DECISION).max()).isEmpty();
    }

    @Test
    void a_revoked_decision_says_when_and_why() {
        home.record(formed());
        home.record(adopted(OPEN));
        home.on(10, 9).record(new DecisionRevoked(DECISION, RevokeReason.ERROR, null));

        DecisionView v = home.view(DecisionView.PROJECTION, DECISION);
        assertThat(v.revokedOn()).isEqualTo(LocalDate.of(2026, 10, 9));
        assertThat(v.revokeReason()).isEqualTo(RevokeReason.ERROR);
        assertThat(v.inFavour()).isEqualTo(2);
    }

    private static BodyFormed formed() {
        return new BodyFormed(
                BODY,
                Code.BodyKind.FUND_USE_COMMISSION,
                HOME,
                null,
                "SC-202",
                new BodyRules(6667, 5000, 24, 5000, 10),
                name("Commission"),
                DAY);
    }

    private static MemberAppointed appointed() {
        return new MemberAppointed(
                BODY, member(), Code.Seat.CIVIL, DAY, DAY.plusYears(2), true, "canary", "canary");
    }

    private static DecisionAdopted adopted(Publication tier) {
        return new DecisionAdopted(
                DECISION,
                BODY,
                HOME,
                3,
                2,
                2,
                0,
                0,
                List.of(member(), head()),
                DAY,
                DAY.plusDays(30),
                List.of(new GroupAmount(Group.GOODS, 5000)),
                "KZT",
                null,
                tier,
                List.of());
    }

    @Test
    void tags_differ_between_records() {
        home.record(formed());
        home.record(appointed());
        home.record(adopted(OPEN));

        String seat = home.view(BodyView.PROJECTION, BODY).seats().getFirst().member().tag();
        String vote = home.view(DecisionView.PROJECTION, DECISION).voters().getFirst().tag();
        assertThat(seat).isNotEqualTo(vote);
        assertThat(Ids.MEMBER.value()).doesNotContain(seat);
    }
}
