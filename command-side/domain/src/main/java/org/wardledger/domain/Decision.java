package org.wardledger.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wardledger.events.LedgerEvent;

/// The answer of a rule: what happens, or why not.
public sealed interface Decision<E extends LedgerEvent> {

    /// These events happen, all or none. Empty when everything wished for is so already.
    record Accepted<E extends LedgerEvent>(List<E> events) implements Decision<E> {}

    /// A rule says no.
    record Refused<E extends LedgerEvent>(Refusal refusal) implements Decision<E> {}

    @SafeVarargs
    static <E extends LedgerEvent> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E extends LedgerEvent> Decision<E> accept(List<E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    static <E extends LedgerEvent> Decision<E> refuse(RefusalCode code) {
        return refuse(new Refusal(code, null, Map.of()));
    }

    static <E extends LedgerEvent> Decision<E> refuse(RefusalCode code, @Nullable String field) {
        return refuse(new Refusal(code, field, Map.of()));
    }

    static <E extends LedgerEvent> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
