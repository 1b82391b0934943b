package org.wardledger.views.expenditure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardledger.views.Ids.ACCOUNT;
import static org.wardledger.views.Ids.COARSE;
import static org.wardledger.views.Ids.HOME;
import static org.wardledger.views.Ids.OPEN;
import static org.wardledger.views.Ids.SEALED;
import static org.wardledger.views.Ids.TRADER;
import static org.wardledger.views.Ids.purchase;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardledger.events.Carried;
import org.wardledger.events.Code;
import org.wardledger.events.ExpenditureEvent.ContractLinked;
import org.wardledger.events.ExpenditureEvent.EvidenceAdded;
import org.wardledger.events.ExpenditureEvent.ExpenditureExpired;
import org.wardledger.events.ExpenditureEvent.ExpenditureRejected;
import org.wardledger.events.ExpenditureEvent.ExpenditureVoided;
import org.wardledger.events.ExpenditureEvent.WardHeard;
import org.wardledger.events.MoneyCode;
import org.wardledger.events.MoneyCode.Direction;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.Publication;
import org.wardledger.views.Home;
import org.wardledger.views.Ids;
import org.wardledger.views.Step;

class ExpenditureViewTest {
    private final Home home = Home.registered().on(10, 5);
    private final UUID line = home.line(Direction.OUT, 300);

    private ExpenditureView view(int n) {
        return home.view(ExpenditureView.PROJECTION, purchase(n));
    }

    private UUID paid(int n, Publication tier) {
        home.proposes(n, tier, Group.GOODS, 300);
        home.approves(n, tier, 300);
        return home.pays(n, tier, 300, Group.GOODS, line);
    }

    @Test
    void an_open_purchase_shows_articles_seller_and_date() {
        home.proposes(1, OPEN, Group.GOODS, 300);

        ExpenditureView v = view(1);
        assertThat(v.items())
                .extracting(ItemLine::name)
                .containsExactly(Ids.name("winter boots"), null);
        assertThat(v.itemIds()).containsExactly(Ids.BOOTS.value());
        assertThat(v.supplierName()).isEqualTo(Ids.name("Sample shoes"));
        assertThat(v.category()).isEqualTo(MoneyCode.Category.FOOTWEAR);
        assertThat(v.date()).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(v.progress().contract()).isEqualTo("2026-10/17");
        assertThat(v.region()).isEqualTo("550000000");
    }

    @Test
    void a_coarse_purchase_shows_amount_merged_head_and_month_only() {
        home.proposes(1, COARSE, Group.PERSONAL, 300);

        ExpenditureView v = view(1);
        assertThat(v.amount()).isEqualTo(300);
        assertThat(v.group()).isEqualTo(Group.PERSONAL);
        assertThat(v.month()).isEqualTo(YearMonth.of(2026, 10));
        assertThat(v.items()).isEmpty();
        assertThat(v.category()).isNull();
        assertThat(v.supplier()).isNull();
        assertThat(v.date()).isNull();
        assertThat(v.progress().contract()).isNull();
        assertThat(v.textEn()).isEqualTo("personal spending");
    }

    @Test
    void a_sealed_purchase_shows_that_it_happened() {
        paid(1, SEALED);
        home.accepts(1, SEALED, 300);

        ExpenditureView v = view(1);
        assertThat(v.amount()).isNull();
        assertThat(v.cur()).isNull();
        assertThat(v.group()).isNull();
        assertThat(v.month()).isNull();
        assertThat(v.progress().payment().amount()).isNull();
        assertThat(v.progress().acceptance().amount()).isNull();
        assertThat(v.progress().step()).isEqualTo(Carried.Step.SETTLED);
        assertThat(v.textRu()).isEmpty();
        assertThat(v.story()).extracting(Step::amount).containsOnlyNulls();
    }

    @Test
    void a_sole_trader_is_an_id_without_a_name() {
        home.proposes(1, OPEN, Group.GOODS, 300, TRADER, null);

        assertThat(view(1).supplier()).isEqualTo(TRADER.value());
        assertThat(view(1).supplierName()).isNull();
    }

    @Test
    void words_for_head_and_category_are_searchable_in_three_languages() {
        home.proposes(1, OPEN, Group.GOODS, 300);

        assertThat(view(1).textKk()).contains("winter boots kk", "аяқ киім", "Sample shoes kk");
        assertThat(view(1).textRu()).contains("winter boots ru", "обувь", "вещи");
        assertThat(view(1).textEn()).contains("winter boots en", "footwear");
    }

    @Test
    void act_and_payment_settle_in_either_order() {
        paid(1, OPEN);
        assertThat(view(1).progress().step()).isEqualTo(Carried.Step.PAID);
        home.accepts(1, OPEN, 300);
        assertThat(view(1).progress().step()).isEqualTo(Carried.Step.SETTLED);

        home.proposes(2, OPEN, Group.GOODS, 300);
        home.approves(2, OPEN, 300);
        home.accepts(2, OPEN, 300);
        assertThat(view(2).progress().step()).isEqualTo(Carried.Step.ACCEPTED);
        home.pays(2, OPEN, 300, Group.GOODS, line);
        assertThat(view(2).progress().step()).isEqualTo(Carried.Step.SETTLED);
    }

    @Test
    void the_story_tells_each_step_with_roles_and_tags_of_this_purchase_only() {
        paid(1, OPEN);
        home.on(10, 9).accepts(1, OPEN, 300);

        assertThat(view(1).story())
                .extracting(Step::type)
                .containsExactly(
                        "expenditure.proposed.v1",
                        "expenditure.approved.v1",
                        "expenditure.paid.v1",
                        "expenditure.accepted.v1");
        Step approved = view(1).story().get(1);
        assertThat(approved.others())
                .extracting(p -> p.role())
                .containsExactly(Code.Role.COMMISSION_MEMBER, Code.Role.HEAD);
        assertThat(view(1).progress().approval().voters()).isEqualTo(2);
        Step accepted = view(1).story().get(3);
        assertThat(accepted.others().getFirst().tag())
                .isEqualTo(approved.others().getFirst().tag());
        assertThat(accepted.day()).isEqualTo(LocalDate.of(2026, 10, 9));
        assertThat(accepted.code()).isEqualTo("DELIVERY_NOTE");
    }

    @Test
    void a_reversal_undoes_the_payment_and_the_reversal_of_the_reversal_restores_it() {
        UUID paid = paid(1, OPEN);
        home.accepts(1, OPEN, 300);
        UUID first = home.reverses(1, OPEN, 300, paid, line, 1);
        assertThat(view(1).progress().step()).isEqualTo(Carried.Step.REVERSED);
        assertThat(view(1).progress().reversed()).isTrue();

        UUID second = home.reverses(1, OPEN, 300, first, line, -1);
        assertThat(view(1).progress().step()).isEqualTo(Carried.Step.SETTLED);
        assertThat(view(1).progress().reversed()).isFalse();

        home.reverses(1, OPEN, 300, second, line, 1);
        assertThat(view(1).progress().reversed()).isTrue();
        assertThat(view(1).story()).hasSize(7);
    }

    @Test
    void refunds_add_up_and_a_reversed_refund_goes_away() {
        UUID paid = paid(1, OPEN);
        home.refunds(1, OPEN, 40, paid, line);
        UUID second = home.refunds(1, OPEN, 60, paid, line);
        assertThat(view(1).progress().refunded()).isEqualTo(100);

        home.reverses(1, OPEN, 60, second, line, -1);
        assertThat(view(1).progress().refunded()).isEqualTo(40);
        assertThat(view(1).progress().refunds()).isEqualTo(1);
        assertThat(view(1).progress().step()).isEqualTo(Carried.Step.PAID);
    }

    @Test
    void what_replaces_a_reversed_purchase_is_linked_both_ways() {
        paid(1, OPEN);
        home.proposes(2, OPEN, Group.GOODS, 300, Ids.SELLER, purchase(1));

        assertThat(view(1).progress().replacedBy()).isEqualTo(purchase(2).value());
        assertThat(view(2).replaces()).isEqualTo(purchase(1).value());
    }

    @Test
    void three_ways_end_a_purchase_without_payment() {
        UUID nobody = new UUID(3, 3);
        for (int n = 1; n <= 3; n++) {
            home.proposes(n, OPEN, Group.GOODS, 300);
        }
        home.record(
                new ExpenditureRejected(
                        HOME,
                        ACCOUNT,
                        purchase(1),
                        MoneyCode.RefusalReason.PRICE,
                        nobody,
                        null,
                        OPEN,
                        "canary"));
        home.record(
                new ExpenditureVoided(
                        HOME,
                        ACCOUNT,
                        purchase(2),
                        MoneyCode.RefusalReason.DUPLICATE,
                        nobody,
                        OPEN,
                        "canary"));
        home.record(new ExpenditureExpired(HOME, ACCOUNT, purchase(3), nobody, OPEN));

        assertThat(view(1).progress().step()).isEqualTo(Carried.Step.REJECTED);
        assertThat(view(1).progress().ending().reason()).isEqualTo(MoneyCode.RefusalReason.PRICE);
        assertThat(view(2).progress().step()).isEqualTo(Carried.Step.VOIDED);
        assertThat(view(3).progress().step()).isEqualTo(Carried.Step.EXPIRED);
        assertThat(view(3).progress().ending().reason()).isNull();
    }

    @Test
    void later_papers_and_contracts_join_the_purchase() {
        home.proposes(1, OPEN, Group.GOODS, 300);
        home.record(new WardHeard(HOME, ACCOUNT, purchase(1), OPEN, List.of()));
        home.record(new ContractLinked(HOME, ACCOUNT, purchase(1), "77/1", null, null, OPEN));
        home.record(
                new EvidenceAdded(
                        HOME,
                        ACCOUNT,
                        purchase(1),
                        MoneyCode.Document.FISCAL_RECEIPT,
                        new UUID(3, 3),
                        OPEN,
                        new org.wardledger.events.Evidence(
                                MoneyCode.Document.FISCAL_RECEIPT, "canary", null, "canary")));

        assertThat(view(1).progress().contract()).isEqualTo("77/1");
        assertThat(view(1).progress().documents())
                .containsExactly(MoneyCode.Document.FISCAL_RECEIPT);
        assertThat(view(1).story()).hasSize(4);
    }

    @Test
    void a_payment_for_what_nobody_proposed_stops_the_reader() {
        assertThatThrownBy(() -> home.pays(9, OPEN, 300, Group.GOODS, line))
                .isInstanceOf(IllegalStateException.class);
    }
}
