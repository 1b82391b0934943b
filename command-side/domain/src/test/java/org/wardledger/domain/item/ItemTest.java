package org.wardledger.domain.item;

import static org.wardledger.domain.Envelopes.actor;
import static org.wardledger.domain.Envelopes.id;
import static org.wardledger.domain.GivenWhenThen.rules;

import org.junit.jupiter.api.Test;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.GivenWhenThen;
import org.wardledger.domain.item.Item.ItemRefusal;
import org.wardledger.domain.item.Item.ListItem;
import org.wardledger.domain.item.Item.WithdrawItem;
import org.wardledger.events.Code.Role;
import org.wardledger.events.Code.Unit;
import org.wardledger.events.Id;
import org.wardledger.events.ItemEvent;
import org.wardledger.events.ItemEvent.ItemListed;
import org.wardledger.events.ItemEvent.ItemWithdrawn;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.Name3;

class ItemTest {
    private static final Id.Item ITEM = new Id.Item(id("itm", 1));
    private static final Id.Actor READER = actor(Role.HEAD, 2).actor();
    private static final Name3 SHOES = new Name3("Қысқы аяқкиім", "Обувь зимняя", "Winter shoes");

    @Test
    void an_article_is_listed_once_and_withdrawn() {
        items().when(list(SHOES, false, READER, false))
                .thenEvents(
                        new ItemListed(ITEM, SHOES, Unit.PAIR, Category.FOOTWEAR, true, "SHOES_1"))
                .when(list(SHOES, false, READER, false))
                .thenRefused(CommonRefusal.APPEND_ONLY, "item")
                .when(new WithdrawItem(ITEM))
                .thenEvents(new ItemWithdrawn(ITEM))
                .when(new WithdrawItem(ITEM))
                .thenNothing()
                .when(list(SHOES, false, READER, false))
                .thenRefused(CommonRefusal.APPEND_ONLY, "item");
    }

    @Test
    void two_articles_do_not_share_a_name() {
        items().when(list(SHOES, true, READER, false))
                .thenRefused(ItemRefusal.DUPLICATE_NAME, "name");
    }

    @Test
    void a_second_person_looks_for_names_of_people() {
        items().when(list(SHOES, false, READER, true))
                .thenRefused(ItemRefusal.NAMES_PERSON, "name")
                .when(list(SHOES, false, actor(Role.ACCOUNTANT, 1).actor(), false))
                .thenRefused(ItemRefusal.NAMES_PERSON, "reader");
    }

    @Test
    void every_language_has_a_name() {
        items().when(list(new Name3("а", "б", ""), true, READER, true))
                .thenRefused(CommonRefusal.MALFORMED, "name.en");
        items().when(list(new Name3("а", "б".repeat(601), "c"), true, READER, true))
                .thenRefused(CommonRefusal.TOO_LARGE, "name.ru");
    }

    @Test
    void what_was_never_listed_cannot_be_withdrawn() {
        items().when(new WithdrawItem(ITEM)).thenRefused(ItemRefusal.UNKNOWN, "item");
    }

    private static GivenWhenThen<Item.Command, Item.State, ItemEvent> items() {
        return rules(new Item());
    }

    private static ListItem list(
            Name3 name, boolean duplicate, Id.Actor reader, boolean namesPerson) {
        return new ListItem(
                ITEM,
                name,
                Unit.PAIR,
                Category.FOOTWEAR,
                true,
                "SHOES_1",
                duplicate,
                reader,
                namesPerson);
    }
}
