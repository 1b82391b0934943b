package org.wardledger.domain.item;

import static org.wardledger.domain.Checks.accept;
import static org.wardledger.domain.Checks.first;
import static org.wardledger.domain.Checks.when;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wardledger.domain.Checks;
import org.wardledger.domain.CommonRefusal;
import org.wardledger.domain.Decider;
import org.wardledger.domain.Decision;
import org.wardledger.domain.Envelope;
import org.wardledger.domain.Refusal;
import org.wardledger.domain.RefusalCode;
import org.wardledger.events.Code.Unit;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.ItemEvent;
import org.wardledger.events.ItemEvent.ItemListed;
import org.wardledger.events.ItemEvent.ItemWithdrawn;
import org.wardledger.events.MoneyCode.Category;
import org.wardledger.events.Name3;

/// Articles that may be bought. Their names are public for ever, so a second reader looks at each
/// before it is listed: nobody's name may slip into the text of purchases.
public final class Item implements Decider<Item.Command, Item.State, ItemEvent> {
    private static final Pattern NORM = Pattern.compile("[A-Z][A-Z0-9_-]{0,39}");

    /// What may be asked.
    public sealed interface Command extends org.wardledger.domain.Command {
        Id.Item item();
    }

    /// @param duplicateName another article of the list has one of these names
    /// @param reader who read the names besides the one who asks
    /// @param namesPerson the reader found a person in them
    public record ListItem(
            Id.Item item,
            Name3 name,
            Unit unit,
            Category cat,
            boolean durable,
            @Nullable String norm,
            boolean duplicateName,
            Id.Actor reader,
            boolean namesPerson)
            implements Command {
        @Override
        public String code() {
            return "item.list";
        }
    }

    /// It may not be bought any more.
    public record WithdrawItem(Id.Item item) implements Command {
        @Override
        public String code() {
            return "item.withdraw";
        }
    }

    /// Whether it may be bought.
    public enum State {
        UNKNOWN,
        LISTED,
        WITHDRAWN
    }

    /// Why the list of articles says no.
    public enum ItemRefusal implements RefusalCode {
        UNKNOWN("item.unknown", Step.STATE),
        DUPLICATE_NAME("item.duplicate-name", Step.STATE),
        NAMES_PERSON("item.names-person", Step.DUTY);

        private final String code;
        private final Step step;

        ItemRefusal(String code, Step step) {
            this.code = code;
            this.step = step;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Step step() {
            return step;
        }
    }

    @Override
    public State initial() {
        return State.UNKNOWN;
    }

    @Override
    public Decision<ItemEvent> decide(Command command, Envelope envelope, State state) {
        return switch (command) {
            case ListItem c -> list(c, envelope, state);
            case WithdrawItem c ->
                    switch (state) {
                        case UNKNOWN -> Decision.refuse(ItemRefusal.UNKNOWN, "item");
                        case LISTED -> Decision.accept(new ItemWithdrawn(c.item()));
                        case WITHDRAWN -> Decision.accept();
                    };
        };
    }

    private static Decision<ItemEvent> list(ListItem c, Envelope envelope, State state) {
        return accept(
                () -> new ItemListed(c.item(), c.name(), c.unit(), c.cat(), c.durable(), c.norm()),
                wrongInput(c),
                when(state != State.UNKNOWN, CommonRefusal.APPEND_ONLY, "item"),
                when(c.duplicateName(), ItemRefusal.DUPLICATE_NAME, "name"),
                when(c.reader().equals(envelope.by().actor()), ItemRefusal.NAMES_PERSON, "reader"),
                when(c.namesPerson(), ItemRefusal.NAMES_PERSON, "name"));
    }

    private static @Nullable Refusal wrongInput(ListItem c) {
        String norm = c.norm();
        return first(
                Checks.name3(c.name(), CommonRefusal.MALFORMED, "name"),
                when(
                        norm != null && !NORM.matcher(norm).matches(),
                        CommonRefusal.MALFORMED,
                        "norm"));
    }

    @Override
    public State evolve(State state, Fact<? extends ItemEvent> fact) {
        return switch (fact.event()) {
            case ItemListed _ -> State.LISTED;
            case ItemWithdrawn _ -> State.WITHDRAWN;
        };
    }
}
