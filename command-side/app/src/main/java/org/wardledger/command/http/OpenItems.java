package org.wardledger.command.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.States;
import org.wardledger.command.lookup.Registers;
import org.wardledger.command.privacy.HiddenTexts;
import org.wardledger.domain.Streams;
import org.wardledger.domain.account.PeriodState;
import org.wardledger.events.Fact;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.StatementEvent.LineRecorded;

/// Open items of an account with what the bank said of them.
final class OpenItems {
    /// Lines of longer ago are shown without their text.
    private static final int MONTHS_BACK = 12;

    private OpenItems() {}

    /// @param amt what is open of it, tiyn: positive came in, negative went out
    /// @param line the bank's line, without its text where that is hidden; null for counts, and for
    ///     lines of long ago
    record Item(UUID item, long amt, @Nullable LineRecorded line) {

        private Item without(HiddenTexts hidden) {
            return line == null ? this : new Item(item, amt, hidden.shown(item, line));
        }
    }

    /// In the order in which they were recorded; what is shown without a line comes last.
    static List<Item> of(PeriodState state, States states, Registers registers) {
        HiddenTexts hidden = new HiddenTexts(registers);
        Map<UUID, Long> open = new HashMap<>(state.books().suspense());
        List<Item> items = new ArrayList<>();
        for (int back = 0; back < MONTHS_BACK && !open.isEmpty(); back++) {
            String stream =
                    Streams.of(state.known().acct(), state.known().period().minusMonths(back));
            List<Item> month = new ArrayList<>();
            try (Stream<Fact<LedgerEvent>> events = states.history(stream)) {
                events.forEach(
                        fact -> {
                            hidden.take(fact.event());
                            take(fact, open, month);
                        });
            }
            items.addAll(0, month);
        }
        items.replaceAll(item -> item.without(hidden));
        open.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> items.add(new Item(e.getKey(), e.getValue(), null)));
        return items;
    }

    private static void take(Fact<LedgerEvent> fact, Map<UUID, Long> open, List<Item> items) {
        if (fact.event() instanceof LineRecorded line) {
            Long amt = open.remove(fact.id());
            if (amt != null) {
                items.add(new Item(fact.id(), amt, line));
            }
        }
    }
}
