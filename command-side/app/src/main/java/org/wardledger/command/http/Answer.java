package org.wardledger.command.http;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wardledger.command.Outcome;
import org.wardledger.events.Fact;
import org.wardledger.events.Id;
import org.wardledger.events.LedgerEvent;
import org.wardledger.events.MoneyEvent;
import org.wardledger.events.PrivacyEvent;

/// What was recorded.
///
/// @param position place of the last event in the ledger
/// @param hit the answer of an earlier call under the same key
record Answer(String position, boolean hit, List<Event> events) {

    /// One event.
    ///
    /// @param about id of the record it is about, such as the purchase just proposed
    record Event(UUID id, String type, @Nullable String about, LocalDate day) {

        private static Event of(Fact<? extends LedgerEvent> fact) {
            Id about = recordOf(fact.event());
            return new Event(
                    fact.id(),
                    LedgerEvent.typeOf(fact.event().getClass()),
                    about == null ? null : about.value(),
                    fact.day());
        }
    }

    private static @Nullable Id recordOf(LedgerEvent event) {
        if (event instanceof PrivacyEvent privacy) {
            return privacy.privacyCase();
        }
        Id record = event.tagScope();
        if (record == null || record instanceof Id.Statement) {
            return event instanceof MoneyEvent money ? money.acct() : null;
        }
        return record;
    }

    static Answer of(Outcome.Done done) {
        return new Answer(
                Long.toString(done.position()),
                done.hit(),
                done.events().stream().map(Event::of).toList());
    }
}
