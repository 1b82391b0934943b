package org.wardledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.wardledger.domain.PublicationRule.Crowd;
import org.wardledger.events.ExpenditureEvent.ItemRow;
import org.wardledger.events.ExpenditureEvent.PurchaseLine;
import org.wardledger.events.ExpenditureEvent.WardItem;
import org.wardledger.events.GroupAmount;
import org.wardledger.events.Id;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.MoneyCode.Group;
import org.wardledger.events.ReservationEvent.WardGroup;
import org.wardledger.events.Visibility.Tier;

class PublicationRuleTest {
    private static final PublicationRule RULE = new PublicationRule(new Id.Rule("PR-1"), 10, 20);
    private static final Id.Item SHOES = new Id.Item(Envelopes.id("itm", 1));
    private static final Id.Item SPECIAL = new Id.Item(Envelopes.id("itm", 2));

    @Test
    void ten_wards_of_a_home_of_ten_may_be_shown() {
        assertThat(RULE.tier(new Crowd(false, 10, 10))).isEqualTo(Tier.OPEN);
        assertThat(RULE.tier(new Crowd(false, 10, 9))).isEqualTo(Tier.COARSE);
        assertThat(RULE.tier(new Crowd(false, 9, 9))).isEqualTo(Tier.SEALED);
    }

    @Test
    void a_home_for_children_needs_twenty() {
        assertThat(RULE.tier(new Crowd(true, 19, 19))).isEqualTo(Tier.SEALED);
        assertThat(RULE.tier(new Crowd(true, 20, 19))).isEqualTo(Tier.COARSE);
        assertThat(RULE.tier(new Crowd(true, 20, 20))).isEqualTo(Tier.OPEN);
    }

    @Test
    void a_sensitive_category_shows_its_head_only() {
        Crowd many = new Crowd(false, 50, 40);
        assertThat(RULE.publishedGroup(many, Group.HEALTH_AND_CARE))
                .isEqualTo(Group.HEALTH_AND_CARE);
        assertThat(RULE.publishedCategory(many, Category.MEDICINES)).isNull();
        assertThat(RULE.publishedItems(many, Group.HEALTH_AND_CARE, lines(40, SHOES))).isEmpty();
    }

    @Test
    void a_home_for_children_never_shows_a_sensitive_head() {
        assertThat(RULE.publishedGroup(new Crowd(true, 90, 90), Group.HEALTH_AND_CARE))
                .isEqualTo(Group.PERSONAL);
    }

    @Test
    void few_wards_show_neither_head_nor_category_nor_articles() {
        Crowd few = new Crowd(false, 50, 9);
        assertThat(RULE.publishedGroup(few, Group.GOODS)).isEqualTo(Group.PERSONAL);
        assertThat(RULE.publishedCategory(few, Category.FOOTWEAR)).isNull();
        assertThat(RULE.publishedItems(few, Group.GOODS, lines(9, SHOES))).isEmpty();
    }

    @Test
    void an_article_for_one_ward_disappears_in_a_row_without_article_price_and_quantity() {
        List<PurchaseLine> lines = new ArrayList<>(lines(12, SHOES));
        lines.add(line(13, new WardItem(SPECIAL, 5_000_000, "1", "47")));
        assertThat(RULE.publishedItems(new Crowd(false, 40, 13), Group.GOODS, lines))
                .containsExactly(
                        new ItemRow(SHOES, 1_000_000L, "12", 12_000_000),
                        new ItemRow(null, null, null, 5_000_000));
    }

    @Test
    void one_ward_with_twelve_pairs_is_not_twelve_wards() {
        List<PurchaseLine> lines = new ArrayList<>(lines(12, SHOES));
        for (int i = 0; i < 12; i++) {
            lines.add(line(1, new WardItem(SPECIAL, 700, "1", null)));
        }
        assertThat(RULE.publishedItems(new Crowd(false, 40, 12), Group.GOODS, lines))
                .contains(new ItemRow(null, null, null, 8_400));
    }

    @Test
    void a_special_price_for_few_wards_is_not_a_row_of_its_own() {
        List<PurchaseLine> lines = new ArrayList<>(lines(12, SHOES));
        lines.add(line(13, new WardItem(SHOES, 999_999, "1", null)));
        assertThat(RULE.publishedItems(new Crowd(false, 40, 13), Group.GOODS, lines))
                .hasSize(2)
                .contains(new ItemRow(null, null, null, 999_999));
    }

    @Test
    void heads_with_few_wards_are_merged() {
        List<WardGroup> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(new WardGroup(ward(i), Group.GOODS, 100));
        }
        lines.add(new WardGroup(ward(1), Group.FOOD_EXTRA, 7));
        lines.add(new WardGroup(ward(2), Group.PRIVATE_MATTERS, 5));
        assertThat(RULE.publishedSums(false, lines))
                .containsExactly(
                        new GroupAmount(Group.GOODS, 1_000), new GroupAmount(Group.PERSONAL, 12));
    }

    @Test
    void half_a_tiyn_is_rounded_up() {
        assertThat(PublicationRule.amountOf(new WardItem(SHOES, 333, "1.5", null))).isEqualTo(500);
    }

    @Test
    void a_threshold_of_one_is_no_rule() {
        assertThatThrownBy(() -> new PublicationRule(new Id.Rule("PR-2"), 1, 20))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void published_rows_add_up_and_each_serves_enough_wards(
            @ForAll List<@IntRange(max = 30) Integer> wards,
            @ForAll @IntRange(min = 1, max = 4) int articles) {
        List<PurchaseLine> lines = new ArrayList<>();
        for (int i = 0; i < wards.size(); i++) {
            Id.Item item = new Id.Item(Envelopes.id("itm", i % articles));
            lines.add(line(wards.get(i), new WardItem(item, 100 + i % 2, "1.25", null)));
        }
        int distinct = (int) wards.stream().distinct().count();
        List<ItemRow> rows =
                RULE.publishedItems(new Crowd(false, 40, distinct), Group.GOODS, lines);
        long all = lines.stream().mapToLong(PurchaseLine::amt).sum();
        if (distinct < 10) {
            assertThat(rows).isEmpty();
        } else {
            assertThat(rows.stream().mapToLong(ItemRow::amt).sum()).isEqualTo(all);
            for (ItemRow row : rows) {
                assertThat(row.item() == null || wardsOf(lines, row) >= 10).isTrue();
            }
        }
    }

    private static long wardsOf(List<PurchaseLine> lines, ItemRow row) {
        return lines.stream()
                .filter(
                        l ->
                                l.items().stream()
                                        .anyMatch(
                                                i ->
                                                        i.item().equals(row.item())
                                                                && Long.valueOf(i.price())
                                                                        .equals(row.price())))
                .map(PurchaseLine::ward)
                .distinct()
                .count();
    }

    private static List<PurchaseLine> lines(int wards, Id.Item item) {
        return IntStream.range(0, wards)
                .mapToObj(i -> line(i, new WardItem(item, 1_000_000, "1", null)))
                .toList();
    }

    private static PurchaseLine line(int ward, WardItem item) {
        return new PurchaseLine(
                ward(ward), PublicationRule.amountOf(item), List.of(item), "WORN_OUT");
    }

    private static Id.Ward ward(int n) {
        return new Id.Ward(Envelopes.id("wrd", n));
    }
}
